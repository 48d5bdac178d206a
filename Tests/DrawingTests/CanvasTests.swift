import Drawing
import Testing

struct CanvasTests {
  @Test func clipsInsteadOfTrapping() {
    var canvas = Canvas(size: Size(width: 3, height: 2))
    canvas[-1, 0] = Cell("x")
    canvas[3, 0] = Cell("x")
    canvas[0, 2] = Cell("x")
    canvas[2, 1] = Cell("y")
    #expect(canvas.lines == ["   ", "  y"])
    #expect(canvas[7, 7] == .blank)
    #expect(Canvas(size: Size(width: -4, height: 5)).lines == ["", "", "", "", ""])
  }

  @Test(arguments: [
    ("abc", 5, Alignment.leading, "abc   "), ("abc", 5, .trailing, "  abc "),
    ("abc", 5, .center, " abc  "), ("abcdef", 4, .leading, "abc…  "),
    ("abc", 0, .leading, "      "),
    ("abc", 3, .trailing, "abc   "),
  ])
  func writesWithinTheWidth(_ text: String, _ width: Int, _ alignment: Alignment, _ line: String) {
    var canvas = Canvas(size: Size(width: 6, height: 1))
    canvas.write(text, x: 0, y: 0, width: width, alignment: alignment)
    #expect(canvas.lines == [line])
  }

  @Test func keepsStrangeCharactersOut() {
    var canvas = Canvas(size: Size(width: 8, height: 1))
    canvas.write("a\u{1B}[m漢e\u{301}🙂", x: 0, y: 0)
    #expect(canvas.lines == ["a?[m?e??"])
  }

  @Test func cutsAcrossSpans() {
    var canvas = Canvas(size: Size(width: 6, height: 1))
    let bold = Style(bold: true)
    let end = canvas.write([Span("abc", bold), Span("defg")], x: 0, y: 0, width: 5)
    #expect(canvas.lines == ["abcd… "])
    #expect(end == 5)
    #expect(canvas[2, 0].style == bold)
    #expect(canvas[3, 0].style == .plain)
  }

  @Test func asciiLeavesNothingElse() {
    var canvas = Canvas(size: Size(width: 16, height: 1))
    canvas.write("▁▅█─│σ−⠉⣀⣿…é∂", x: 0, y: 0)
    let line = canvas.ascii.lines[0]
    #expect(line.unicodeScalars.allSatisfy { $0.isASCII })
    #expect(line == ".+#-|s-'.:.?d   ")
  }

  @Test func whatCellsStandForIsNoPartOfThePicture() {
    let plain = Canvas(size: Size(width: 9, height: 2))
    var canvas = plain
    canvas.note(Axis(0, 90), in: Rect(x: 0, y: 0, width: 9, height: 1))
    canvas.note(Item(group: 1), in: canvas.bounds)
    canvas.note(Item(group: 0, index: 4), in: Rect(x: 2, y: 1, width: 3, height: 1))
    canvas.note(.key(.enter), in: Rect(x: 8, y: 1, width: 1, height: 1))
    #expect(canvas == plain && canvas.regions != plain.regions)
    let regions = canvas.regions
    #expect(regions.number(atX: 4, y: 0) == 45 && regions.number(atX: 4, y: 1) == nil)
    #expect(regions.item(atX: 0, y: 1) == Item(group: 1))
    #expect(regions.item(atX: 4, y: 1) == Item(group: 0, index: 4))
    #expect(regions.click(atX: 8, y: 1) == .key(.enter) && regions.click(atX: 7, y: 1) == nil)
    canvas.forgetRegions()
    #expect(canvas.regions == Regions())
  }
}
