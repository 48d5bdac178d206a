import Foundation
import Testing

/// The progress bar on a terminal.
@Suite struct ProgressTests {
  /// Runs a long training, gathers what it writes until `isEnough`, presses Ctrl-C where it `ends` so,
  /// and returns all that was written.
  private func written(
    _ arguments: [String], width: Int, environment: [String: String] = [:], status: Int32,
    interruptedWhen isEnough: (String) -> Bool = { _ in false }
  ) throws -> String {
    let command = [try Program.path()] + arguments
    return try PseudoTerminal.run(command, width: width, environment: environment) { terminal in
      var bytes: [UInt8] = []
      var isInterrupted = false
      try eventually("the end of the output", every: 0) {
        let more = terminal.read(within: .milliseconds(200))
        bytes += more
        if !isInterrupted, isEnough(String(decoding: bytes, as: UTF8.self)) {
          isInterrupted = true
          terminal.type("\u{3}")
        }
        return more.isEmpty && terminal.hasGone
      }
      #expect(try terminal.exitStatus() == status)
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private static let training = [
    "run", "--data", "moons", "--hidden", "3", "--compare", "--steps", "20000000",
  ]

  /// The lines that were drawn over each other.
  private func lines(_ text: String) -> [String] {
    text.split(separator: "\r").map { String($0.replacing("\u{1B}[K", with: "")) }.filter {
      !$0.isEmpty
    }
  }

  @Test(arguments: [20, 40, 60, 100]) func fitsAnyWidth(width: Int) throws {
    let text = try written(Self.training, width: width, status: 130) { text in
      lines(text).contains { width < 40 ? Self.steps($0) ?? 0 > 0 : $0.contains(" s left") }
    }
    let drawn = lines(text.replacing("^C", with: ""))
    for line in drawn { #expect(line.unicodeScalars.count <= width - 3, "\(line)") }
    let last = try #require(drawn.last)
    #expect(last.contains("20000000"), "\(last)")
    if width >= 60 { #expect(last.contains(" steps/s"), "\(last)") }
    if width >= 100 {
      #expect(last.contains("loss 0.") && last.contains("accuracy ") && last.hasPrefix("["))
    }
  }

  /// The steps that a line says are made.
  private static func steps(_ line: String) -> Int? {
    line.firstMatch(of: /([0-9]+)( of |\/)[0-9]+/).flatMap { Int($0.1) }
  }

  @Test func ctrlCLeavesNothingOfAFilm() throws {
    try withTemporaryDirectory { directory in
      let out = directory.appending(path: "x.svg").path(percentEncoded: false)
      let text = try written(
        [
          "film", "--data", "moons", "--hidden", "3", "--steps", "20000000", "--every", "20000",
          "--out", out,
        ], width: 100, status: 130
      ) { text in lines(text).contains { Self.steps($0) ?? 0 > 0 } }
      #expect(text.contains(" of 20000000 steps"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).isEmpty)
    }
  }

  @Test func ctrlCLeavesACleanLine() throws {
    let text = try written(Self.training, width: 80, status: 130) { lines($0).count > 2 }
    #expect(text.hasSuffix("\r\u{1B}[K"), "\(text.debugDescription)")
  }

  @Test(arguments: ["", "dumb"]) func writesNothingWhereALineCanNotBeCleared(type: String) throws {
    let text = try written(
      ["run", "--data", "moons", "--hidden", "3", "--steps", "60000"], width: 80,
      environment: ["TERM": type], status: 0)
    #expect(text.hasPrefix("{") && !text.contains("\u{1B}") && text.hasSuffix("}\r\n"))
  }

  @Test func countsTheStepsOfTheNetworkFurthestBehind() throws {
    let steps = 60000
    let text = try written(
      ["run", "--data", "moons", "--hidden", "3", "--compare", "--steps", "\(steps)"], width: 80,
      status: 0)
    let counts = lines(text).compactMap { $0.firstMatch(of: /([0-9]+) of ([0-9]+) steps/) }
    #expect(!counts.isEmpty)
    for count in counts {
      #expect(Int(count.2) == steps)
      #expect(Int(count.1).map { $0 <= steps } == true)
    }
  }
}
