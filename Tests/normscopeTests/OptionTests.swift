import Foundation
import Testing

/// Every option of every command is honoured, or refused in one line.
@Suite struct OptionTests {
  /// A small network on little data.
  static let tiny = ["--data", "moons", "--hidden", "3"]
  /// A command that is over soon, for each that needs words of its own.
  static let frame = ["frame", "--step", "8"] + tiny
  static let stableRate =
    ["stable-rate", "--steps", "8", "--depths", "1", "--seeds", "1"] + tiny
  static let bench = ["bench", "--rounds", "1"] + tiny
  static let watch = ["watch", WatchTests.logs]
  static let run = ["run", "--steps", "8"] + tiny

  /// What a command prints, without how long it took; it has to succeed.
  func printed(_ arguments: [String]) throws -> String {
    let outcome = try Outcome.of(Program.path(), arguments)
    #expect(outcome.status == 0 && outcome.errors == "", "\(arguments): \(outcome.errors)")
    return outcome.output.replacing(/"(seconds|steps_per_second)":[^,]*,/, with: "")
  }

  private func expectRefusal(_ arguments: [String], naming name: String) throws {
    let outcome = try Outcome.of(Program.path(), arguments)
    #expect(outcome.status == 2 && outcome.output == "", "\(arguments)")
    let text = outcome.errors
    #expect(text.hasPrefix("normscope: ") && text.contains(name), "\(arguments): \(text)")
    #expect(text.hasSuffix("\n") && text.filter(\.isNewline).count == 1, "\(text)")
    #expect(!text.contains("Missing value"), "\(text)")
    // It is told what would be possible.
    #expect(
      text.contains(
        /expected |from | has |above |at (most|least) |positive|provide one|not take|exactly one|needed/
      ),
      "\(text)")
  }

  /// The film that a command writes.
  private func filmed(_ arguments: [String]) throws -> String {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: "x.svg")
      #expect(try printed(arguments + ["--out", file.path(percentEncoded: false)]) == "")
      return try String(contentsOf: file, encoding: .utf8)
    }
  }

  /// Each taken value changes what the command makes, and each other one is a mistake.
  private func check(
    _ option: OptionCase, of command: [String], made: ([String]) throws -> String
  ) throws {
    let base = command + option.context
    let plain = option.taken.isEmpty ? "" : try made(base)
    var results = [plain]
    for arguments in option.taken {
      let result = try made(base + arguments)
      #expect(!results.contains(result), "\(arguments) changes nothing")
      results.append(result)
    }
    for value in option.refused {
      // `--name -1` and `--name=-1` are the same.
      let arguments = option.isFlag ? ["\(option.name)=\(value)"] : [option.name, value]
      try expectRefusal(base + arguments, naming: option.name)
    }
  }

  /// The same of a command that prints what it makes.
  private func check(_ option: OptionCase, of command: [String]) throws {
    try check(option, of: command, made: printed)
  }

  @Test(arguments: OptionCase.run) func ofRun(option: OptionCase) throws {
    try check(option, of: Self.run)
  }

  @Test(arguments: OptionCase.frame) func ofFrame(option: OptionCase) throws {
    try check(option, of: Self.frame)
  }

  @Test(arguments: OptionCase.film) func ofFilm(option: OptionCase) throws {
    try withTemporaryDirectory { directory in
      let none = directory.appending(path: "none.svg").path(percentEncoded: false)
      try check(
        option, of: ["film", "--steps", "8", "--every", "4", "--out", none] + Self.tiny,
        made: filmed)
      #expect(!FileManager.default.fileExists(atPath: none))
    }
  }

  @Test(arguments: OptionCase.bench) func ofBench(option: OptionCase) throws {
    try check(option, of: Self.bench)
  }

  @Test(arguments: OptionCase.live) func ofLive(option: OptionCase) throws {
    try check(option, of: Self.tiny)
  }

  @Test(arguments: OptionCase.screen) func ofReplay(option: OptionCase) throws {
    try check(
      option, of: ["replay", "x"])
  }

  @Test(arguments: OptionCase.lesson) func ofALesson(option: OptionCase) throws {
    try check(option, of: option.context.isEmpty ? ["lesson", "anatomy"] : ["lesson"])
  }

  @Test(arguments: OptionCase.stableRate) func ofStableRate(option: OptionCase) throws {
    try check(option, of: Self.stableRate)
  }

  @Test(arguments: OptionCase.book) func ofBook(option: OptionCase) throws {
    try withTemporaryDirectory { directory in
      let place = directory.appending(path: "none").path(percentEncoded: false)
      try check(option, of: ["book", "--out", place])
      #expect(!FileManager.default.fileExists(atPath: place))
    }
  }

  @Test(arguments: OptionCase.watch) func ofWatch(option: OptionCase) throws {
    try check(option, of: Self.watch)
  }

  @Test(arguments: OptionCase.figure1) func ofFigure1(option: OptionCase) throws {
    try withTemporaryDirectory { directory in
      let place = directory.path(percentEncoded: false)
      func made(_ name: String, _ arguments: [String] = []) throws -> String {
        let text = try printed(["figure1", "--steps", "1", "--out", place + name] + arguments)
        return text + (try String(contentsOfFile: place + name + "/figure1.svg", encoding: .utf8))
      }
      let texts =
        [try made("plain")]
        + (try option.taken.enumerated().map { try made("\($0.offset)", $0.element) })
      #expect(Set(texts).count == texts.count)
      for value in option.refused {
        try expectRefusal(
          ["figure1", "--out", place + "none", option.name, value], naming: option.name)
      }
      #expect(!FileManager.default.fileExists(atPath: place + "none"))
    }
  }
}
