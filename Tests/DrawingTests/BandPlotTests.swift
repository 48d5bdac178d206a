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

  @Test func shadesBetweenLowAndHigh() {
    let canvas = drawn([point(0, 2, 5, 8), point(10, 2, 5, 8)], 5, 10)
    for y in 0..<10 {
      let isInside = (2...7).contains(y)
      #expect((0..<5).allSatisfy { (canvas[$0, y].style.background == shade) == isInside }, "\(y)")
    }
  }

  @Test func edgesAreDottedAndTheMiddleIsNot() {
    let canvas = drawn([point(0, 0, 5, 10), point(10, 0, 5, 10)], 4, 3)
    #expect(canvas.lines == ["⠁⠁⠁⠁", "⠤⠤⠤⠤", "⡀⡀⡀⡀"])
  }

  @Test func numbersChangeEvenlyBetweenPoints() {
    let canvas = drawn([point(0, 0, 0, 0), point(10, 0, 5, 10)], 10, 10)
    let heights = (0..<10).map { x in
      (0..<10).count { canvas[x, $0].style.background == shade }
    }
    #expect(heights[0] <= 1 && heights[9] >= 9)
    #expect(zip(heights, heights.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func nothingIsDrawnBeforeTheFirstAndAfterTheLast() {
    let canvas = drawn([point(4, 2, 5, 8), point(5, 2, 5, 8)], 10, 5)
    for x in [0, 1, 2, 7, 8, 9] {
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
