import Testing

/// The projector's picture, hints and badges on the live screen.
@Suite struct ProjectorKeyTests {
  @Test func itStartsAndEndsWithP() throws {
    try Tmux.open(width: 80, height: 24) { terminal in
      try terminal.start("sh n --projector --data moons --pace max")
      let large = try terminal.wait(for: "██████      ██")
      #expect(large.text.contains("of the test examples are right"))
      for view in 2...9 {
        try terminal.press("\(view)")
        try terminal.wait(for: "of the test examples are right")
      }
      try terminal.press("1", "P")
      try terminal.wait(for: "all layers again")
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test func aHintAppearsAndGoesForGood() throws {
    try Tmux.open(width: 100, height: 30) { terminal in
      try terminal.start("sh n --data moons")
      try terminal.wait(for: " b inserts batch norm ")
      try terminal.press("b")
      try terminal.wait(for: "batch norm in at step ")
      try terminal.wait(for: " c shows a twin without it ")
      try terminal.press("b", "j")
      let later = try terminal.wait(for: "space pause")
      #expect(!later.text.contains("inserts batch norm"))
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }
}
