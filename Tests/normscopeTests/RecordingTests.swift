import Foundation
import Testing

/// Recordings of the real program, whole ones and others, played by the real program.
@Suite struct RecordingTests {
  /// Asks for so many steps by `S`.
  private func make(_ steps: Int, in terminal: Tmux) throws {
    try terminal.send("S\(steps)\r")
  }

  /// Starts a replay of `file` that runs to its end, and returns what it shows then.
  private func replay(_ file: String, in terminal: Tmux) throws -> Picture {
    try terminal.type("sh n replay \(file) --pace max")
    try terminal.wait(for: "replay ended")
    return try terminal.settled()
  }

  @Test func aRestartInTheMiddleOfACatchUpIsRepeated() throws {
    try Tmux.open { terminal in
      try terminal.start(
        "sh n --data moons --hidden 500,500,500 --batch 200 --view learning --paused --record r")
      try make(10, in: terminal)
      try terminal.wait(for: "step 10") { $0.step == 10 && $0.isPaused }
      try terminal.send("b")
      try make(10, in: terminal)
      try terminal.wait(for: "step 20") { $0.step == 20 && $0.isPaused }
      try terminal.send("\u{1B}[1~fr")  // Home
      try terminal.wait(for: "started again")
      try make(3, in: terminal)
      try terminal.wait(for: "step 3") { $0.step == 3 && $0.isPaused }
      let end = try terminal.settled()
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
      let again = try replay("r --view learning", in: terminal)
      #expect(again.body == end.body)
    }
  }

  @Test func aStartWithOtherDataAndLayersIsRepeated() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --data moons --hidden 9 --view learning --paused --record r")
      try make(10, in: terminal)
      try terminal.wait(for: "step 10") { $0.step == 10 && $0.isPaused }
      try terminal.press(",")
      let list = try terminal.wait(for: "Settings for the next start")
      #expect(list.text.contains("running now: plain") && list.text.contains("moons"))
      // From moons to blobs, and from one hidden layer to two.
      try terminal.press("Right", "Down", "Right", "Enter")
      try terminal.wait(for: "started again") { $0.header.contains("2·9·9·4") }
      try make(12, in: terminal)
      let end = try terminal.wait(for: "step 12") { $0.step == 12 && $0.isPaused }
      #expect(end.header.contains("blobs"))
      let settled = try terminal.settled()
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
      let again = try replay("r --view learning", in: terminal)
      #expect(again.body == settled.body)
    }
  }

  @Test func aReplayEndsAndIsLeftByAKey() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons --hidden 9 --record r")
      try make(40, in: terminal)
      try terminal.wait(for: "step 40") { $0.step == 40 && $0.isPaused }
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
      let end = try replay("r", in: terminal)
      #expect(end.header.contains("step 40 of 40") && end.text.contains("g go on"))
      #expect(!end.text.contains("space pause") && !end.text.contains("b batch"))
      try terminal.press("Space")
      try terminal.wait(for: "the recording has ended")
      try terminal.press("g", "b", "s")
      let later = try terminal.wait(for: "step 41") { $0.step == 41 && $0.isPaused }
      #expect(later.text.contains("batch norm") && !later.header.contains("replay"))
    }
  }

  @Test func whatAKillCutOffIsPlayedUpToThere() throws {
    let recording = try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons --hidden 9 --record r")
      try make(30, in: terminal)
      try terminal.wait(for: "step 30") { $0.step == 30 && $0.isPaused }
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

  @Test func aRestartIsUndoneOnScreenAndInTheRecording() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons --hidden 9,9 --compare --record r")
      try make(60, in: terminal)
      try terminal.wait(for: "step 60") { $0.step == 60 && $0.isPaused }
      let before = try terminal.settled()
      try terminal.press("r")
      try terminal.wait(for: "the beginning") {
        $0.step == 0 && $0.text.contains("started again from seed 1; z undoes it")
      }
      try terminal.advance(steps: 2)
      try terminal.press("z")
      try terminal.wait(for: "undone: ")
      let undone = try terminal.wait(for: "step 60") { $0.step == 60 }
      #expect(undone.body == before.body)
      try make(5, in: terminal)
      try terminal.wait(for: "step 65") { $0.step == 65 && $0.isPaused }
      let end = try terminal.settled()
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
      let again = try replay("r", in: terminal)
      #expect(again.body == end.body && again.header.contains("replay 67 of 67"))
    }
  }

  @Test func aLessonGivesTheRunBack() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons --hidden 9,9 --record r")
      try make(60, in: terminal)
      try terminal.wait(for: "step 60") { $0.step == 60 && $0.isPaused }
      let before = try terminal.settled()
      try terminal.press("L", "Enter")
      try terminal.wait(for: "z goes back to your own run")
      try terminal.wait(for: "┌ Lesson 1 ─")
      try terminal.press("z")
      try terminal.wait(for: "back in your own run")
      let undone = try terminal.wait(for: "step 60") { $0.step == 60 }
      #expect(undone.body == before.body)
      try terminal.advance(steps: 1)
      // The recording goes on as well.
      try terminal.press("b", "L", "Enter")
      try terminal.wait(for: "┌ Lesson 1 ─")
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
      let lines = terminal.bytes(in: "r").split(separator: "\n")
      #expect(lines.count == 3 && lines[1].contains("toggle") && lines[2].contains("\"step\":61"))
    }
  }
}
