import Foundation
import Testing

/// Stopped, continued, in the background.
@Suite struct JobControlTests {
  /// A paused screen that Ctrl-Z has stopped; the command line is not a list, so that the shell
  /// does not go on with it.
  private func stopped(_ body: (Tmux) throws -> Void) throws {
    try Tmux.open { terminal in
      try terminal.type("echo earlier output; stty -a >before")
      _ = try terminal.contents(of: "before")
      try terminal.type("sh n --paused")
      try terminal.wait(for: "paused step 0")
      try terminal.press("C-z")
      try terminal.wait(forModes: "0100")
      try terminal.type("stty -a >while")
      #expect(try terminal.modes(in: "while") == terminal.modes(in: "before"))
      let picture = try terminal.picture()
      #expect(picture.text.contains("earlier output") && !picture.text.contains("┌"))
      #expect(try processState(terminal.process()) == "T")
      try body(terminal)
    }
  }

  private func returnToForeground(_ terminal: Tmux) throws {
    try terminal.type("fg; echo $? >status; stty -a >after")
    try terminal.wait(for: "paused step 0")
    #expect(try terminal.modes() == "1011")
    try terminal.press("Up")
    try terminal.wait(for: "▸layer 2")
    try terminal.press("Down")
    try terminal.wait(for: "▸layer 1")
    try terminal.press("q")
    try terminal.expectRestored(status: 0)
  }

  @Test func fgDrawsAgainAndTheFirstArrowKeyCounts() throws {
    try stopped { try returnToForeground($0) }
  }

  @Test func bgSpoilsNothing() throws {
    try stopped { terminal in
      try terminal.type("bg")
      let process = try terminal.process()
      try eventually("the job to run") { try processState(process) != "T" }
      try terminal.type("echo still $((40 + 2)); stty -a >meanwhile")
      try terminal.wait(for: "still 42")
      #expect(try terminal.modes(in: "meanwhile") == terminal.modes(in: "before"))
      // Time for some frames, had they been drawn.
      let end = Date() + 0.5
      while Date() < end {
        #expect(try terminal.modes() == "0100")
        #expect(try !terminal.picture().text.contains("┌"))
      }
      #expect(try processState(process) != nil)
      try returnToForeground(terminal)
    }
  }

  @Test func aStopFromOutsideIsDrawnOverAfterwards() throws {
    try Tmux.open { terminal in
      try terminal.type("sh n --paused")
      try terminal.wait(for: "the first frame") { $0.isPaused && $0.isWhole }
      let whole = try terminal.settled()
      kill(try terminal.process(), SIGSTOP)
      // The shell writes onto the screen that nobody has left, in modes where Enter is no line end.
      try terminal.press("e", "c", "h", "o", "Space", "s", "p", "o", "i", "l", "C-j")
      try terminal.wait(for: "spoil")
      try terminal.press("f", "g", "C-j")
      #expect(try terminal.wait(for: "the screen as it was") { $0 == whole } == whole)
      try terminal.press("q")
      try terminal.wait(forModes: "0100")
    }
  }
}
