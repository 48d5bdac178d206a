import Drawing
import Foundation
import Interchange
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct SVGTests {
  private final class Reader: NSObject, XMLParserDelegate {
    var names: [String: Int] = [:]
    var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) { names[name, default: 0] += 1 }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  }

  private func read(_ canvas: Canvas) throws -> Reader {
    let parser = XMLParser(data: Data(canvas.svg().utf8))
    let reader = Reader()
    parser.delegate = reader
    try #require(parser.parse(), "the picture must be well-formed")
    return reader
  }

  @Test func textStaysText() throws {
    var canvas = Canvas(size: Size(width: 20, height: 2))
    canvas.write("a < b & \"c\" > σ", x: 1, y: 1)
    let reader = try read(canvas)
    #expect(reader.text.filter { !$0.isWhitespace } == "a<b&\"c\">σ")
  }

  @Test func blocksAndDotsAreShapes() throws {
    var canvas = Canvas(size: Size(width: 8, height: 1))
    canvas.write("█▁⣿─┼▒", x: 0, y: 0)
    let reader = try read(canvas)
    #expect(reader.names["text"] == nil)
    #expect(reader.names["path"] == 2, "blocks, and lines and dots")
  }

  @Test func sizeAndColoursFollowTheCells() {
    var canvas = Canvas(size: Size(width: 10, height: 3))
    canvas.write("x", x: 0, y: 0, style: Style(Color(196), on: Color(21)))
    canvas.write("y", x: 5, y: 0, style: Style(reversed: true))
    #expect(canvas.svg().contains("width=\"80\" height=\"51\""))
    #expect(canvas.svg().contains("fill=\"#ff0000\""))
    #expect(canvas.svg().contains("fill=\"#0000ff\""))
  }

  @Test func eachThemeHasItsGroundInkAndColours() {
    var canvas = Canvas(size: Size(width: 3, height: 1))
    canvas.write("x", x: 0, y: 0)
    canvas.write("y", x: 1, y: 0, style: Style(Color(39, light: 25), on: Color(24, light: 153)))
    let (dark, light) = (canvas.svg(.dark), canvas.svg(.light))
    for color in ["#0f1419", "#d5dae0", "#00afff", "#005f87"] {
      #expect(dark.contains(color) && !light.contains(color))
    }
    for color in ["#fdfdfb", "#202429", "#005faf", "#afd7ff"] {
      #expect(light.contains(color) && !dark.contains(color))
    }
  }

  /// The paths of one colour.
  private func path(_ color: String, in svg: String) -> Substring? {
    svg.split(separator: "\n").first { $0.hasPrefix("<path fill=\"\(color)\"") }
  }

  @Test func whatTouchesIsOneAreaWithoutBlurredEdges() throws {
    var canvas = Canvas(size: Size(width: 6, height: 3))
    let field = Cell("▀", Style(Color(196), on: Color(21)))
    canvas.fill(Rect(x: 1, y: 0, width: 4, height: 3), with: field)
    canvas[1, 1] = Cell("█", Style(Color(196)))
    let svg = canvas.svg()
    let ground = try #require(path("#0000ff", in: svg))
    #expect(ground.contains("shape-rendering=\"crispEdges\""))
    // The rows above and below the gap, and what is right of it.
    #expect(ground.hasSuffix("d=\"M8 0h32v17h-32zM16 17h24v17h-24zM8 34h32v17h-32z\"/>"))
    let upper = try #require(path("#ff0000", in: svg))
    #expect(upper.contains("shape-rendering=\"crispEdges\""))
    #expect(upper.contains("M8 0h32v8.5h-32zM8 17h8v17h-8z"))
    canvas.fill(canvas.bounds, with: Cell("█", Style(Color(196))))
    #expect(path("#ff0000", in: canvas.svg())?.hasSuffix("d=\"M0 0h48v51h-48z\"/>") == true)
  }
}
