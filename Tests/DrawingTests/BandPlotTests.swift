import Drawing
import Testing

struct BandPlotTests {
  private let shade = Color(24)

  private func drawn(_ points: [BandPlot.Point], _ width: Int, _ height: Int) -> Canvas {
    var canvas = Canvas(size: Size(width: width, height: height))
    let stretch = BandPlot.Stretch(points: points, style: .plain, shade: shade)
    canvas.draw(BandPlot([stretch], x: Axis(0, 10), y: Axis(0, 10)), in: canvas.bounds)
    return canvas
  }

  private func point(_ x: Double, _ low: Double, _ middle: Double, _ high: Double)
    -> BandPlot.Point
  {
    BandPlot.Point(x: x, low: low, middle: middle, high: high)
  }

  /// The eighths of a column that are filled from the bottom up, each cell by itself from the top.
  private func filled(_ canvas: Canvas, _ x: Int) -> [Int] {
    (0..<canvas.size.height).map { y in
      let cell = canvas[x, y]
      if cell.style.background == shade { return 8 }
      guard cell.style.foreground == shade else { return 0 }
      let eighths = Int(cell.glyph.value) - 0x2580
      return cell.style.isReversed ? 8 - eighths : eighths
    }
  }

  @Test func shadesBetweenLowAndHigh() {
    let canvas = drawn([point(0, 2, 5, 8), point(10, 2, 5, 8)], 5, 10)
    for x in 0..<5 { #expect(filled(canvas, x) == [0, 0, 8, 8, 8, 8, 8, 8, 0, 0]) }
  }

  @Test func edgesAreExactToAnEighth() {
    // On 5 rows a cell is 2 high: 3.5 is in three quarters of the fourth from the top, 8.25 in an
    // eighth of the first.
    let canvas = drawn([point(0, 3.5, 6, 8.25), point(10, 3.5, 6, 8.25)], 2, 5)
    #expect(filled(canvas, 0) == [1, 8, 8, 2, 0])
    #expect(canvas[0, 0].glyph == "▁" && !canvas[0, 0].style.isReversed)
    #expect(canvas[0, 3].glyph == "▆" && canvas[0, 3].style.isReversed)
  }

  @Test func edgesAreSeenWithoutColour() {
    let canvas = drawn([point(0, 2, 5, 8), point(10, 2, 5, 8)], 3, 5)
    #expect(canvas.lines == ["   ", "███", "⠤⠤⠤", "███", "   "])
  }

  @Test func theInsideIsFilledWithoutColour() {
    let canvas = drawn([point(0, 1, 5, 9), point(10, 1, 5, 9)], 3, 10)
    for y in [2, 3, 6, 7] {
      #expect(canvas.lines[y] == "░░░" && canvas.ascii.lines[y] == "...")
      #expect(canvas[1, y].glyph == " " && canvas[1, y].style.background == shade)
    }
    #expect(canvas.lines.count { $0.contains("░") } == 5)
  }

  @Test func theLineIsSeenOnTheBandEverywhere() {
    for middle in stride(from: 1.0, through: 9, by: 0.25) {
      let canvas = drawn([point(0, 1, middle, 9), point(10, 1, middle, 9)], 3, 4)
      let rows = (0..<4).filter { (0x2801...0x28FF).contains(canvas[1, $0].glyph.value) }
      #expect(rows.count == 1, "\(middle)")
      #expect(rows.allSatisfy { canvas[1, $0].style.foreground == nil }, "\(middle)")
    }
  }

  @Test func numbersChangeEvenlyBetweenPoints() {
    let canvas = drawn([point(0, 0, 0, 0), point(10, 0, 5, 10)], 10, 10)
    let heights = (0..<10).map { x in
      filled(canvas, x).reduce(0, +)
    }
    #expect(heights[0] <= 8 && heights[9] >= 72)
    #expect(zip(heights, heights.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func nothingIsDrawnBeforeTheFirstAndAfterTheLast() {
    let canvas = drawn([point(4, 2, 5, 8), point(5, 2, 5, 8)], 10, 5)
    for x in [0, 1, 2, 6, 7, 8, 9] {
      #expect((0..<5).allSatisfy { canvas[x, $0] == .blank })
    }
  }

  @Test func everythingFitsEverySize() {
    let wild: [Double] = [.nan, .infinity, -.infinity, 1e300, -1e300, 0, 1]
    let points = wild.flatMap { a in wild.map { point(abs(a), -abs($0), $0, a) } }
    for width in 0...9 {
      for height in 0...5 {
        for points in [points, [], [point(3, 1, 2, 3)]] {
          let canvas = drawn(points, width, height)
          #expect(canvas.lines.allSatisfy { $0.unicodeScalars.count == width })
        }
      }
    }
  }
}
