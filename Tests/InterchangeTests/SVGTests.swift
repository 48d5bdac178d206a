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
    let parser = XMLParser(data: Data(canvas.svg.utf8))
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
    #expect(reader.names["path"] == 1)
  }

  @Test func sizeAndColoursFollowTheCells() {
    var canvas = Canvas(size: Size(width: 10, height: 3))
    canvas.write("x", x: 0, y: 0, style: Style(Color(196), on: Color(21)))
    canvas.write("y", x: 5, y: 0, style: Style(reversed: true))
    #expect(canvas.svg.contains("width=\"80\" height=\"51\""))
    #expect(canvas.svg.contains("fill=\"#ff0000\""))
    #expect(canvas.svg.contains("fill=\"#0000ff\""))
  }
}
