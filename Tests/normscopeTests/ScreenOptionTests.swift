import Foundation
import Testing

/// The options of commands with a screen, as they show there.
@Suite struct ScreenOptionTests {
  private func open(
    _ command: String, _ check: (Tmux, Picture) throws -> Void
  ) throws {
    try Tmux.open(width: 160, height: 40) { terminal in
      let picture = try terminal.start("sh n \(command)")
      try check(terminal, picture)
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test func theNetworkIsAsAskedFor() throws {
    try open(
      "--data circles --hidden 4,3 --activation relu --init he --norm batch --lr 0.25 "
        + "--momentum 0.5 --batch 30 --seed 7 --dropout 0.25 --view 8 --compare --paused"
    ) { _, picture in
      for words in ["2·4·3·2 relu", "0.25", "0.5", "batch 30", "he", "circles", "seed 7"] {
        #expect(picture.lines[0].localizedCaseInsensitiveContains(words), "\(words)")
      }
      #expect(picture.text.contains("Learning") && picture.text.contains("plain"))
      #expect(picture.isPaused && picture.step == 0)
    }
  }

  @Test func aLessonTakesViewPaceAndPause() throws {
    try open("lesson shift --view learning --pace 5 --paused --seed 4") { terminal, picture in
      #expect(picture.isPaused && picture.step == 0)
      #expect(picture.text.contains("loss, cross-entropy") && picture.header.contains("5 steps/s"))
      #expect(picture.lines[0].contains("seed 4"))
      // One that is chosen on the screen has its own seed, pace and view.
      try terminal.press("L", "Enter")
      let own = try terminal.wait(for: "seed 1")
      #expect(!own.header.contains("5 steps/s paused") && !own.text.contains("loss, cross-entropy"))
    }
  }

  @Test func drawnWithoutColourMouseOrMoreThanASCII() throws {
    try open("--data moons --hidden 3 --paused --ascii --no-mouse --color never") {
      terminal, picture in
      #expect(picture.text.utf8.allSatisfy { $0 < 0x80 })
      let modes = try terminal.modes()
      #expect(modes == "1001", "\(modes)")
    }
  }

  @Test func aRecordingIsTakenAwayWhereTheScreenDoesNotOpen() throws {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: "r.jsonl").path(percentEncoded: false)
      let outcome = try Program.run("--data", "moons", "--record", file)
      #expect(outcome.status == 2 && outcome.errors.contains("standard input is not a terminal"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == [])
    }
  }
}
