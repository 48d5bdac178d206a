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

  @Test func measuresFigure1() throws {
    try withTemporaryDirectory { directory in
      let script = Program.packageRoot.appending(path: "demos/figure1.sh")
      let outcome = try Outcome.of(
        "/bin/sh", [script.path(percentEncoded: false), "--steps", "20"],
        environment: [
          "NORMSCOPE": Program.path(), "OUT": directory.path(percentEncoded: false),
        ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let files = try FileManager.default.contentsOfDirectory(
        atPath: directory.path(percentEncoded: false))
      #expect(Set(files).isSuperset(of: ["figure1.svg", "figure1.csv", "figure1.md"]))
    }
  }

  @Test func makesAFilm() throws {
    try withTemporaryDirectory { directory in
      let script = Program.packageRoot.appending(path: "demos/film.sh")
      let file = directory.appending(path: "x.cast").path(percentEncoded: false)
      let outcome = try Outcome.of(
        "/bin/sh", [script.path(percentEncoded: false), "--steps", "8", "--toggle-at", "4"],
        environment: ["NORMSCOPE": Program.path(), "OUT": file])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(FileManager.default.fileExists(atPath: file))
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
