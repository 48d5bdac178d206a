import Drawing
import Foundation
import TerminalScreen
import Testing

/// What ncurses writes, counted in a file; one painter at a time.
@Suite(.serialized) struct PainterTests {
  private static let size = Size(width: 200, height: 50)

  /// A painter that writes to a temporary file, and a way to read what it has written since.
  private final class Output {
    private let url = FileManager.default.temporaryDirectory
      .appending(path: "painter-\(UUID().uuidString)")
    private let reader: FileHandle

    init() throws {
      #expect(FileManager.default.createFile(atPath: url.path, contents: nil))
      reader = try FileHandle(forReadingFrom: url)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// A descriptor that the painter may own.
    func descriptor() throws -> Int32 {
      let file = try FileHandle(forWritingTo: url)
      defer { try? file.close() }
      return dup(file.fileDescriptor)
    }

    func takeBytes() throws -> String {
      String(decoding: try reader.readToEnd() ?? Data(), as: UTF8.self)
    }
  }

  private func painter(
    _ output: Output, terminal: String = "xterm-256color", size: Size = size,
    usesColors: Bool = true, ascii: Bool? = false
  ) throws -> Painter {
    try Painter(
      terminal: terminal, output: output.descriptor(), size: size, usesColors: usesColors,
      ascii: ascii)
  }

  /// A frame of 4 × 10 histograms, each in its colour, whose bars all move a little with `phase`.
  private func histograms(phase: Int) -> Canvas {
    let eighths = Array(" ▁▂▃▄▅▆▇█".unicodeScalars)
    var canvas = Canvas(size: Self.size)
    for x in 0..<200 {
      for panel in 0..<4 {
        let middle = abs(x % 20 - 10)
        let height = 8 * 11 - middle * middle + (x * 31 + panel * 17 + phase * 13) % 9 - 4
        for row in 0..<11 {
          let glyph = eighths[min(max(0, height - 8 * row), 8)]
          let color = Color(UInt8(60 + 3 * (x / 20) + 30 * panel))
          canvas[x, panel * 12 + 11 - row] = Cell(glyph, Style(color, on: Color(234)))
        }
        canvas[x, panel * 12] = Cell(
          Array("σ 0.2\(phase)  μ −0.1\(phase)  ".unicodeScalars)[x % 17])
      }
    }
    return canvas
  }

  @Test func writesNothingForAnUnchangedFrame() throws {
    let output = try Output()
    var painter = try painter(output)
    painter.paint(histograms(phase: 0))
    #expect(try !output.takeBytes().isEmpty)
    painter.paint(histograms(phase: 0))
    #expect(try output.takeBytes().utf8.count == 0)
  }

  @Test func writesNothingWhenOnlyInvisibleThingsChange() throws {
    let output = try Output()
    var painter = try painter(output, terminal: "xterm", size: Size(width: 10, height: 2))
    var canvas = Canvas(size: Size(width: 12, height: 3))
    canvas[0, 0] = Cell("x", Style(Color(196)))
    painter.paint(canvas)
    _ = try output.takeBytes()
    canvas[0, 0] = Cell("x", Style(Color(160)))
    canvas[11, 2] = Cell("y")
    painter.paint(canvas)
    #expect(try output.takeBytes().utf8.count == 0)
  }

  @Test func anOrdinaryFrameStaysUnder30Kilobytes() throws {
    let output = try Output()
    var painter = try painter(output)
    painter.paint(histograms(phase: 0))
    _ = try output.takeBytes()
    painter.paint(histograms(phase: 1))
    let bytes = try output.takeBytes()
    #expect(bytes.hasPrefix("\u{1B}[?2026h") && bytes.hasSuffix("\u{1B}[?2026l"))
    #expect((1000..<30_000).contains(bytes.utf8.count), "\(bytes.utf8.count) bytes")
  }

  @Test func writesOnlyWhatHasChanged() throws {
    let output = try Output()
    var painter = try painter(output)
    var canvas = histograms(phase: 0)
    painter.paint(canvas)
    _ = try output.takeBytes()
    canvas[100, 25] = Cell("Q")
    painter.paint(canvas)
    let bytes = try output.takeBytes()
    #expect(bytes.contains("Q") && bytes.utf8.count < 60, "\(bytes.utf8.count) bytes")
  }

  @Test func nobodyWaitsForATerminalThatTakesNothing() throws {
    let pipe = Pipe()
    let (reading, writing) = (pipe.fileHandleForReading, pipe.fileHandleForWriting)
    for end in [reading, writing] { _ = fcntl(end.fileDescriptor, F_SETFL, O_NONBLOCK) }
    var painter = try Painter(
      terminal: "xterm-256color", output: dup(writing.fileDescriptor), size: Self.size,
      ascii: false)
    // More than a pipe holds.
    while !painter.isBusy {
      painter.startAfresh()
      painter.paint(histograms(phase: 0))
    }
    var output: [UInt8] = []
    var isWhole = false
    while !isWhole {
      isWhole = painter.send()
      var bytes = [UInt8](repeating: 0, count: 1 << 20)
      let count = read(reading.fileDescriptor, &bytes, bytes.count)
      output += bytes.prefix(max(0, count))
    }
    let text = String(decoding: output, as: UTF8.self)
    #expect(text.hasPrefix("\u{1B}[?2026h") && text.hasSuffix("\u{1B}[?2026l"))
    #expect(
      text.ranges(of: "\u{1B}[?2026h").count == text.ranges(of: "\u{1B}[?2026l").count)
  }

  @Test func everythingIsDrawnAgainAfterAChangeOfSize() throws {
    let output = try Output()
    var painter = try painter(output, size: Size(width: 20, height: 3))
    var canvas = Canvas(size: Size(width: 20, height: 3))
    canvas[0, 0] = Cell("Q")
    painter.paint(canvas)
    _ = try output.takeBytes()
    painter.resize(to: Size(width: 30, height: 4))
    painter.paint(canvas)
    #expect(try output.takeBytes().contains("Q"))
    #expect(painter.size == Size(width: 30, height: 4))
  }

  @Test func drawsOnOneCellAndOnAskingForLess() throws {
    for size in [Size(width: 1, height: 1), Size(width: 0, height: -3)] {
      let output = try Output()
      var painter = try painter(output, size: size)
      #expect(painter.size == Size(width: 1, height: 1))
      var canvas = Canvas(size: Size(width: 5, height: 5))
      canvas[0, 0] = Cell("Q")
      painter.paint(canvas)
      #expect(try output.takeBytes().contains("Q"))
      painter.paint(Canvas(size: Size(width: 0, height: 0)))
    }
  }

  @Test func noGlyphReachesTheTerminalThatIsNotOneColumnWide() throws {
    let output = try Output()
    var painter = try painter(output, size: Size(width: 20, height: 1))
    var canvas = Canvas(size: painter.size)
    for (x, glyph) in "a\u{1B}\u{07}\u{9B}\u{0301}漢\u{200D}é".unicodeScalars.enumerated() {
      canvas[x, 0] = Cell(glyph)
    }
    painter.paint(canvas)
    let bytes = try output.takeBytes()
    #expect(bytes.contains("a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}é"))
  }

  @Test func asciiIsWhatWasAskedForOrQuestionMarks() throws {
    let output = try Output()
    var painter = try painter(output, size: Size(width: 20, height: 1), ascii: true)
    let usesASCII = painter.usesASCII
    #expect(usesASCII)
    var canvas = Canvas(size: painter.size)
    for (x, glyph) in "a#█\u{1B}é~".unicodeScalars.enumerated() { canvas[x, 0] = Cell(glyph) }
    painter.paint(canvas)
    let bytes = try output.takeBytes()
    #expect(bytes.contains("a#???~"))
    #expect(bytes.utf8.allSatisfy { $0 < 0x7F })
  }

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

  @Test func darkColorsStayVisibleWithFewColors() throws {
    let output = try Output()
    var painter = try painter(output, terminal: "xterm", size: Size(width: 20, height: 1))
    var canvas = Canvas(size: painter.size)
    canvas[0, 0] = Cell("Q", Style(Color(236)))
    painter.paint(canvas)
    let bytes = try output.takeBytes()
    #expect(bytes.contains("Q") && !bytes.contains("\u{1B}[30m"))
  }

  @Test func refusesAnUnknownTerminalAndASecondPainter() throws {
    let output = try Output()
    #expect(throws: ScreenError.unavailable) {
      _ = try painter(output, terminal: "no-such-terminal")
    }
    let first = try painter(output)
    #expect(throws: ScreenError.unavailable) { _ = try painter(output) }
    #expect(first.size == Self.size)
  }
}
