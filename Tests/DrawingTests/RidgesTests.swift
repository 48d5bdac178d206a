import Drawing
import Testing

struct RidgesTests {
  /// The rows of a canvas that are not blank.
  private func rows(_ canvas: Canvas) -> [Int] {
    canvas.lines.indices.filter { !canvas.lines[$0].allSatisfy { $0 == " " } }
  }

  /// The ridges, each in a colour of its own.
  private func drawn(_ heights: [[Double]], width: Int = 4, height: Int = 10) -> Canvas {
    var canvas = Canvas(size: Size(width: width, height: height))
    let ridges = heights.enumerated().map {
      Ridges.Ridge(heights: $1, style: Style(Color(UInt8(16 + $0))))
    }
    canvas.draw(Ridges(ridges), in: Rect(x: 0, y: 0, width: width, height: height))
    return canvas
  }

  @Test func aRidgeWithoutHeightIsALineAtItsBase() {
    let canvas = drawn([[0, 0], [0, 0]])
    // The first of 40 rows of dots is the 16th, as tall as a ridge can be, the last one the 39th.
    #expect(rows(canvas) == [4, 9])
    #expect(canvas.lines[9] == "⣀⣀⣀⣀" && canvas.lines[4] == "⠉⠉⠉⠉")
    #expect(Ridges.row(of: 0, of: 2, rows: 10) == 4 && Ridges.row(of: 1, of: 2, rows: 10) == 9)
  }

  @Test func theNearerOneHidesWhatStandsBehindIt() {
    // The tall one in front covers what is behind it.
    let behind = Array(repeating: [0.0, 0], count: Ridges.capacity(rows: 10) - 1)
    let canvas = drawn(behind + [[1, 1]])
    let front = Color(UInt8(16 + behind.count))
    #expect(canvas[1, 5].style.foreground == front)
    #expect(canvas[1, 8].glyph == " " && canvas[1, 9].glyph == " ")
    #expect(rows(drawn(behind + [[0, 0]])) == [4, 5, 6, 7, 8, 9])
  }

  @Test func whatIsTooHighIsCutOff() {
    #expect(drawn([[1, 1]]) == drawn([[7, 7]]))
    #expect(drawn([[.nan, 1]]) != drawn([[7, 7]]))
  }

  @Test func nothingIsDrawnOutsideOrOfNothing() {
    #expect(rows(drawn([])) == [] && rows(drawn([[]])) == [])
    #expect(rows(drawn([[0.5]], width: 1, height: 1)) == [0])
    #expect(Ridges.capacity(rows: 0) == 0 && Ridges.capacity(rows: 1) == 1)
  }
}
