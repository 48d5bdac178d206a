import Drawing
import Testing

struct LargeTextTests {
  private func lines(_ text: String, scale: Int = 1, in size: Size? = nil) -> [String] {
    let large = LargeText(text, style: .plain, scale: scale)
    var canvas = Canvas(size: size ?? large.size)
    canvas.draw(large, in: canvas.bounds)
    return canvas.lines
  }

  @Test func digitsArePicturesOfThemselves() {
    #expect(
      lines("1.7") == [
        "  ██        ██████", "████            ██", "  ██          ██  ", "  ██          ██  ",
        "██████  ██    ██  ",
      ])
    let digits = "0123456789".map { lines(String($0)) }
    #expect(Set(digits).count == 10 && Set(digits.map { $0[0].count }) == [6])
  }

  @Test func twiceTheScaleIsFourTimesTheCells() {
    let (small, large) = (lines("42"), lines("42", scale: 2))
    let wide = small.map { line in String(line.flatMap { [$0, $0] }) }
    #expect(large == wide.flatMap { [$0, $0] })
  }

  @Test func nothingIsDrawnOutside() {
    let large = LargeText("88", style: .plain)
    var canvas = Canvas(size: Size(width: 20, height: 8))
    canvas.draw(large, in: Rect(x: 2, y: 1, width: 7, height: 3))
    for y in 0..<8 {
      for x in 0..<20 where canvas[x, y] != .blank {
        #expect((2..<9).contains(x) && (1..<4).contains(y))
      }
    }
  }

  @Test func whatItDoesNotKnowIsLeftOut() {
    #expect(lines("1x") == lines("1"))
    #expect(lines("1e9") != lines("19"))
    #expect(LargeText("", style: .plain).size == Size(width: 0, height: 5))
  }
}
