import Foundation
import Testing

/// The scripts of `demos`, up to what they show first.
@Suite struct DemoTests {
  private func command(_ script: String) throws -> String {
    let path = Program.packageRoot.appending(path: "demos/\(script)").path(percentEncoded: false)
    return "NORMSCOPE='\(try Program.path())' sh '\(path)'"
  }

  @Test(arguments: [
    ("live.sh", "Histograms"), ("toggle.sh", "Histograms"), ("twins.sh", "Learning"),
    ("depth.sh", "Gradients"),
  ])
  func opensItsView(script: String, view: String) throws {
    try Tmux.open { terminal in
      let picture = try terminal.start(command(script))
      #expect(picture.text.contains(view), "\(picture)")
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test func runsALesson() throws {
    try Tmux.open { terminal in
      try terminal.type(command("lesson.sh"))
      try terminal.wait(for: "┌ Lesson 13 ─")
      try terminal.press("q")
      try terminal.wait(for: "the prompt") { $0.lines.last { !$0.isEmpty } == "ready>" }
    }
  }
}
