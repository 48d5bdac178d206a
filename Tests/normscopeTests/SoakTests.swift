import Foundation
import Testing

/// A long run with the screen up.
///
/// `sh Tests/soak.sh` makes 10⁷ steps.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status")))
struct SoakTests {
  private static let steps =
    ProcessInfo.processInfo.environment["NORMSCOPE_SOAK_STEPS"].flatMap { Int($0) } ?? 1_000_000

  /// The memory in use now, in kB.
  private func memory(of process: pid_t) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let match = try #require(status.firstMatch(of: /VmRSS:\s+([0-9]+) kB/))
    return try #require(Int(match.1))
  }

  @Test func memoryStaysFlatAndAllOfThePastStaysInView() throws {
    try Tmux.open(width: 200, height: 50) { terminal in
      try TinySet.write(to: terminal.directory.appending(path: "tiny"))
      let options = "--data tiny --hidden 3 --batch 2 --lr 0.01 --pace max --compare"
      try terminal.start("sh n \(options) --view learning")
      let process = try terminal.process()
      let clock = ContinuousClock()
      let start = clock.now
      // Every fifth of the way another view; memory from the first fifth on.
      var samples: [Int] = []
      for (fifth, view) in zip(1...5, ["1", "3", "5", "7", "8"]) {
        let goal = Self.steps * fifth / 5
        while try (terminal.picture().step ?? 0) < goal { samples.append(try memory(of: process)) }
        if fifth == 1 { samples = [] }
        try terminal.press(view)
      }
      let (least, most) = (samples.min() ?? 0, samples.max() ?? 0)
      let answer = try clock.measure { try terminal.openHelp() }
      try terminal.closeHelp()
      print(
        "\(Self.steps) steps in \(clock.now - start): \(least)–\(most) kB, a key took \(answer)")
      #expect(most < least + 8_000, "\(least) kB at the least, \(most) kB at the most")
      #expect(answer < .seconds(2))

      // The table behind the curves has a bounded number of moments, from the first to the last.
      try terminal.press("o")
      try terminal.wait(for: "saved normscope-learning")
      let files = try FileManager.default.contentsOfDirectory(atPath: terminal.path(""))
      let table = try #require(files.first { $0.hasSuffix(".csv") })
      let rows = try terminal.contents(of: table).split(separator: "\n").dropFirst()
      let steps = Set(rows.compactMap { Int($0.split(separator: ",")[1]) }).sorted()
      #expect((65...257).contains(steps.count), "\(steps.count) moments")
      #expect(steps.first == 0 && (steps.last ?? 0) > Self.steps * 9 / 10)
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }
}
