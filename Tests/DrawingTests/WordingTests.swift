import Drawing
import Testing

struct WordingTests {
  @Test(arguments: [
    (40, "as long as it gets"), (18, "as long as it gets"), (17, "briefer"), (7, "briefer"),
    (6, "λx"), (2, "λx"), (1, "λx"), (0, "λx"), (-3, "λx"),
  ])
  func theFirstThatFitsIsTaken(_ width: Int, _ wording: String) {
    #expect(["as long as it gets", "briefer", "λx"].fitting(width) == wording)
  }

  @Test func withoutWordingsThereIsNothingToSay() {
    #expect([String]().fitting(10).isEmpty)
  }

  @Test func aLineOfSpansIsChosenByItsWholeWidth() {
    let lines = [[Span("median"), Span(" 0.25")], [Span("median")], [Span("m")]]
    #expect([11, 10, 6, 5, 0].map { lines.fitting($0).width } == [11, 6, 6, 1, 1])
    #expect([[Span]]().fitting(10).isEmpty)
  }

  @Test func spansTakeACellACharacter() {
    #expect([Span("∂L/∂y"), Span(""), Span(" 3", .plain)].width == 7)
    #expect([Span]().width == 0)
  }

  @Test func wrappingKeepsBoundWordsTogether() {
    #expect(wrapped("one two three", width: 7) == ["one two", "three"])
    #expect(wrapped("one two\u{A0}three", width: 7) == ["one", "two\u{A0}three"])
    var canvas = Canvas(size: Size(width: 5, height: 2))
    #expect(canvas.write("a b\u{A0}c d e f g", wrappedIn: canvas.bounds) == 2)
    #expect(canvas.lines == ["a b c", "d e …"])
  }
}
