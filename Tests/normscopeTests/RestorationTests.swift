import Foundation
import Testing

/// Every way out leaves the terminal as it was.
@Suite struct RestorationTests {
  /// A screen that is up on a terminal where something else was before.
  private func onScreen(_ command: String = "sh n", _ body: (Tmux) throws -> Void) throws {
    try Tmux.open { terminal in
      try terminal.type("echo earlier output")
      try terminal.start(command)
      try terminal.wait(forModes: "1011")
      #expect(try !terminal.picture().text.contains("earlier output"))
      try body(terminal)
      #expect(try terminal.picture().text.contains("earlier output"))
    }
  }

  @Test(arguments: [("q", Int32(0)), ("C-c", 128 + SIGINT)])
  func afterAKey(key: String, status: Int32) throws {
    try onScreen { terminal in
      try terminal.press(key)
      try terminal.expectRestored(status: status)
    }
  }

  @Test func afterQuittingByWayOfTheHelp() throws {
    try onScreen("sh n --paused") { terminal in
      try terminal.press("?")
      try terminal.wait(for: "Help: Histograms")
      try terminal.press("q", "q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func afterARequestToEnd(signal: Int32) throws {
    try onScreen { terminal in
      kill(try terminal.process(), signal)
      try terminal.expectRestored(status: 128 + signal)
    }
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGTRAP, SIGFPE])
  func afterACrash(signal: Int32) throws {
    try onScreen { terminal in
      kill(try terminal.process(), signal)
      try terminal.expectRestored(status: 128 + signal)
    }
  }

  /// Numbers that the system has signals for, without those that do not end a program by default,
  /// those that end one in any case, and those that the C library keeps to itself.
  private static let killers: [Int32] = {
    let harmless = [
      SIGKILL, SIGSTOP, SIGCHLD, SIGURG, SIGTTIN, SIGTTOU, SIGTSTP, SIGCONT, SIGWINCH, SIGPIPE,
      SIGXFSZ,
    ]
    #if canImport(Darwin)
      return (1..<NSIG).filter { !(harmless + [SIGINFO]).contains($0) }
    #else
      return (1...64).filter { !(harmless + [32, 33]).contains($0) }
    #endif
  }()

  @Test(arguments: killers) func afterEverySignalThatEndsAProgram(signal: Int32) throws {
    let shell = ["/bin/sh", "-c", "ulimit -c 0; exec \"$0\" \"$@\"", try Program.path()]
    try PseudoTerminal.run(shell + PseudoTerminal.pausedOptions) { terminal in
      try terminal.frame(with: "paused")
      kill(terminal.process, signal)
      #expect(try terminal.exitStatus() == 128 + signal)
      #expect(terminal.hasOriginalModes)
      let rest = terminal.takeOutput()
      for end in ["[?1049l", "[?25h", "[?1000l", "[?2004l"] {
        #expect(rest.contains("\u{1B}\(end)"), "\(end)")
      }
    }
  }

  @Test(arguments: [
    ("--batch 70000", "--batch: at most the 60000 training examples"),
    ("--init gaussian:1e300", "--init: "),
  ])
  func afterAMistakeThatOnlyTheDataShow(options: String, words: String) throws {
    try Tmux.open { terminal in
      try terminal.type("stty -a >before; sh n \(options); echo $? >status; stty -a >after")
      try terminal.expectRestored(status: 2)
      #expect(try terminal.picture().text.contains("normscope: \(words)"))
    }
  }

  @Test func theMouseIsLeftAloneOnRequest() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --no-mouse --paused")
      try terminal.wait(forModes: "1001")
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }
}
