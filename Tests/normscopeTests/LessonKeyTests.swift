import Foundation
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

  /// Whatever is looked at in the end, the screen says what a check without a screen says.
  @Test(arguments: [("anatomy", 200, []), ("scale", 400, ["8", "t", "Up"])])
  func aLessonEndsWithWhatItMeasured(lesson: String, steps: Int, keys: [String]) throws {
    try Tmux.open(width: 160, height: 50) { terminal in
      try terminal.start("sh n lesson \(lesson)")
      for key in keys + Array(repeating: "]", count: 12) { try terminal.press(key) }
      let end = try terminal.wait(for: "Measured")
      #expect(end.step == steps && end.isPaused && end.text.contains("step \(steps) of \(steps)"))
      let panel = end.body.compactMap { $0.split(separator: "│").last }
        .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
      let check = try Program.run("lesson", lesson, "--check")
      let words = try #require(check.output.firstMatch(of: /"words":"([^"]*)"/)?.1)
      #expect(panel.contains("\(words) That bears the lesson out."), "\(end)")
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }
}
