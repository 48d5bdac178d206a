/// Lines and clouds of points in braille dots, two across and four down in each cell.
package struct LinePlot: Drawable {
  /// One line, or one cloud of points.
  package struct Series: Sendable {
    /// The points, in ascending order of x; one that is not finite breaks the line.
    package var points: [(x: Double, y: Double)]
    /// The line's colour.
    package var style: Style
    /// Whether the points are joined.
    package var isJoined: Bool
    /// Whether it is two dots thick.
    package var isThick: Bool
    /// Its dashes; nil where it is drawn in one piece.
    package var dashes: Dashes?

    /// A line through `points`.
    package init(
      points: [(x: Double, y: Double)], style: Style, isJoined: Bool = true, isThick: Bool = false,
      dashes: Dashes? = nil
    ) {
      self.points = points
      self.style = style
      self.isJoined = isJoined
      self.isThick = isThick
      self.dashes = dashes
    }
  }

  private let series: [Series]
  private let xAxis: Axis
  private let yAxis: Axis

  /// Lines over a common pair of axes; later ones are drawn over earlier ones.
  package init(_ series: [Series], x: Axis, y: Axis) {
    self.series = series
    xAxis = x
    yAxis = y
  }

  /// Draws the lines within `rect`; what is outside of the axes is not drawn.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    let (width, height) = (2 * rect.width, 4 * rect.height)
    var dots = [UInt32](repeating: 0, count: rect.width * rect.height)
    for line in series {
      var touched: Set<Int> = []
      var previous: (x: Int, y: Int)?
      var length = 0
      for point in line.points {
        guard let dot = place(point, width, height) else {
          previous = nil
          continue
        }
        let segment = Self.segment(from: previous ?? dot, to: dot)
        // The first dot of a segment is the last one of the segment before.
        let start = length - (previous == nil ? 0 : 1)
        length = start + segment.count
        for (place, (x, top)) in segment.enumerated()
        where (0..<width).contains(x) && line.dashes?.contains(start + place) ?? true {
          for y in top..<top + (line.isThick ? 2 : 1) where (0..<height).contains(y) {
            let cell = y / 4 * rect.width + x / 2
            dots[cell] |= Braille.bit(x: x, y: y)
            touched.insert(cell)
          }
        }
        previous = line.isJoined ? dot : nil
      }
      for cell in touched {
        let (x, y) = (rect.x + cell % rect.width, rect.y + cell / rect.width)
        guard let glyph = Braille.glyph(dots[cell]) else { continue }
        canvas.mark(glyph, x: x, y: y, style: line.style)
      }
    }
  }

  private func place(_ point: (x: Double, y: Double), _ width: Int, _ height: Int)
    -> (x: Int, y: Int)?
  {
    let (across, up) = (xAxis.position(point.x), yAxis.position(point.y))
    guard across.isFinite, up.isFinite, abs(across) < 100, abs(up) < 100 else { return nil }
    return (
      Int((across * Double(width - 1)).rounded()), Int(((1 - up) * Double(height - 1)).rounded())
    )
  }

  /// The dots of a straight line, both ends included [Bresenham 1965].
  private static func segment(from a: (x: Int, y: Int), to b: (x: Int, y: Int)) -> [(Int, Int)] {
    let steps = max(abs(b.x - a.x), abs(b.y - a.y))
    guard steps > 0 else { return [(a.x, a.y)] }
    return (0...steps).map { step in
      let share = Double(step) / Double(steps)
      return (
        a.x + Int((Double(b.x - a.x) * share).rounded()),
        a.y + Int((Double(b.y - a.y) * share).rounded())
      )
    }
  }
}
