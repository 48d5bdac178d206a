import Dashboard
import Testing

/// The same screen on terminals of all kinds.
@Suite struct TerminalTypeTests {
  /// Calls `body` with the screen of a plain network and its twin that have made three steps.
  private func onScreen(_ type: String, _ body: (Tmux) throws -> Void) throws {
    try Tmux.open { terminal in
      // Not everywhere in the database.
      try terminal.write(Self.sixteenColours, to: "source")
      let types = terminal.path("types")
      #expect(try Outcome.of("/usr/bin/tic", ["-o", types, terminal.path("source")]).status == 0)
      let settings = "TERM=\(type) TERMINFO_DIRS=:\(types)"
      try terminal.start("\(settings) sh n --paused --data moons --hidden 8,8 --compare")
      try terminal.advance(steps: 3)
      try body(terminal)
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test(
    arguments: [
      "tmux-256color", "screen-256color", "screen", "xterm", "xterm-256color",
      "linux", "vt100", "vt220", "ansi",
    ], [("C.UTF-8", ""), ("C", "--ascii")])
  func drawsTheSame(type: String, locale: (name: String, option: String)) throws {
    let options = "--data moons --hidden 8,8 --compare"
    let words = "frame --size 120x40 \(options) \(locale.option)".split(separator: " ")
    let frame = Picture(try Outcome.of(Program.path(), words.map(String.init)).output)
    try Tmux.open { terminal in
      try terminal.start("TERM=\(type) LC_ALL=\(locale.name) sh n --paused \(options)")
      #expect(try terminal.wait(for: "\(frame)") { $0 == frame } == frame)
      try terminal.press("8", "1")
      #expect(try terminal.wait(for: "\(frame)") { $0 == frame } == frame)
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  private static let sixteenColours = """
    xterm-sixteen|xterm with 16 colours,
    \tcolors#16, pairs#256,
    \tsetab=\\E[%?%p1%{8}%<%t%p1%{40}%+%e%p1%{92}%+%;%dm,
    \tsetaf=\\E[%?%p1%{8}%<%t%p1%{30}%+%e%p1%{82}%+%;%dm, use=xterm,

    """

  @Test(arguments: [("vt100", 0), ("linux", 8), ("xterm", 8), ("xterm-sixteen", 16)])
  func fewColoursAreEnoughToRead(type: String, colours: Int) throws {
    try onScreen(type) { terminal in
      for view in View.allCases {
        try terminal.press("\(view.rawValue)")
        try terminal.wait(for: "\(view.rawValue) \(view.name)")
        expectToBeRead(try terminal.settled(), try terminal.styledPicture(), colours)
      }
    }
  }

  private func expectToBeRead(_ picture: Picture, _ styled: String, _ colours: Int) {
    let cells = StyledCell.parse(styled)
    let used = Set(cells.joined().flatMap { [$0.foreground, $0.background].compactMap(\.self) })
    #expect(used.allSatisfy { $0 < colours }, "\(used)\n\(picture)")
    #expect(used.isEmpty == (colours == 0), "\(picture)")
    for (row, line) in cells.enumerated() {
      // Letters and digits in a colour that the ground may have could not be read.
      let lost = line.filter { $0.isText && !$0.isReversed && $0.mayHideItself }
      #expect(lost.isEmpty, "row \(row): \(lost.map(\.glyph))\n\(picture)")
    }
    // Which network is which is a matter of words.
    #expect(picture.text.contains("plain") && picture.text.contains("batch norm"))
  }

  @Test func learningTellsTheNetworksApartWithoutColours() throws {
    try onScreen("vt100") { terminal in
      try terminal.press("8")
      let text = try terminal.wait(for: "╌ plain").text
      #expect(text.contains("━ batch norm"))
    }
  }
}
