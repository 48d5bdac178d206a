import Testing

/// The live screen and `normscope frame` show the same.
@Suite struct LiveFrameTests {
  /// Expects the body of what `normscope frame` prints on the screen.
  private func expect(_ terminal: Tmux, toShow options: String) throws {
    let words = options.split(separator: " ").map(String.init)
    let frame = Picture(try Outcome.of(Program.path(), ["frame"] + words).output)
    #expect(frame.body.count > 10)
    try terminal.wait(for: "what normscope frame \(options) prints:\n\(frame)\n") {
      $0.body == frame.body
    }
  }

  @Test(arguments: [
    ("", 120, 40), ("--compare", 120, 40), ("--view learning", 120, 40),
    ("--view learning --compare", 80, 24), ("--norm batch", 60, 16), ("--compare", 200, 50),
    ("--optimizer adam --lr 0.01 --activation tanh --init xavier", 100, 30),
  ])
  func stepByStep(options: String, width: Int, height: Int) throws {
    try Tmux.open(width: width, height: height) { terminal in
      try terminal.start("sh n --paused \(options)")
      try terminal.advance(steps: 7)
      try expect(terminal, toShow: "--step 7 --size \(width)x\(height) \(options)")
    }
  }

  @Test(arguments: ["", "--view learning", "--compare --view learning"])
  func afterAFreeRun(options: String) throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --pace max \(options)")
      try terminal.wait(for: "some steps") { ($0.step ?? 0) > 300 }
      try terminal.press("Space")
      try terminal.wait(for: "the pause") { $0.isPaused }
      let step = try #require(try terminal.settled().step)
      try expect(terminal, toShow: "--step \(step) --size 120x40 \(options)")
    }
  }

  @Test(arguments: ["", "--view learning"]) func withAToggleOnTheWay(options: String) throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused \(options)")
      try terminal.advance(steps: 4)
      try terminal.press("b")
      try terminal.wait(for: "batch norm ")
      try terminal.advance(steps: 4)
      try expect(terminal, toShow: "--step 8 --toggle-at 4 --size 120x40 \(options)")
    }
  }
}
