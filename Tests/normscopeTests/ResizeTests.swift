import Testing

/// Every size, and from each to the next.
@Suite struct ResizeTests {
  /// What is to be seen at step 0 on a screen of this size.
  private func frame(_ width: Int, _ height: Int) throws -> Picture {
    let outcome = try Program.run("frame", "--data", "moons", "--size", "\(width)x\(height)")
    return Picture(outcome.output)
  }

  /// Resizes to where nothing but the sizes is told.
  private func resizeBelowMinimum(_ terminal: Tmux, _ width: Int, _ height: Int) throws {
    try terminal.resize(width: width, height: height)
    let picture = try terminal.wait(for: "this is \(width)×\(height)")
    #expect(picture.text.contains("needs 60×16") && picture.text.contains("q quits"))
  }

  private func resize(_ terminal: Tmux, _ width: Int, _ height: Int) throws {
    let expected = try frame(width, height)
    try terminal.resize(width: width, height: height)
    try terminal.wait(for: "a frame of \(width)×\(height):\n\(expected)\n") { $0 == expected }
  }

  @Test func everySizeIsLaidOutAnew() throws {
    try Tmux.open(width: 120, height: 40) { terminal in
      try terminal.start("sh n --paused --data moons")
      let whole = try frame(120, 40)
      try terminal.wait(for: "a frame of 120×40") { $0 == whole }
      for (width, height) in [(100, 30), (200, 60), (60, 16)] {
        try resize(terminal, width, height)
      }
      for (width, height) in [(59, 16), (60, 15), (20, 5)] {
        try resizeBelowMinimum(terminal, width, height)
      }
      try resize(terminal, 61, 50)
      // Nothing is to be seen in a single cell, but it is survived.
      try terminal.resize(width: 1, height: 1)
      try eventually("a window of one cell") {
        try terminal.tell("#{window_width}x#{window_height}") == "1x1"
      }
      try resizeBelowMinimum(terminal, 20, 5)
      try terminal.resize(width: 1, height: 1)
      try resize(terminal, 120, 40)
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test func theKernelIsBelievedRatherThanTheEnvironment() throws {
    try Tmux.open(width: 110, height: 35) { terminal in
      try terminal.start("LINES=20 COLUMNS=70 sh n --paused --data moons")
      try resize(terminal, 110, 35)
      try resize(terminal, 80, 24)
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test func oneCellToBeginWithIsSurvived() throws {
    try Tmux.open(width: 60, height: 16) { terminal in
      try terminal.type("stty -a >before; sh n --paused; echo $? >status; stty -a >after")
      try terminal.resize(width: 1, height: 1)
      _ = try terminal.process()
      try terminal.resize(width: 60, height: 16)
      try terminal.wait(for: "paused step 0")
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }
}
