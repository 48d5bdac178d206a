import Foundation
import Testing

/// Much at once: pastes, and bursts of keys.
@Suite struct BurstTests {
  private func onPausedScreen(_ body: (PseudoTerminal) throws -> Void) throws {
    try PseudoTerminal.run([Program.path()] + PseudoTerminal.pausedOptions) { terminal in
      try terminal.output(through: "\u{1B}[?2004h")
      try terminal.frame(with: "paused")
      try body(terminal)
    }
  }

  /// The frames from here to the end of the program.
  private func framesToTheEnd(_ terminal: PseudoTerminal) throws -> Int {
    let status = try terminal.exitStatus()
    #expect(status == 0)
    let rest = terminal.takeOutput()
    #expect(rest.contains("\u{1B}[?2004l"))
    return rest.ranges(of: "\u{1B}[?2026h").count
  }

  @Test(arguments: ["q?8", String(repeating: "q?8\r,S5\r", count: 10_000)])
  func whatIsPastedIsNoCommand(text: String) throws {
    try onPausedScreen { terminal in
      terminal.type("\u{1B}[200~\(text)\u{1B}[201~7")
      // Of all these keys only the last one counts.
      let frame = try terminal.nextFrame()
      #expect(!frame.contains("Help: "))
      terminal.type("q")
      let count = try framesToTheEnd(terminal)
      #expect(count <= 3)
    }
  }

  @Test func aPasteWithoutEndIsOverAfterSilence() throws {
    try onPausedScreen { terminal in
      terminal.type("\u{1B}[200~q?8")
      try eventually("an answer", every: 0) {
        terminal.type("?")
        return String(decoding: terminal.read(within: .seconds(3)), as: UTF8.self)
          .contains("Help: ")
      }
    }
  }

  @Test(arguments: ["j", "8", "?", "v", "s", "m", "w", "\u{1B}[A", "\u{1B}[<64;30;10M"])
  func aBurstIsFewFramesAndQBehindItCounts(key: String) throws {
    try onPausedScreen { terminal in
      // Thrice `?` is through the help, where q would but close it.
      terminal.type(String(repeating: key, count: 50_000 / key.utf8.count / 3 * 3) + "q")
      // A terminal hands over 4,095 bytes at a time; a frame may follow each.
      let count = try framesToTheEnd(terminal)
      #expect(count < 100)
    }
  }

  @Test func aBurstHoldsUpNoSignal() throws {
    try onPausedScreen { terminal in
      terminal.type(String(repeating: "8?", count: 25_000))
      kill(terminal.process, SIGTERM)
      let status = try terminal.exitStatus()
      #expect(status == 128 + SIGTERM)
      #expect(terminal.hasOriginalModes)
    }
  }
}
