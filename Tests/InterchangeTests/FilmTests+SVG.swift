import Drawing
import Foundation
import Interchange
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A film as an animated SVG.
extension FilmTests {
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
}
