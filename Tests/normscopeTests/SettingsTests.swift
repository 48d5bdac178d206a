import Foundation
import Testing

/// Options from a file, and what is in force.
@Suite struct SettingsTests {
  /// Runs the program with a file of settings, in place of which the words have FILE.
  private func outcome(_ text: String, _ arguments: [String]) throws -> Outcome {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: "x.toml")
      try text.write(to: file, atomically: true, encoding: .utf8)
      let path = file.path(percentEncoded: false)
      let outcome = try Outcome.of(
        Program.path(), arguments.map { $0.replacing("FILE", with: path) })
      return Outcome(
        status: outcome.status, output: outcome.output,
        errors: outcome.errors.replacing(path, with: "FILE"))
    }
  }

  private let frame = ["frame", "--step", "5", "--config", "FILE"]

  @Test func aFileStandsForOptionsThatAreNotGiven() throws {
    let settings = "data = \"moons\"\nhidden = [4, 3]\nnorm = \"batch\"\nlr = 0.25\nseed = 7\n"
    let options = [
      "--data", "moons", "--hidden", "4,3", "--norm", "batch", "--lr", "0.25", "--seed", "7",
    ]
    let given = try Outcome.of(Program.path(), ["frame", "--step", "5"] + options)
    let plain = try Outcome.of(
      Program.path(), ["frame", "--step", "5"] + options + ["--seed", "8"])
    #expect(given.status == 0 && given.output != plain.output)
    #expect(try outcome(settings, frame).output == given.output)
    // The command line wins, wherever it stands.
    #expect(
      try outcome(settings, ["frame", "--config=FILE", "--seed", "8", "--step", "5"]).output
        == plain.output)
    let adam = try outcome(
      "momentum = 0.9\ndata = \"moons\"", frame + ["--optimizer", "adam", "--print-config"])
    #expect(adam.status == 0 && adam.output.contains("optimizer = \"adam\"\n"))
    #expect(!adam.output.contains("momentum"))
  }

  @Test func whatIsPrintedGivesTheSameAgain() throws {
    let options = [
      "--hidden", "5,4", "--activation", "relu", "--init", "he", "--norm", "noisy", "--noise",
      "0.5",
      "--dropout", "0.25", "--lr", "1e-3", "--momentum", "0.9", "--batch", "30", "--seed",
      "18446744073709551615", "--data", "circles", "--no-shuffle", "--view", "4", "--pace", "max",
      "--theme", "light", "--ascii",
    ]
    let first = try Outcome.of(Program.path(), ["live", "--print-config"] + options)
    #expect(first.status == 0 && first.errors == "")
    #expect(first.output.contains("hidden = [5, 4]\n") && first.output.contains("pace = \"max\"\n"))
    #expect(
      try outcome(first.output, ["live", "--config", "FILE", "--print-config"]).output
        == first.output)
    #expect(first.output.contains("seed = \"18446744073709551615\"\n"))
  }

  @Test func theUsualPlaceIsLookedAt() throws {
    try withTemporaryDirectory { directory in
      let folder = directory.appending(path: "normscope")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try "lr = 0.125".write(
        to: folder.appending(path: "config.toml"), atomically: true, encoding: .utf8)
      let home = ["XDG_CONFIG_HOME": directory.path(percentEncoded: false)]
      let there = try Outcome.of(Program.path(), ["run", "--print-config"], environment: home)
      #expect(there.output.contains("lr = 0.125\n"))
      let none = try Outcome.of(
        Program.path(), ["run", "--print-config", "--config", "/dev/null"], environment: home)
      #expect(none.status == 0 && none.output.contains("lr = 0.5\n"))
      let relative = try Outcome.of(
        Program.path(), ["run", "--print-config"], environment: ["XDG_CONFIG_HOME": "x"])
      #expect(relative.output.contains("lr = 0.5\n"))
    }
  }

  @Test(arguments: [
    ("lr = 0.5\nactivaton = \"relu\"", "FILE:2: there is no key “activaton”, perhaps activation"),
    ("\n\nnorm = \"btach\"", "FILE:3: norm: expected one of none, batch"),
    ("view = \"nothing\"", "FILE:1: view: expected one of histograms"),
    ("fps = 0", "FILE:1: fps: expected a whole number from 1 to 60, not “0”"),
    ("batch = 60\nlr = -1", "FILE:2: lr: the learning rate is a positive number"),
    ("optimizer = \"adam\"\nmomentum = 0.5", "FILE:2: momentum: only SGD has one"),
    ("lr = ", "FILE:1: "), ("[live]\nlr = 1", "FILE:1: there is no key “live”"),
    ("twin = \"batch\"", "FILE:1: there is no key “twin”"),
  ]) func whatIsWrongIsToldWithItsLine(text: String, words: String) throws {
    let outcome = try outcome(text, ["run", "--steps", "1", "--config", "FILE"])
    #expect(outcome.status == 2 && outcome.output == "")
    #expect(outcome.errors.hasPrefix("normscope: \(words)"), "\(outcome.errors)")
    #expect(outcome.errors.filter(\.isNewline).count == 1)
  }

  @Test func aFileThatCannotBeReadIsTold() throws {
    for (file, words) in [
      ("/nowhere/x.toml", "No such file"), ("/", "can't read /"), ("", "--config"),
      ("/dev/zero", "at most 1 MiB"),
    ] {
      let outcome = try Outcome.of(Program.path(), ["run", "--steps", "1", "--config", file])
      #expect(outcome.status != 0 && outcome.errors.contains(words), "\(file): \(outcome.errors)")
      #expect(outcome.errors.filter(\.isNewline).count == 1)
    }
  }
}
