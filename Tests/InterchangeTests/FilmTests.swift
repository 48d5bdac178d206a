import Drawing
import Foundation
import Interchange
import Numerics
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct FilmTests {
  /// Frames in which some cells of many styles change, and two that are the same.
  private static let frames: [Canvas] = {
    var generator = SeededGenerator(seed: 7)
    var canvas = Canvas(size: Size(width: 23, height: 6))
    canvas.write("a film & its <frames>", x: 1, y: 2)
    var frames = [canvas]
    let styles = [
      .plain, Style(Color(196)), Style(Color(39), on: Color(236), bold: true),
      Style(reversed: true),
    ]
    for _ in 0..<12 {
      for _ in 0..<20 {
        let glyph = [" ", "σ", "<", "&", "\"", "\\", "7"].randomElement(using: &generator) ?? " "
        canvas.write(
          glyph, x: Int.random(in: 0..<23, using: &generator),
          y: Int.random(in: 0..<6, using: &generator),
          style: styles.randomElement(using: &generator) ?? .plain)
      }
      frames.append(canvas)
    }
    return frames + [canvas]
  }()

  private func film(_ frames: [Canvas]) -> Film {
    var film = Film(frames[0], seconds: 0.1)
    for frame in frames.dropFirst() { film.append(frame) }
    return film
  }

  @Test func changesMakeEveryFrameOfTheOneBefore() {
    let film = film(Self.frames)
    var canvas = film.first
    #expect(film.changes.count == Self.frames.count - 1 && canvas == Self.frames[0])
    for (stretches, frame) in zip(film.changes, Self.frames.dropFirst()) {
      for stretch in stretches {
        for (place, cell) in stretch.cells.enumerated() {
          #expect(canvas[stretch.x + place, stretch.y] != cell, "what does not change is no change")
          canvas[stretch.x + place, stretch.y] = cell
        }
      }
      #expect(canvas == frame)
    }
    #expect(film.changes.last == [])
  }

  // MARK: SVG

  /// Replays the groups of a film on a sheet of glyphs.
  private final class Sheet: NSObject, XMLParserDelegate {
    /// What is seen before each group, and after the last.
    var frames: [[String]] = []
    var style = ""
    var names: Set<String> = []
    private var cells: [[Character]]
    private var element = ""
    private var place = (x: 0, y: 0)

    init(_ size: Size) {
      cells = Array(repeating: Array(repeating: " ", count: size.width), count: size.height)
    }

    func end() { frames.append(cells.map { String($0) }) }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      element = name
      names.insert(name)
      if name == "g" { end() }
      if name == "text" {
        place = (Int(attributes["x"] ?? "") ?? 0, Int(attributes["y"] ?? "") ?? 0)
        place = (place.x / 8, (place.y - 13) / 17)
      }
      guard name == "path" else { return }
      // The ground of what changes: whole cells, which hide what was there.
      for ground in (attributes["d"] ?? "").matches(of: /M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/) {
        let numbers = [ground.1, ground.2, ground.3, ground.4].compactMap { Int($0) }
        for row in numbers[1] / 17..<(numbers[1] + numbers[3]) / 17 {
          for column in numbers[0] / 8..<(numbers[0] + numbers[2]) / 8 { cells[row][column] = " " }
        }
      }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) { element = "" }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if element == "style" { style += string }
      guard element == "text" else { return }
      for glyph in string {
        cells[place.y][place.x] = glyph
        place.x += 1
      }
    }
  }

  private func read(_ film: Film) throws -> Sheet {
    let parser = XMLParser(data: Data(film.svg().utf8))
    let sheet = Sheet(film.first.size)
    parser.delegate = sheet
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    sheet.end()
    return sheet
  }

  @Test func groupsOfTheSVGDrawEveryFrameOnTopOfTheOneBefore() throws {
    let sheet = try read(film(Self.frames))
    #expect(sheet.frames == Self.frames.map(\.lines))
    #expect(sheet.names == ["svg", "rect", "style", "g", "path", "text"])
  }

  @Test func everyGroupOfTheSVGIsHiddenUntilItsTime() throws {
    let style = try read(film(Self.frames)).style
    let shares = style.matches(
      of: /@keyframes f(\d+)\{0%\{visibility:hidden\}([0-9.]+)%,to\{visibility:visible\}\}/
    ).map { (number: Int($0.1) ?? 0, share: Double($0.2) ?? 0) }
    #expect(shares.map(\.number) == Array(1..<Self.frames.count))
    let duration = 0.1 * Double(Self.frames.count - 1) + 2
    #expect(style.contains(".f{animation:3.300s step-end infinite}"))
    for (index, (_, share)) in shares.enumerated() {
      #expect(abs(share / 100 * duration - 0.1 * Double(index + 1)) < 0.001)
    }
  }

  @Test func whoWantsNoMotionSeesTheLastFrame() throws {
    let style = try read(film(Self.frames)).style
    #expect(
      style.contains("@media (prefers-reduced-motion:reduce){.f{animation:none!important}}"))
    // Outside of the animation nothing is hidden.
    #expect(!style.replacing(/@keyframes.*/, with: "").contains("visibility"))
  }

  @Test func aFilmOfOneFrameIsThatFrame() throws {
    let sheet = try read(film([Self.frames[0]]))
    #expect(sheet.frames == [Self.frames[0].lines] && !sheet.names.contains("g"))
  }

  // MARK: asciicast

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

  @Test func eachThemeHasItsColours() throws {
    let first = Canvas(size: Size(width: 2, height: 1))
    var second = first
    second[0, 0] = Cell("x", Style(Color(39, light: 25), on: Color(24, light: 153)))
    let film = film([first, second])
    // What changes hides what was there.
    #expect(film.svg(.light).contains("<path fill=\"#afd7ff\""))
    #expect(film.svg(.light).contains("#005faf") && film.svg(.dark).contains("#00afff"))
    let (dark, light) = (
      film.asciicast(title: "", .dark), film.asciicast(title: "", .light)
    )
    #expect(dark.contains("38;5;39;48;5;24m") && light.contains("38;5;25;48;5;153m"))
    #expect(dark.contains("\"bg\":\"#0f1419\"") && light.contains("\"bg\":\"#fdfdfb\""))
  }
}
