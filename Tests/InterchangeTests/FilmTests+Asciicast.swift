import Drawing
import Foundation
import Interchange
import Testing

/// A film as a recording of a terminal.
extension FilmTests {
  /// An event of an asciicast.
  private struct Event: Decodable {
    let seconds: Double
    let kind: String
    let bytes: String

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      seconds = try values.decode(Double.self)
      kind = try values.decode(String.self)
      bytes = try values.decode(String.self)
      #expect(values.isAtEnd)
    }
  }

  /// Draws what a terminal would, of the few sequences that a film uses.
  private func play(_ bytes: String, on canvas: inout Canvas) {
    var (x, y, style) = (0, 0, Style.plain)
    var rest = bytes[...]
    while let glyph = rest.unicodeScalars.first {
      guard let sequence = rest.prefixMatch(of: /\u{1B}\[([0-9;?]*)([A-Za-z])/) else {
        canvas[x, y] = Cell(glyph, style)
        x += 1
        rest.unicodeScalars.removeFirst()
        continue
      }
      let numbers = sequence.1.split(separator: ";").map { Int($0) ?? 0 }
      switch sequence.2 {
      case "H": (y, x) = (numbers[0] - 1, numbers[1] - 1)
      case "J": canvas = Canvas(size: canvas.size)
      case "m": style = select(numbers)
      default: break
      }
      rest = rest[sequence.range.upperBound...]
    }
    #expect(style == .plain, "every event leaves the terminal's own colours")
  }

  private func select(_ numbers: [Int]) -> Style {
    var style = Style.plain
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 1: style.isBold = true
      case 7: style.isReversed = true
      case 38, 48:
        rest.removeFirst()
        let color = rest.popFirst().map { Color(UInt8($0)) }
        if number == 38 { style.foreground = color } else { style.background = color }
      default: style = .plain
      }
    }
    return style
  }

  @Test func theCastDrawsEveryFrameAtItsTime() throws {
    let lines = film(Self.frames).asciicast(title: "a “film”").split(separator: "\n")
    let header = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(header["version"] as? Int == 2 && header["title"] as? String == "a “film”")
    #expect(header["width"] as? Int == 23 && header["height"] as? Int == 6)
    let events = try lines.dropFirst().map {
      try JSONDecoder().decode(Event.self, from: Data($0.utf8))
    }
    #expect(events.allSatisfy { $0.kind == "o" })
    var canvas = Canvas(size: Self.frames[0].size)
    // The last frame is the one before it, and the last event restores the terminal.
    let different = Self.frames.dropLast()
    try #require(events.count == different.count + 1)
    for (number, (event, frame)) in zip(events, different).enumerated() {
      play(event.bytes, on: &canvas)
      #expect(canvas == frame && abs(event.seconds - 0.1 * Double(number)) < 0.001)
    }
    let end = try #require(events.last)
    play(end.bytes, on: &canvas)
    #expect(canvas == different.last)
    #expect(events[0].bytes.hasPrefix("\u{1B}[?25l") && end.bytes.hasSuffix("\u{1B}[?25h"))
    #expect(abs(end.seconds - 3.3) < 0.001)
  }
}
