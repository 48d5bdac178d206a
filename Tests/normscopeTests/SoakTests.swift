import Foundation
import Testing

/// Long runs with the screen up: a tiny network, and some of its steps with the default one, whose
/// past takes more until there is as much of it as is kept.
///
/// `sh Tests/soak.sh` makes 10⁷ steps.
@Suite(.serialized, .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status")))
struct SoakTests {
  private static let steps =
    ProcessInfo.processInfo.environment["NORMSCOPE_SOAK_STEPS"].flatMap { Int($0) } ?? 1_000_000

  /// The memory in use now, in kB.
  private func memory(of process: pid_t) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let match = try #require(status.firstMatch(of: /VmRSS:\s+([0-9]+) kB/))
    return try #require(Int(match.1))
  }

  @Test(arguments: [
    ("--data tiny --hidden 3 --batch 2 --lr 0.01", steps, 8_000), ("", steps / 200, 64_000),
  ])
  func memoryStaysFlatAndAllOfThePastStaysInView(options: String, steps: Int, growth: Int) throws {
    try Tmux.open(width: 200, height: 50) { terminal in
      try TinySet.write(to: terminal.directory.appending(path: "tiny"))
      try terminal.start("sh n \(options) --pace max --compare --view learning")
      let process = try terminal.process()
      let clock = ContinuousClock()
      let start = clock.now
      // Every fifth of the way another view; memory from the first fifth on.
      var samples: [Int] = []
      for (fifth, view) in zip(0..<5, ["1", "3", "5", "7", "8"]) {
        if fifth == 1 { samples = [] }
        for part in 1...20 {
          let goal = steps * (20 * fifth + part) / 100
          try eventually("step \(goal)", details: terminal.state) {
            samples.append(try memory(of: process))
            return try terminal.picture().step ?? 0 >= goal
          }
        }
        try terminal.press(view)
      }
      let (least, most) = try (#require(samples.min()), #require(samples.max()))
      let answer = try clock.measure { try terminal.openHelp() }
      try terminal.closeHelp()
      print(
        "\(steps) steps in \(clock.now - start): \(least)–\(most) kB, a key took \(answer)")
      #expect(samples.count >= 80)
      #expect(most < least + growth, "\(least) kB at the least, \(most) kB at the most")

      // The table behind the curves has a bounded number of moments, from the first to the last.
      try terminal.press("o")
      try terminal.wait(for: "saved normscope-learning")
      let files = try FileManager.default.contentsOfDirectory(atPath: terminal.path(""))
      let table = try #require(files.first { $0.hasSuffix(".csv") })
      let rows = try terminal.contents(of: table).split(separator: "\n").dropFirst()
      let moments = Set(rows.compactMap { Int($0.split(separator: ",")[1]) }).sorted()
      #expect((65...257).contains(moments.count), "\(moments.count) moments")
      #expect(moments.first == 0 && (moments.last ?? 0) > steps * 9 / 10)
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }
}
