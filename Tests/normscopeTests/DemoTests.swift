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

  /// Two trainings, of which a stand-in for python writes the logs, are shown as twins and end with the
  /// screen.
  @Test func watchesTwoTrainings() throws {
    try Tmux.open(width: 160, height: 44) { terminal in
      let trainer = Program.packageRoot
        .appending(path: "Tests/normscopeTests/TensorBoard/trainer.sh")
        .path(percentEncoded: false)
      let started = terminal.directory.appending(path: "started")
      try terminal.type(
        "STARTED='\(started.path(percentEncoded: false))' NORMSCOPE_PYTHON='\(trainer)' "
          + "\(command("watch.sh"))")
      try terminal.wait(for: "twins") {
        $0.text.contains("┌ ● plain ") && $0.text.contains("┌ batchnorm ")
      }
      let trainings = try String(contentsOf: started, encoding: .utf8).split(separator: "\n")
        .compactMap { pid_t($0) }
      #expect(trainings.count == 2 && trainings.allSatisfy { kill($0, 0) == 0 })
      try terminal.press("q")
      try terminal.wait(for: "the prompt") { $0.lines.last { !$0.isEmpty } == "ready>" }
      try eventually("the end of the trainings") { trainings.allSatisfy { kill($0, 0) != 0 } }
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
