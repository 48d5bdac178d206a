import Foundation
import Testing

/// Every option of every command is honoured, or refused in one line.
@Suite struct OptionTests {
  private static let tiny = ["--data", "moons", "--hidden", "3"]
  private static let frame = ["frame", "--step", "8"] + tiny
  private static let stableRate =
    ["stable-rate", "--steps", "8", "--depths", "1", "--seeds", "1"] + tiny
  private static let bench = ["bench", "--rounds", "1"] + tiny
  private static let watch = ["watch", WatchTests.logs]
  private static let run = ["run", "--steps", "8"] + tiny

  /// What a command prints, without how long it took; it has to succeed.
  private func printed(_ arguments: [String]) throws -> String {
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

  @Test(arguments: [
    ("run", OptionCase.run), ("frame", OptionCase.frame), ("film", OptionCase.film),
    ("bench", OptionCase.bench), ("figure1", OptionCase.figure1), ("live", OptionCase.live),
    ("replay", OptionCase.screen), ("lesson", OptionCase.lesson), ("book", OptionCase.book),
    ("stable-rate", OptionCase.stableRate), ("watch", OptionCase.watch),
  ])
  func theTableHasEveryOption(command: String, table: [OptionCase]) throws {
    let help = try printed([command, "--help"])
    let names = help.matches(of: /(?m)^  (--[a-z][-a-z0-9]*)/).map { String($0.1) }
    #expect(Set(names) == Set(table.map(\.name) + ["--version"]))
  }

  @Test func epochsTakeThePlaceOfSteps() throws {
    let words = ["run", "--batch", "60"] + Self.tiny
    #expect(try printed(words + ["--epochs", "1"]) == printed(words + ["--steps", "50"]))
    #expect(try printed(words + ["--epochs", "2"]) != printed(words + ["--epochs", "1"]))
  }

  @Test(arguments: [
    (["lesson", "--check"], "--check"), (["lesson", "--seed", "2"], "--seed"),
    (["lesson", "--fps", "10"], "--fps"), (["lesson", "--theme", "light"], "--theme"),
    (["lesson", "anatomy", "--check", "--fps", "20"], "--fps"),
    (["lesson", "--seeds", "2"], "--seeds"), (["lesson", "anatomy", "--seeds", "2"], "--seeds"),
    (["lesson", "anatomy", "--check", "--format", "text"], "--format"),
    (["lesson", "anatomy", "--check", "--view", "1"], "--view"),
    (["lesson", "anatomy", "--check", "--paused"], "--paused"),
    (run + ["--noise", "1"], "--noise"), (frame + ["--noise", "1"], "--noise"),
    (run + ["--skip"], "--skip"), (bench + ["--skip"], "--skip"), (tiny + ["--skip"], "--skip"),
    (stableRate + ["--skip"], "--skip"),
    (run + ["--norm-after"], "--norm-after"), (frame + ["--norm-after"], "--norm-after"),
    (stableRate + ["--norm-after", "--norms", "none"], "--norm-after"),
    (run + ["--groups", "1"], "--groups"), (frame + ["--groups", "1"], "--groups"),
    (frame + ["--theme", "light"], "--theme"), (frame + ["--insertion", "snap"], "--insertion"),
    (frame + ["--removal", "fold"], "--removal"),
    (frame + ["--toggle-at", "1", "--removal", "fold"], "--removal"),
    (frame + ["--toggle-at", "1", "--norm", "batch", "--insertion", "snap"], "--insertion"),
    (run + ["--save-every", "1"], "--save-every"), (tiny + ["--save-every", "1"], "--save-every"),
    (run + ["--log-every", "1"], "--log-every"), (tiny + ["--log-every", "1"], "--log-every"),
    (bench + ["--noise", "1", "--sweep", "none/none"], "--noise"),
    (stableRate + ["--lr", "5"], "--lr"), (stableRate + ["--norm", "batch"], "--norm"),
    (stableRate + ["--hidden", "3,2"], "--hidden"), (stableRate + ["--noise", "1"], "--noise"),
    (stableRate + ["--groups", "1"], "--groups"),
    (stableRate + ["--seeds", "2", "--seed", "18446744073709551615"], "--seed"),
    (watch + ["--run", "a", "--run", "a"], "--run"),
    (watch + ["--run", "a", "--run", "b", "--compare"], "--compare"),
    (frame + ["--ridges"], "--ridges"),
    (frame + ["--data", "mnist", "--shift-test", "blur:1"], "--shift-test"),
    (run + ["--shift-test", "blur:1"], "--shift-test"),
    (tiny + ["--shift-test", "blur:1"], "--shift"),
    (bench + ["--data", "mnist", "--shift-test", "blur:1"], "--shift-test"),
    (stableRate + ["--data", "mnist", "--shift-test", "blur:1"], "--shift-test"),
    (frame + ["--ridges", "--view", "density", "--projector"], "--ridges"),
    (["help", "nonsense"], "nonsense"), (["help", "run", "nonsense"], "nonsense"),
  ])
  func whatWouldDoNothingIsRefused(arguments: [String], word: String) throws {
    let outcome = try Outcome.of(Program.path(), arguments)
    #expect(outcome.status == 2 && outcome.output == "", "\(outcome.errors)")
    #expect(outcome.errors.contains(word) && outcome.errors.filter(\.isNewline).count == 1)
  }

  @Test func digitsMeanWhatTheKeysMean() throws {
    for (digit, name) in [("1", "histograms"), ("8", "learning")] {
      #expect(
        try printed(Self.frame + ["--view", digit]) == printed(Self.frame + ["--view", name]))
    }
    for (place, name) in [("1", "z"), ("2", "normalized"), ("3", "y"), ("5", "gradient")] {
      #expect(try printed(Self.frame + ["--tap", place]) == printed(Self.frame + ["--tap", name]))
    }
    #expect(try printed(Self.frame + ["--tap", "y"]) == printed(Self.frame))
  }

  @Test func helpTellsWhatEveryValueMeans() throws {
    let help = try printed(["frame", "--help"])
    for value in [
      "relu", "detached-mean", "adam", "graft", "fold", "percentiles", "gradient", "svg",
    ] {
      #expect(help.contains(try Regex("(?m)^ +\(value) +- .")), "\(value)")
    }
    let text = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for word in ["default: histograms", "default: y", "default: snap", "default: gaussian:0.1"] {
      #expect(text.contains(word), "\(word)")
    }
  }
}
