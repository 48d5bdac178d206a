import Drawing
import TerminalScreen
import Testing

/// How many colours there are, and what is drawn without them.
extension PainterTests {
  @Test(arguments: [("vt100", 0), ("xterm", 8), ("linux", 8), ("xterm-256color", 256)])
  func countsColors(terminal: String, count: Int) throws {
    let output = try Output()
    let painter = try painter(output, terminal: terminal)
    #expect(painter.colorCount == count)
  }

  @Test func writesNoColorSequencesWithoutColors() throws {
    let output = try Output()
    var painter = try painter(output, usesColors: false)
    #expect(painter.colorCount == 0)
    painter.paint(histograms(phase: 0))
    let bytes = try output.takeBytes()
    #expect(bytes.contains("█") && !bytes.contains(/\e\[[0-9;]*[34][0-9][;0-9]*m/))
  }

  @Test func withoutColorsACellShowsWhatTellsTheSame() throws {
    for usesColors in [true, false] {
      let output = try Output()
      var painter = try painter(output, size: Size(width: 20, height: 1), usesColors: usesColors)
      var canvas = Canvas(size: painter.size)
      canvas[0, 0] = Cell("▀", Style(Color(196), on: Color(21)), colorless: "▓")
      painter.paint(canvas)
      let bytes = try output.takeBytes()
      #expect(bytes.contains("▀") == usesColors && bytes.contains("▓") != usesColors)
    }
  }

  @Test func copesWithMorePairsThanTheTerminalHas() throws {
    let output = try Output()
    var painter = try painter(output)
    // 10,000 pairs each time, and then a few more than the 32,767 that there are.
    for shift in 0..<4 {
      var canvas = Canvas(size: Self.size)
      for x in 0..<200 {
        for y in 0..<(shift < 3 ? 50 : 15) {
          let style = Style(Color(UInt8(x + 10 * shift)), on: Color(UInt8(y * 5 + shift)))
          canvas[x, y] = Cell("x", style)
        }
      }
      painter.paint(canvas)
      #expect(try !output.takeBytes().isEmpty)
    }
  }

  @Test func anotherThemeIsDrawnInFull() throws {
    let output = try Output()
    var painter = try painter(output, size: Size(width: 20, height: 1))
    var canvas = Canvas(size: painter.size)
    canvas[0, 0] = Cell("Q", Style(Color(39, light: 25)))
    painter.paint(canvas)
    var bytes = try output.takeBytes()
    #expect(bytes.contains("\u{1B}[38;5;39m"))
    painter.theme = .light
    painter.paint(canvas)
    bytes = try output.takeBytes()
    #expect(bytes.contains(/38;5;25m.*Q/))
  }
}
