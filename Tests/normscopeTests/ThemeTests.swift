import Foundation
import Testing

/// Colours for the ground that the terminal has, or is said to have.
@Suite struct ThemeTests {
  private static let question = "\u{1B}]11;?\u{07}"
  private static let options = ["--paused", "--data", "moons", "--hidden", "4", "--compare"]
  /// The colour of the names of views on a dark ground and on a light one.
  private static let (dark, light) = ("38;5;247", "38;5;241")

  /// Runs the program on a bare terminal that answers nothing by itself.
  private func onTerminal(
    _ options: [String] = [], environment: [String: String] = [:],
    _ body: (PseudoTerminal) throws -> Void
  ) throws {
    try PseudoTerminal.run(
      [try Program.path()] + Self.options + options, environment: environment, body)
  }

  @Test(arguments: [("dark", 39, 25), ("light", 25, 39)])
  func aNamedThemeIsShown(theme: String, own: Int, other: Int) throws {
    try Tmux.open { terminal in
      try terminal.start("sh n \(Self.options.joined(separator: " ")) --theme \(theme)")
      _ = try terminal.settled()
      let cells = StyledCell.parse(try terminal.styledPicture()).joined()
      let used = Set(cells.compactMap(\.foreground))
      #expect(used.contains(own) && !used.contains(other), "\(used)")
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test(arguments: [
    ("ffff/ffff/ffff", "\u{07}", light), ("fd/f6/e3", "\u{1B}\\", light),
    ("0000/2b2b/3636", "\u{07}", dark),
  ])
  func theTerminalsAnswerDecides(ground: String, end: String, color: String) throws {
    // The environment is wrong.
    let environment = ["COLORFGBG": color == Self.light ? "15;0" : "0;15"]
    try onTerminal(environment: environment) { terminal in
      try terminal.output(through: Self.question)
      // Keys that come before and after the answer are not lost.
      terminal.type("s\u{1B}]11;rgb:\(ground)\(end)\u{1B}[?62cs")
      let frame = try terminal.nextFrame()
      #expect(frame.contains(color), "the first frame has the right colours")
      try terminal.frame(with: "2")
      terminal.type("q")
      #expect(try terminal.exitStatus() == 0)
      #expect(terminal.hasOriginalModes)
    }
  }

  @Test(arguments: [("", dark), ("15;0", dark), ("0;15", light)])
  func withoutAnAnswerTheEnvironmentDecides(value: String, color: String) throws {
    try onTerminal(environment: ["COLORFGBG": value]) { terminal in
      let output = try terminal.output(through: "\u{1B}[?2026h")
      #expect(output.contains(Self.question))
      let frame = try terminal.output(through: "\u{1B}[?2026l")
      #expect(frame.contains(color))
    }
  }

  @Test func aLateAnswerIsStillFollowed() throws {
    try onTerminal { terminal in
      let first = try terminal.nextFrame()
      #expect(first.contains(Self.dark))
      terminal.type("\u{1B}]11;rgb:ffff/ffff/ffff\u{07}")
      try terminal.frame(with: Self.light)
    }
  }

  @Test func anAnswerAfterTheEndIsNotLeftToTheShell() throws {
    try Tmux.open { terminal in
      let command = "sh n \(Self.options.joined(separator: " "))"
      try terminal.type("stty -a >before; \(command); echo $? >status; stty -a >after")
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
      let picture = try terminal.picture()
      #expect(!picture.text.contains(/rgb:|\?[0-9;]+c/))
    }
  }

  @Test(arguments: [
    (["--theme", "dark"], [:]), (["--theme", "light"], [:]), (["--color", "never"], [:]),
    ([], ["NO_COLOR": "1"]), ([], ["TERM": "linux"]), ([], ["TERM": "vt100"]),
    ([], ["TERM": "ansi"]),
  ])
  func whoNeedNotKnowDoesNotAsk(options: [String], environment: [String: String]) throws {
    try onTerminal(options, environment: environment) { terminal in
      let output = try terminal.output(through: "moons")
      #expect(!output.contains("\u{1B}]") && !output.contains("\u{1B}[c"))
    }
  }
}
