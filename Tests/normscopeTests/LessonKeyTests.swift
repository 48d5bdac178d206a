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

  /// At 80×24 the text's layer is in sight, its end is reached, and so is the next lesson.
  @Test func aLessonIsReadAndLeadsOnToTheNext() throws {
    try Tmux.open(width: 80, height: 24) { terminal in
      try terminal.start("sh n lesson anatomy")
      try terminal.press("A")
      try terminal.wait(for: "Answer: ")
      try terminal.press("Escape")
      try terminal.wait(for: "Esc shows its text again") { !$0.text.contains("Answer: ") }
      try terminal.press("Escape")
      try terminal.wait(for: "┌ Lesson 13: ")
      for _ in 0..<12 { try terminal.press("]") }
      var end = try terminal.wait(for: "Measured")
      for _ in 0..<9 where !end.text.contains("N starts lesson 14") {
        let before = end
        try terminal.press("}")
        end = try terminal.wait(for: "the next lines") { $0 != before }
      }
      #expect(end.text.contains("N starts lesson 14"), "\(end)")
      try terminal.press("N")
      try terminal.wait(for: "┌ Lesson 14: ")
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test func theLayerOfTheTextIsSelected() throws {
    try Tmux.open(width: 80, height: 24) { terminal in
      try terminal.start("sh n lesson depth --paused")
      let picture = try terminal.wait(for: "▸layer 8")
      #expect(picture.text.contains("layer 8 are a needle"))
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
      #expect(panel.contains("\(words) That bears the claim out."), "\(end)")
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }
}
