/// A low, a middle and a high number over x: shaded between low and high, with a line at the middle.
package struct BandPlot: Drawable {
  /// The three numbers at one place.
  package struct Point: Equatable, Sendable {
    /// Where on the x axis.
    package var x: Double
    /// The numbers, in ascending order.
    package var low: Double, middle: Double, high: Double

    /// Three ascending numbers at `x`.
    package init(x: Double, low: Double, middle: Double, high: Double) {
      (self.x, self.low, self.middle, self.high) = (x, low, middle, high)
    }

    fileprivate var isFinite: Bool {
      x.isFinite && low.isFinite && middle.isFinite && high.isFinite
    }
  }

  /// A part of the band that looks the same all over.
  package struct Stretch: Sendable {
    /// The points in ascending order of x; between them the numbers change evenly.
    package var points: [Point]
    /// The colour of the lines.
    package var style: Style
    /// The colour of the cells between low and high.
    package var shade: Color

    /// A part of the given looks.
    package init(points: [Point], style: Style, shade: Color) {
      self.points = points
      self.style = style
      self.shade = shade
    }
  }

  private let stretches: [Stretch]
  private let xAxis: Axis
  private let yAxis: Axis

  /// Stretches over a common pair of axes.
  package init(_ stretches: [Stretch], x: Axis, y: Axis) {
    self.stretches = stretches
    xAxis = x
    yAxis = y
  }

  /// Draws within `rect`: shaded cells, dotted lines at low and high, a full one at the middle.
  ///
  /// Points that are not finite are left out; what is outside of the axes is not drawn.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    var edges: [LinePlot.Series] = []
    var middles: [LinePlot.Series] = []
    for stretch in stretches {
      let points = stretch.points.filter(\.isFinite)
      guard let first = points.first, let last = points.last else { continue }
      let dots = dot(first.x, rect)...max(dot(first.x, rect), dot(last.x, rect))
      let samples = Self.samples(points, at: dots.map { min(max(x($0, rect), first.x), last.x) })
      shade(stretch.shade, Array(zip(dots, samples)), on: &canvas, in: rect)
      let spaced = zip(dots, samples).filter { $0.0.isMultiple(of: 2) || dots.count == 1 }
      for value in [\Point.low, \Point.high] {
        edges.append(
          LinePlot.Series(
            points: spaced.map { (x($0.0, rect), $0.1[keyPath: value]) }, style: stretch.style,
            isJoined: false))
      }
      middles.append(
        LinePlot.Series(points: points.map { ($0.x, $0.middle) }, style: stretch.style))
    }
    canvas.draw(LinePlot(edges + middles, x: xAxis, y: yAxis), in: rect)
  }

  /// Sets the background of the cells of which at least half is between low and high.
  private func shade(
    _ color: Color, _ samples: [(dot: Int, point: Point)], on canvas: inout Canvas, in rect: Rect
  ) {
    for (dot, point) in samples {
      let (top, bottom) = (down(point.high, rect), down(point.low, rect) + 1)
      for row in max(0, top / 4)..<max(0, top / 4, min(rect.height, bottom / 4 + 1))
      where min(bottom, 4 * row + 4) - max(top, 4 * row) >= 2 {
        canvas[rect.x + dot / 2, rect.y + row].style.background = color
      }
    }
  }

  /// The numbers at ascending places within the points, linear between them.
  private static func samples(_ points: [Point], at places: [Double]) -> [Point] {
    var next = 0
    return places.map { x in
      while next + 1 < points.count, points[next].x < x { next += 1 }
      let (a, b) = (points[max(0, next - 1)], points[next])
      let share = b.x > a.x ? min(1, max(0, (x - a.x) / (b.x - a.x))) : 1
      func mix(_ p: Double, _ q: Double) -> Double { p + share * (q - p) }
      return Point(
        x: x, low: mix(a.low, b.low), middle: mix(a.middle, b.middle), high: mix(a.high, b.high))
    }
  }

  /// The column of dots, two a cell, at `x`, as `LinePlot` has it, clipped to `rect`.
  private func dot(_ x: Double, _ rect: Rect) -> Int {
    Int((min(1, max(0, xAxis.position(x))) * Double(2 * rect.width - 1)).rounded())
  }

  /// The place of a column of dots.
  private func x(_ dot: Int, _ rect: Rect) -> Double {
    xAxis.lower + (xAxis.upper - xAxis.lower) * Double(dot) / Double(max(1, 2 * rect.width - 1))
  }

  /// The row of dots, four a cell from the top, at `value`, at most one chart away.
  private func down(_ value: Double, _ rect: Rect) -> Int {
    let position = min(2, max(-1, yAxis.position(value)))
    return Int(((1 - position) * Double(4 * rect.height - 1)).rounded())
  }
}
