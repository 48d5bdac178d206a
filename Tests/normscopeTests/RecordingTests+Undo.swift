import Testing

/// Runs that are brought back.
extension RecordingTests {
  @Test func aRestartIsUndoneOnScreenAndInTheRecording() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons --hidden 9,9 --compare --record r")
      try make(60, in: terminal)
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
      try make(5, upTo: 65, in: terminal)
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
