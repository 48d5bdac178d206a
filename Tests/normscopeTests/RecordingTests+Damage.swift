import Foundation
import Testing

/// Recordings that were cut off, come from elsewhere, or are none.
extension RecordingTests {
  @Test func whatAKillCutOffIsPlayedUpToThere() throws {
    let recording = try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons --hidden 9 --record r")
      try make(30, in: terminal)
      try terminal.press("m")
      try terminal.wait(for: "mark set")
      kill(try terminal.process(), SIGKILL)
      return terminal.bytes(in: "r")
    }
    #expect(recording.contains("mark") && !recording.contains("end"))
    try Tmux.open { terminal in
      try terminal.write(recording + "{\"command\":\"ra", to: "cut")
      let end = try replay("cut", in: terminal)
      #expect(end.header.contains("step 30 of 30"))
      #expect(end.text.contains("this recording was cut off: it ends behind line 2, at step 30"))
    }
  }

  @Test func aRecordingOfTheFirstVersionIsPlayed() throws {
    let name = "version-1.jsonl"
    let fixture = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Recordings/\(name)")
    let recording = try String(contentsOf: fixture, encoding: .utf8)
    let expected = try Program.run(
      "frame", "--step", "120", "--toggle-at", "40", "--data", "moons", "--hidden", "9,8",
      "--activation", "tanh", "--batch", "30", "--init", "xavier", "--lr", "0.3", "--momentum",
      "0.5", "--seed", "3", "--whiten-inputs", "--size", "100x30")
    try Tmux.open(width: 100, height: 30) { terminal in
      try terminal.write(recording, to: name)
      let end = try replay(name, in: terminal)
      #expect(end.header.contains("120 of 120") && !end.text.contains("numbers may differ"))
      let lines = expected.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(end.body == lines.dropFirst(2).dropLast(2).map { String($0) }, "\(end)")
    }
  }

  @Test func aRecordingFromElsewhereIsPlayedWithAWarning() throws {
    let whole = try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons --hidden 9 --record r")
      try terminal.advance(steps: 2)
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
      return terminal.bytes(in: "r")
    }
    #expect(whole.hasPrefix("{\"configuration\":{") && whole.contains("\"hidden\":\"9\""))
    #expect(whole.contains(/"cpu":"[^"]+","data":"crc32 [0-9a-f]{8}"/), "\(whole)")
    let other = whole.replacing(/crc32 [0-9a-f]+/, with: "crc32 other")
      .replacing(/"program":"[^"]+"/, with: "\"program\":\"normscope 0.0.1\"")
    try Tmux.open(width: 100, height: 30) { terminal in
      try terminal.write(whole, to: "same")
      #expect(try !replay("same", in: terminal).text.contains("numbers may differ"))
    }
    try Tmux.open(width: 100, height: 30) { terminal in
      try terminal.write(other, to: "other")
      let end = try replay("other", in: terminal)
      #expect(end.text.contains("recorded with other data, by normscope 0.0.1"), "\(end)")
      let path = terminal.path("other")
      let errors = try Program.run("replay", path).errors.split(separator: "\n")
      #expect(errors.count == 2 && errors[0].hasPrefix("normscope: recorded with other data, by"))
      #expect(errors[0].hasSuffix(": numbers may differ"))
    }
  }

  @Test(arguments: ["help", "version", "nothing", "generate-completion-script"])
  func anOptionThatIsNoneIsOneLine(option: String) throws {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: "r")
      try Data("{\"normscope_recording\":1,\"options\":{\"\(option)\":\"\"}}\n".utf8).write(
        to: file)
      let outcome = try Program.run("replay", file.path(percentEncoded: false))
      #expect(outcome.status == 1 && outcome.output.isEmpty)
      let line = try #require(outcome.errors.ranges(of: "r: line 1: ").first)
      // Wherever the file is.
      #expect(outcome.errors[line.upperBound...].count < 260)
      #expect(outcome.errors.count { $0.isNewline } == 1, "\(outcome.errors)")
    }
  }

  @Test func withoutATerminalNoRecordingIsLeft() throws {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: "r").path(percentEncoded: false)
      let outcome = try Program.run("--data", "moons", "--record", file)
      #expect(outcome.status == 2)
      #expect(!FileManager.default.fileExists(atPath: file))
    }
  }
}
