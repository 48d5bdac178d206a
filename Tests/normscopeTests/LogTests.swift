import Foundation
import Testing

/// `--log`, `--csv` and `--tensorboard` of the real program.
@Suite struct LogTests {
  private static let tiny = ["--data", "moons", "--hidden", "5,4", "--activation", "tanh"]

  private func run(_ options: [String]) throws -> Outcome {
    try Outcome.of(Program.path(), ["run"] + Self.tiny + options)
  }

  /// The path of a file in `directory`.
  private func path(_ name: String, in directory: URL) -> String {
    directory.appending(path: name).path(percentEncoded: false)
  }

  private func text(_ name: String, in directory: URL) throws -> String {
    try String(contentsOf: directory.appending(path: name), encoding: .utf8)
  }

  /// The networks and steps of a log's lines, which must be whole.
  private func steps(_ text: String) throws -> [[Int]] {
    #expect(text.hasSuffix("\n"))
    return try text.split(separator: "\n").map { line in
      let fields = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return try ["network", "step"].map { try #require(fields?[$0] as? Int) }
    }
  }

  private func numbers(_ outcome: Outcome) -> String {
    outcome.output.replacing(/"(seconds|steps_per_second)":[^,}]*/, with: "")
  }

  @Test func loggingChangesNoNumbersAndTellsEveryStep() throws {
    try withTemporaryDirectory { directory in
      let options = ["--compare", "--steps", "130", "--momentum", "0.9", "--lr", "0.05"]
      let plain = try run(options)
      let logged = try run(
        options + [
          "--log", path("l", in: directory), "--csv", path("c", in: directory), "--tensorboard",
          path("t/u", in: directory),
        ])
      #expect(logged.errors == "" && numbers(logged) == numbers(plain))
      let found = try steps(text("l", in: directory)).sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
      #expect(found == [0, 1].flatMap { network in [0, 50, 100, 130].map { [network, $0] } })
      let rows = try text("c", in: directory).split(separator: "\n")
      #expect(rows.count == 1 + 2 * 4 * 2)
      #expect(rows[0].hasPrefix("run,network,normalization,step,layer,"))
      for name in ["none", "batch"] {
        let folder = directory.appending(path: "t/u/\(name)")
        let files = try FileManager.default.contentsOfDirectory(
          atPath: folder.path(percentEncoded: false))
        #expect(files.count == 1 && files[0].hasPrefix("events.out.tfevents."))
      }
      // The last line is what the summary says.
      let report = try RunReport.of(Self.tiny + options)
      let last = try #require(
        try text("l", in: directory).split(separator: "\n").last { $0.contains("\"network\":0") })
      let fields = try #require(
        try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any])
      let layer = try #require((fields["layers"] as? [[String: Any]])?.last)
      // Foundation loses a last digit of some numbers that it reads without a type.
      let expected = report.networks[0].layers[1]
      #expect(abs((layer["shift"] as? Double ?? .nan) - (expected.shift ?? .nan)) < 1e-14)
      let y = try #require(layer["y"] as? [String: Double])
      #expect(abs((y["q15"] ?? .nan) - (expected.q15 ?? .nan)) < 1e-14)
    }
  }

  @Test func everySoManySteps() throws {
    try withTemporaryDirectory { directory in
      let file = path("l", in: directory)
      let outcome = try run(["--steps", "7", "--log-every", "3", "--log", file])
      #expect(outcome.status == 0)
      #expect(try steps(text("l", in: directory)) == [[0, 0], [0, 3], [0, 6], [0, 7]])
    }
  }

  @Test(arguments: ["--log", "--csv", "--tensorboard"])
  func nothingIsOverwritten(option: String) throws {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: "x")
      try Data("x".utf8).write(to: file)
      for place in [file.path(percentEncoded: false), directory.path(percentEncoded: false)] {
        let outcome = try run(["--steps", "3", option, place])
        #expect(outcome.status == 1 && outcome.output == "")
        #expect(
          outcome.errors == "normscope: \(option): \(place) exists, and nothing is overwritten\n")
      }
      #expect(try Data(contentsOf: file) == Data("x".utf8))
      let below = try run(["--steps", "3", option, path("x/y/z", in: directory)])
      #expect(below.status == 1 && below.errors.contains("Not a directory"), "\(below.errors)")
    }
  }

  @Test func nothingIsLeftOfWhatCouldNotBegin() throws {
    try withTemporaryDirectory { directory in
      try Data("x".utf8).write(to: directory.appending(path: "c"))
      let logs = ["--log", path("l", in: directory), "--tensorboard", path("t/u", in: directory)]
      let table = try run(["--steps", "3", "--csv", path("c", in: directory)] + logs)
      #expect(table.status == 1 && table.errors.contains("c exists, and nothing is overwritten"))
      let live = try Outcome.of(Program.path(), ["live"] + Self.tiny + logs)
      #expect(live.status == 2 && live.errors.contains("is not a terminal"))
      let recorded = try Outcome.of(
        Program.path(), ["live"] + Self.tiny + logs + ["--record", path("c", in: directory)])
      #expect(recorded.status == 1 && recorded.errors.contains("--record: "))
      #expect(
        try FileManager.default.contentsOfDirectory(
          atPath: directory.path(percentEncoded: false)) == ["c"])
    }
  }

  @Test func aFullDiskEndsTheLogsAndNotTheTraining() throws {
    try withTemporaryDirectory { directory in
      let options = ["--steps", "60", "--log-every", "1"]
      let plain = try run(["--steps", "60"])
      for (option, name) in [("--log", "l"), ("--csv", "c"), ("--tensorboard", "t")] {
        let file = path(name, in: directory)
        // 8 KiB.
        let outcome = try Outcome.of(
          "/bin/sh",
          ["-c", "ulimit -f 16; exec \"$@\"", "sh", Program.path(), "run"] + Self.tiny + options
            + [option, file])
        #expect(outcome.status == 1 && numbers(outcome) == numbers(plain))
        let expected = try Regex(
          "^normscope: \(option): .*: ends before step [0-9]+: File too large\n$")
        #expect(outcome.errors.contains(expected), "\(outcome.errors)")
      }
      let all = try Outcome.of(
        "/bin/sh",
        ["-c", "ulimit -f 16; exec \"$@\"", "sh", Program.path(), "run"] + Self.tiny + options
          + ["--log", path("l2", in: directory), "--csv", path("c2", in: directory)]
          + ["--tensorboard", path("t2", in: directory)])
      #expect(all.status == 1 && all.errors.contains("File too large; and 2 logs more\n"))
      // Up to there it is whole.
      let found = try steps(text("l", in: directory))
      #expect(!found.isEmpty && found == (0..<found.count).map { [0, $0] })
      #expect(try text("c", in: directory).hasSuffix("\n"))
    }
  }

  @Test func theScreenLogsWhatItTrains() throws {
    try Tmux.open { terminal in
      try terminal.start(
        "sh n --paused --data moons --hidden 5 --log l --tensorboard t --log-every 10")
      try terminal.send("S25\r")
      try terminal.wait(for: "step 25") { $0.step == 25 && $0.isPaused }
      try terminal.press("b")
      try terminal.send("S10\r")
      try terminal.wait(for: "step 35") { $0.step == 35 && $0.isPaused }
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
      let log = terminal.bytes(in: "l")
      #expect(try steps(log) == [0, 10, 20, 30, 35].map { [0, $0] })
      let kinds = log.split(separator: "\n").map { $0.contains("\"normalization\":\"batch\"") }
      #expect(kinds == [false, false, false, true, true])
    }
  }

  /// In files of lines as in the folders of `--tensorboard`.
  @Test func restartsAreToldApart() throws {
    try Tmux.open { terminal in
      try terminal.start(
        "sh n --paused --data moons --hidden 5 --log l --csv c --tensorboard t --log-every 10")
      for step in [20, 10] {
        try terminal.send("S\(step)\r")
        try terminal.wait(for: "step \(step)") { $0.step == step && $0.isPaused }
        guard step == 20 else { continue }
        try terminal.press("r")
        try terminal.wait(for: "step 0") { $0.step == 0 && $0.isPaused }
      }
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
      let lines = terminal.bytes(in: "l").split(separator: "\n")
      let runs = lines.compactMap { $0.firstMatch(of: /"run":"([^"]*)"/).map { String($0.1) } }
      #expect(runs == ["none", "none", "none", "none-2", "none-2"])
      let rows = terminal.bytes(in: "c").split(separator: "\n").dropFirst()
      #expect(rows.map { String($0.prefix { $0 != "," }) } == runs)
      try terminal.type("ls t >names; echo $? >status")
      #expect(try terminal.exitStatus() == 0)
      #expect(terminal.bytes(in: "names") == "none\nnone-2\n")
    }
  }
}
