import Testing

/// Lessons on the live screen.
@Suite struct LessonKeyTests {
  @Test func aLessonIsChosenAndTakenOver() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons")
      try terminal.press("L")
      try terminal.wait(for: "┌ Lessons ─")
      try terminal.press("Down", "Up", "Enter")
      let first = try terminal.wait(for: "┌ Lesson 1 ─")
      #expect(first.header.contains("MNIST") && first.text.contains("Now"))
      try terminal.wait(for: "steps") { ($0.step ?? 0) > 10 && !$0.isPaused }
      try terminal.press("b")
      try terminal.wait(for: "You took over")
      try terminal.press("L", "Escape", "Space")
      try terminal.wait(for: "the pause") { $0.isPaused }
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }
}
