import Testing

/// Recordings that the real program makes and plays.
@Suite struct RecordingTests {
  /// Asks for so many steps by `S` and waits until they are made, up to `step` where there were some
  /// before; returns what is shown then.
  @discardableResult func make(
    _ steps: Int, upTo step: Int? = nil, in terminal: Tmux
  ) throws -> Picture {
    try terminal.send("S\(steps)\r")
    let last = step ?? steps
    return try terminal.wait(for: "step \(last)") { $0.step == last && $0.isPaused }
  }

  /// Starts a replay of `file` that runs to its end, and returns what it shows then.
  @discardableResult func replay(_ file: String, in terminal: Tmux) throws -> Picture {
    try terminal.type("sh n replay \(file) --pace max")
    try terminal.wait(for: "replay ended")
    return try terminal.settled()
  }

  @Test func aRestartInTheMiddleOfACatchUpIsRepeated() throws {
    try Tmux.open { terminal in
      try terminal.start(
        "sh n --data moons --hidden 500,500,500 --batch 200 --view learning --paused --record r")
      try make(10, in: terminal)
      try terminal.send("b")
      try make(10, upTo: 20, in: terminal)
      try terminal.send("\u{1B}[1~fr")  // Home
      try terminal.wait(for: "started again")
      try make(3, in: terminal)
      // The accuracies by each kind of statistics of step 3, which take their time.
      let accuracies = /1 000 +3\s/
      try terminal.wait(for: accuracies)
      let end = try terminal.settled()
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
      try replay("r --view learning", in: terminal)
      try terminal.wait(for: accuracies)
      #expect(try terminal.settled().body == end.body)
    }
  }

  @Test func aStartWithOtherDataAndLayersIsRepeated() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --data moons --hidden 9 --view learning --paused --record r")
      try make(10, in: terminal)
      try terminal.press(",")
      let list = try terminal.wait(for: "Settings for the next start")
      #expect(list.text.contains("running now: plain") && list.text.contains("moons"))
      // From moons to blobs, and from one hidden layer to two.
      try terminal.press("Right", "Down", "Right", "Enter")
      try terminal.wait(for: "started again") { $0.header.contains("2·9·9·4") }
      let end = try make(12, in: terminal)
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
}
