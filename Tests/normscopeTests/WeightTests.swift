import Foundation
import Interchange
import Testing

/// `--save-weights`, `--init-weights` and `--no-shuffle` of the real program.
@Suite struct WeightTests {
  private static let tiny = ["--data", "moons", "--hidden", "5,4", "--activation", "tanh"]

  private func run(_ options: [String]) throws -> Outcome {
    try Outcome.of(Program.path(), ["run"] + Self.tiny + options)
  }

  private func path(_ name: String, in directory: URL) -> String {
    directory.appending(path: name).path(percentEncoded: false)
  }

  private func names(in directory: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: directory.path(percentEncoded: false)
    ).sorted()
  }

  /// Half a training, then the other half from its weights, is the whole where nothing else is
  /// remembered: an epoch is 50 mini-batches, and there is no momentum.
  @Test func trainingGoesOnFromAFile() throws {
    try withTemporaryDirectory { directory in
      let file = path("w.safetensors", in: directory)
      let half = ["--norm", "batch", "--no-shuffle", "--epochs", "1"]
      let first = try run(half + ["--save-weights", file])
      #expect(first.status == 0 && first.errors == "")
      let second = try RunReport.of(Self.tiny + half + ["--init-weights", file, "--seed", "1"])
      let whole = try RunReport.of(
        Self.tiny + ["--norm", "batch", "--no-shuffle", "--epochs", "2"])
      #expect(second.networks[0].loss == whole.networks[0].loss)
      #expect(second.networks[0].steps == 50)
    }
  }

  @Test func savingChangesNoNumbers() throws {
    try withTemporaryDirectory { directory in
      let options = ["--compare", "--steps", "120", "--optimizer", "adam", "--lr", "0.01"]
      let numbers = { (outcome: Outcome) in
        outcome.output.replacing(/"(seconds|steps_per_second)":[^,}]*/, with: "")
      }
      let plain = try run(options)
      let saving = try run(
        options + ["--save-weights", path("w.st", in: directory), "--save-every", "50"])
      #expect(saving.errors == "" && numbers(saving) == numbers(plain))
      #expect(
        try names(in: directory) == [
          "w-100.st", "w-50.st", "w-twin-100.st", "w-twin-50.st", "w-twin.st", "w.st",
        ])
    }
  }

  @Test func nothingIsOverwritten() throws {
    try withTemporaryDirectory { directory in
      let file = path("w", in: directory)
      for (name, options) in [
        ("w", []), ("w-twin", ["--compare"]), ("w-7", ["--save-every", "9"]),
        ("w-twin-7", ["--save-every", "9"]), ("w-2-7", ["--save-every", "9"]),
      ] {
        let other = directory.appending(path: name)
        try Data("x".utf8).write(to: other)
        let outcome = try run(["--steps", "3", "--save-weights", file] + options)
        #expect(outcome.status == 1 && outcome.output == "")
        #expect(outcome.errors.hasPrefix("normscope: --save-weights: "))
        #expect(outcome.errors.hasSuffix("/\(name) exists, and nothing is overwritten\n"))
        #expect(try names(in: directory) == [name] && Data(contentsOf: other).count == 1)
        try FileManager.default.removeItem(at: other)
      }
      let missing = try run(["--steps", "3", "--save-weights", file + "/none/w"])
      #expect(missing.status == 1 && missing.errors.contains("No such file"))
    }
  }

  @Test func aFullDiskEndsTheFileAndNotTheTraining() throws {
    try withTemporaryDirectory { directory in
      let file = path("w", in: directory)
      let options = ["run", "--steps", "3", "--hidden", "400", "--save-weights", file]
      // 512 KiB; the weights take 1.2 MB.
      let outcome = try Outcome.of(
        "/bin/sh", ["-c", "ulimit -f 512; exec \"$@\"", "sh", Program.path()] + options)
      #expect(outcome.status == 1 && outcome.output.hasPrefix("{\"networks\":"))
      #expect(outcome.errors == "normscope: --save-weights: can't write \(file): File too large\n")
      #expect(try names(in: directory).isEmpty)
    }
  }

  @Test func filesThatSuitNothingAreRefused() throws {
    try withTemporaryDirectory { directory in
      let good = path("good", in: directory)
      #expect(try run(["--steps", "1", "--save-weights", good]).status == 0)
      let cut = directory.appending(path: "cut")
      try Data(contentsOf: URL(filePath: good)).dropLast(3).write(to: cut)
      var weights = try SafeTensors(Data(contentsOf: URL(filePath: good)))
      weights.tensors["0.weight"] = .init([Float](repeating: 3.4e38, count: 10), shape: [5, 2])
      weights.tensors["0.bias"] = .init([Float](repeating: 3.4e38, count: 5), shape: [5])
      try weights.bytes.write(to: directory.appending(path: "large"))
      weights.tensors["0.weight"] = .init([Float](repeating: 0, count: 15), shape: [5, 3])
      try weights.bytes.write(to: directory.appending(path: "inputs"))
      let names = [
        ("none", "5,6", "No such file"), ("", "5,6", "is no regular file"),
        ("cut", "5,6", "was cut off"),
        ("good", "5,6", "it has layers 2–5–4–2, and the network has 2–5–6–2"),
        ("inputs", "5,4", "it has layers 3–5–4–2, and the network has 2–5–4–2"),
        ("large", "5,4", "the network's numbers are not finite before the first step"),
      ]
      for (name, hidden, words) in names {
        let outcome = try run(
          ["--hidden", hidden, "--steps", "1", "--init-weights", path(name, in: directory)])
        #expect(outcome.status == 1 && outcome.output == "")
        #expect(outcome.errors.hasPrefix("normscope: --init-weights: "), "\(outcome.errors)")
        #expect(outcome.errors.contains(words) && outcome.errors.filter(\.isNewline).count == 1)
      }
    }
  }

  /// A file of 60 GB that is hardly there: its numbers are a hole.
  @Test func aLargeFileOfOtherLayersIsRefusedByItsHeader() throws {
    try withTemporaryDirectory { directory in
      let inputs = 3_000_000_000
      let shapes = [
        ("0.weight", [5, inputs]), ("0.bias", [5]), ("2.weight", [2, 5]), ("2.bias", [2]),
      ]
      var (entries, end) = ([String](), 0)
      for (name, shape) in shapes {
        let start = end
        end += 4 * shape.reduce(1, *)
        entries.append(
          "\"\(name)\":{\"dtype\":\"F32\",\"shape\":\(shape),\"data_offsets\":[\(start),\(end)]}")
      }
      let header = Data("{\(entries.joined(separator: ","))}".utf8)
      let file = path("w", in: directory)
      let length = [UInt8(header.count & 0xFF), UInt8(header.count >> 8), 0, 0, 0, 0, 0, 0]
      try (Data(length) + header).write(to: URL(filePath: file))
      let handle = try FileHandle(forWritingTo: URL(filePath: file))
      try handle.truncate(atOffset: UInt64(8 + header.count + end))
      try handle.close()
      let outcome = try run(["--hidden", "5", "--steps", "1", "--init-weights", file])
      #expect(outcome.status == 1 && outcome.output == "")
      #expect(
        outcome.errors == "normscope: --init-weights: \(file): it has layers \(inputs)–5–2, and "
          + "the network has 2–5–2\n")
    }
  }

  @Test func stepsThatAreRepeatedHaveFilesOfTheirOwn() throws {
    try Tmux.open { terminal in
      try terminal.start(
        "sh n --paused --data moons --hidden 5 --save-weights w --save-every 10 "
          + "--tensorboard t --log-every 5")
      try terminal.send("S15\r")
      try terminal.wait(for: "step 15") { $0.step == 15 && $0.isPaused }
      try terminal.press("r")
      try terminal.wait(for: "step 0") { $0.step == 0 && $0.isPaused }
      try terminal.press("b")
      try terminal.send("S25\r")
      try terminal.wait(for: "step 25") { $0.step == 25 && $0.isPaused }
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
      for (name, step, isNormalized) in [
        ("w-10", 10, false), ("w-2-10", 10, true), ("w-2-20", 20, true), ("w", 25, true),
      ] {
        let text = terminal.bytes(in: name)
        #expect(text.contains("\"step\":\"\(step)\""), "\(name)")
        #expect(text.contains("running_mean") == isNormalized, "\(name)")
      }
      try terminal.type("ls t >names; echo $? >status")
      #expect(try terminal.exitStatus() == 0)
      #expect(terminal.bytes(in: "names") == "none\nnone-2\n")
    }
  }

  @Test func theScreenBeginsWithThemAndSavesThem() throws {
    let saved = try Tmux.open { terminal in
      try terminal.type(
        "sh n run --data moons --hidden 5 --steps 30 --save-weights w >/dev/null; echo $? >status")
      #expect(try terminal.exitStatus() == 0)
      try terminal.start(
        "sh n --paused --data moons --hidden 5 --init-weights w --record r --save-weights v")
      try terminal.wait(for: "the weights") { $0.header.contains("weights from w") }
      try terminal.send("S20\r")
      try terminal.wait(for: "step 20") { $0.step == 20 && $0.isPaused }
      let end = try terminal.settled()
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
      #expect(terminal.bytes(in: "r").contains("\"init-weights\":\"w\""))
      try terminal.type("sh n replay r --pace max")
      try terminal.wait(for: "replay ended")
      #expect(try terminal.settled().body == end.body)
      return terminal.bytes(in: "v")
    }
    #expect(saved.contains("\"0.weight\"") && saved.contains("\"step\":\"20\""))
  }
}
