import Foundation
import Testing

/// Where no screen can be opened, one line says so.
@Suite struct StartTests {
  private func expectRefusal(
    _ line: String, _ words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(line.hasPrefix("normscope: "), "\(line)", sourceLocation: sourceLocation)
    #expect(line.contains(words), "\(line)", sourceLocation: sourceLocation)
    for command in ["`normscope run`", "`normscope frame`"] {
      #expect(line.contains(command), "\(line)", sourceLocation: sourceLocation)
    }
    #expect(line.hasSuffix("\n") && line.filter(\.isNewline).count == 1, "\(line)")
    #expect(!line.contains("\u{1B}"))
  }

  @Test(arguments: [[], ["live"], ["--compare"]])
  func withoutATerminal(arguments: [String]) throws {
    let outcome = try Outcome.of(Program.path(), arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    expectRefusal(outcome.errors, "standard input is not a terminal")
  }

  @Test(arguments: [
    ("sh n </dev/null 2>err", "standard input is not a terminal"),
    ("sh n >out 2>err", "standard output is not a terminal"),
    ("env -u TERM sh n 2>err", "TERM is not set"),
    ("TERM= sh n 2>err", "TERM is not set"),
    ("TERM=no-such-terminal sh n 2>err", "TERM=no-such-terminal is not in the terminal database"),
    ("TERM=dumb sh n 2>err", "TERM=dumb"),
  ])
  func onATerminalThatCanNotBeDrawnOn(command: String, words: String) throws {
    try Tmux.open { terminal in
      try terminal.copyOutput(to: "bytes")
      try terminal.type("stty -a >before; \(command); echo $? >status; stty -a >after")
      try terminal.expectRestored(status: 2)
      expectRefusal(try terminal.contents(of: "err"), words)
      #expect(terminal.bytes(in: "out") == "")
      // What the pane has shown is what was typed, the shell's prompts, and nothing else.
      #expect(!terminal.bytes(in: "bytes").contains("\u{1B}[?1049"))
      #expect(try terminal.picture().lines.filter { !$0.isEmpty }.last == "ready>")
    }
  }

  @Test func aPipeAfterTheProgramIsNoTerminal() throws {
    try Tmux.open { terminal in
      try terminal.type("{ sh n 2>err; echo $? >status; } | cat >out")
      #expect(try terminal.exitStatus() == 2)
      expectRefusal(try terminal.contents(of: "err"), "standard output is not a terminal")
    }
  }
}
