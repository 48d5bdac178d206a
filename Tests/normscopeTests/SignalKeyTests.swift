import Foundation
import Testing

/// A signal's key directly behind another key: what was announced may be gone when it is read.
@Suite struct SignalKeyTests {
  /// Types a key and, within a millisecond, another.
  private func type(_ first: String, _ second: String, _ round: Int, on terminal: PseudoTerminal) {
    terminal.type(first)
    let gap = UInt32(round * 37 % 1000)
    if gap > 100 { usleep(gap) }
    terminal.type(second)
  }

  @Test func aKeyAndCtrlZNeverFreezeTheScreenAndTheKeyCounts() throws {
    try PseudoTerminal.run([Program.path()] + PseudoTerminal.pausedOptions) { terminal in
      try terminal.frame(with: "paused")
      // Nobody could continue the leader of a session: it gives the terminal back and takes it again.
      for round in 0..<502 {
        type("?", "\u{1A}", round, on: terminal)
        try terminal.output(through: "\u{1B}[?1049l")
        try terminal.output(through: "\u{1B}[?1049h")
      }
      // Every third key closes the help; after this number of keys it is open.
      try terminal.frame(with: "Help: ")
      terminal.type("qq")
      #expect(try terminal.exitStatus() == 0)
      #expect(terminal.hasOriginalModes)
    }
  }

  @Test(arguments: [("\u{03}", SIGINT), ("\u{1C}", SIGQUIT)])
  func aKeyAndAnEndingKeyEndTheProgram(key: String, signal: Int32) throws {
    for round in 0..<20 {
      try PseudoTerminal.run([Program.path()] + PseudoTerminal.pausedOptions) { terminal in
        try terminal.frame(with: "paused")
        type("j", key, round, on: terminal)
        #expect(try terminal.exitStatus() == 128 + signal)
        #expect(terminal.hasOriginalModes)
      }
    }
  }

  @Test func theUsersOwnModesComeBack() throws {
    try Tmux.open { terminal in
      try terminal.start("stty min 7 time 3 noflsh -ixon tab3; sh n --paused --data moons")
      try terminal.type("")
      try terminal.press("q")
      #expect(try terminal.exitStatus() == 0)
      let modes = try terminal.modes(in: "after")
      #expect(modes.contains("min = 7; time = 3;"))
      #expect(modes.contains(/[^-]noflsh/) && modes.contains("-ixon") && modes.contains("tab3"))
    }
  }
}
