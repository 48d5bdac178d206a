import Drawing
import TerminalScreen
import Testing

/// Terminals with eight colours, of which the nearest must do.
extension PainterTests {
  @Test func nothingDependsOnTheGroundOfATerminalWithFewColors() throws {
    let output = try Output()
    var painter = try painter(output, terminal: "xterm", size: Size(width: 20, height: 1))
    var canvas = Canvas(size: painter.size)
    // Greys and what is nearest to white, as letters and as ground.
    for (x, color) in [246, 240, 255, 236, 231, 16].enumerated() {
      canvas[x, 0] = Cell("Q", Style(Color(UInt8(color))))
      canvas[x + 6, 0] = Cell("Q", Style(nil, on: Color(UInt8(color))))
    }
    painter.paint(canvas)
    var bytes = try output.takeBytes()
    #expect(bytes.contains("Q") && !bytes.contains(/\e\[[0-9;]*[34][0-7][;0-9]*m/))
    // A bold yellow is as good as white.
    canvas[0, 0] = Cell("Z", Style(Color(214), bold: true))
    painter.paint(canvas)
    bytes = try output.takeBytes()
    #expect(bytes.contains("\u{1B}[33m") && !bytes.contains(/\e\[[0-9;]*\b1\b[0-9;]*m/))
  }

  @Test(arguments: Theme.allCases) func fieldsKeepBothColorsWithFewColors(theme: Theme) throws {
    let output = try Output()
    var painter = try painter(output, terminal: "xterm", size: Size(width: 20, height: 1))
    painter.theme = theme
    var canvas = Canvas(size: painter.size)
    canvas[0, 0] = Cell("▀", Style(Color(220, light: 21), on: Color(17, light: 226)))
    canvas[1, 0] = Cell("▀", Style(Color(196), on: Color(160)))
    painter.paint(canvas)
    let bytes = try output.takeBytes()
    #expect(bytes.contains(theme == .dark ? /\e\[33m\e\[40m/ : /\e\[34m\e\[43m/))
    #expect(bytes.contains(/\e\[31m\e\[41m/))
  }

  @Test func aLetterNeverHasTheColorOfItsGround() throws {
    let output = try Output()
    var painter = try painter(output, terminal: "xterm", size: Size(width: 20, height: 1))
    var canvas = Canvas(size: painter.size)
    // Two blues that are one of 8, two yellows; a letter without a colour.
    canvas[0, 0] = Cell("A", Style(Color(20), on: Color(21)))
    canvas[2, 0] = Cell("B", Style(Color(184), on: Color(220)))
    canvas[4, 0] = Cell("C", Style(nil, on: Color(21)))
    canvas[6, 0] = Cell("D", Style(Color(220), on: Color(21)))
    painter.paint(canvas)
    let bytes = try output.takeBytes()
    #expect(bytes.contains(/\e\[37m\e\[44mA/) && bytes.contains(/\e\[30m\e\[43mB/))
    #expect(bytes.contains(/\e\[37m\e\[44mC/) && bytes.contains(/\e\[33m\e\[44mD/))
  }

  @Test func darkColorsStayVisibleWithFewColors() throws {
    let output = try Output()
    var painter = try painter(output, terminal: "xterm", size: Size(width: 20, height: 1))
    var canvas = Canvas(size: painter.size)
    canvas[0, 0] = Cell("Q", Style(Color(236)))
    painter.paint(canvas)
    let bytes = try output.takeBytes()
    #expect(bytes.contains("Q") && !bytes.contains("\u{1B}[30m"))
  }
}
