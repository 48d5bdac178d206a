import Foundation
import NeuralNet
import Numerics
import Testing

/// Files that were damaged on their way, read by the program while it may take little memory.
@Suite struct DamagedFileTests {
  /// How many files of each kind are tried.
  private static let count = 60

  private func damaged(_ data: Data, _ generator: inout SeededGenerator) -> Data {
    var bytes = [UInt8](data)
    for _ in 0...Int.random(in: 0..<4, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.removeSubrange(place...)
      case 2: bytes.insert(contentsOf: bytes[place...].prefix(9), at: place)
      default: bytes[min(place, 7)] = 255
      }
    }
    return Data(bytes)
  }

  /// Runs the program with 1.25 GiB of address space at most.
  private func run(_ arguments: String) throws -> Outcome {
    try Outcome.of(
      "/bin/sh", ["-c", "ulimit -v 1310720; exec '\(Program.path())' \(arguments)"])
  }

  /// A recording may be read well and tell before that it comes from elsewhere.
  private func expectALineOrAGoodRead(_ outcome: Outcome, good: Int32, _ context: String) {
    let isGood = outcome.status == good
    let isRefused = [1, 2].contains(outcome.status)
    let warnings = outcome.errors.matches(of: /may differ\n/).count
    let lines = outcome.errors.count { $0 == "\n" } - warnings
    #expect(isGood || isRefused, "\(context): \(outcome)")
    #expect(lines == (outcome.status == 0 ? 0 : 1), "\(context): \(outcome.errors)")
    #expect(!outcome.errors.contains("\u{1B}"), "\(context)")
  }

  @Test func dataSets() throws {
    try withTemporaryDirectory { directory in
      let whole = directory.appending(path: "whole")
      try TinySet.write(to: whole)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: whole.path(percentEncoded: false)
      ).sorted()
      let options = "run --steps 1 --batch 2 --hidden 3 --data"
      #expect(try run("\(options) '\(whole.path(percentEncoded: false))'").status == 0)
      for round in 0..<Self.count {
        var generator = SeededGenerator(seed: 1, stream: UInt64(round))
        let copy = directory.appending(path: "\(round)")
        try FileManager.default.copyItem(at: whole, to: copy)
        let name = names[round % names.count]
        let data = try Data(contentsOf: whole.appending(path: name))
        try damaged(data, &generator).write(to: copy.appending(path: name))
        let path = copy.path(percentEncoded: false)
        let outcome = try run("\(options) '\(path)'")
        expectALineOrAGoodRead(outcome, good: 0, "\(name), round \(round)")
      }
    }
  }

  @Test(arguments: [
    #"{"normscope_recording":1,"options":{"data":"moons","hidden":"3","lr":"0.5"}}"#,
    #"{"configuration":{"data":"moons","hidden":"3","lr":0.5},"cpu":"other","data":"crc32 0","#
      + #""normscope_recording":2,"program":"normscope 0"}"#,
  ])
  func recordings(header: String) throws {
    let recording = """
      \(header)
      {"command":"rate","rate":1,"step":4}
      {"command":"fork","moment":2,"network":0,"step":7}
      {"command":"end","step":12}

      """
    try withTemporaryDirectory { directory in
      let whole = directory.appending(path: "whole.jsonl")
      try Data(recording.utf8).write(to: whole)
      // A good one gets as far as the terminal, which is not there.
      let outcome = try run("replay '\(whole.path(percentEncoded: false))'")
      #expect(outcome.errors.contains("standard input is not a terminal"), "\(outcome.errors)")
      for round in 0..<Self.count {
        var generator = SeededGenerator(seed: 2, stream: UInt64(round))
        let file = directory.appending(path: "\(round).jsonl")
        try damaged(Data(recording.utf8), &generator).write(to: file)
        let outcome = try run("replay '\(file.path(percentEncoded: false))'")
        expectALineOrAGoodRead(outcome, good: 2, "round \(round)")
      }
    }
  }
}
