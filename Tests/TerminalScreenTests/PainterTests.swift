import Drawing
import Foundation
import TerminalScreen
import Testing

/// What ncurses writes, counted in a file; one painter at a time.
@Suite(.serialized) struct PainterTests {
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
