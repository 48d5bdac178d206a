/// A low, a middle and a high number over x: shaded between low and high, with a line at the middle.
///
/// The edges of the band are exact to an eighth of a cell. Its uppermost and lowest cell in a column are
/// inked blocks, the lower one with its colours exchanged, so that they are seen without colour, and
/// without colour the cells between them are lightly shaded; where the line runs through a cell, it has
/// the cell to itself.
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
    /// The colour of the line.
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

  /// Draws within `rect`; points that are not finite are left out, and so is what is outside of the
  /// axes.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    var middles: [LinePlot.Series] = []
    var edges: [(x: Int, y: Int, color: Color)] = []
    // Where two parts meet in a column, it is the first one's.
    var free = 0
    for stretch in stretches {
      let points = stretch.points.filter(\.isFinite)
      guard let first = points.first, let last = points.last else { continue }
      let start = max(free, column(first.x, rect))
      let columns = start..<max(start, column(last.x, rect) + 1)
      free = columns.upperBound
      let places = columns.map { min(max(x($0, rect), first.x), last.x) }
      for (column, sample) in zip(columns, Self.samples(points, at: places)) {
        edges += shade(stretch.shade, column, sample, on: &canvas, in: rect)
          .map { ($0.x, $0.y, stretch.shade) }
      }
      middles.append(
        LinePlot.Series(points: points.map { ($0.x, $0.middle) }, style: stretch.style))
    }
    canvas.draw(LinePlot(middles, x: xAxis, y: yAxis), in: rect)
    for edge in edges where Braille.bits(of: canvas[edge.x, edge.y].glyph) != 0 {
      canvas[edge.x, edge.y].style.background = edge.color
    }
  }

  /// Fills a column of cells between low and high; returns the cells at its ends of which at least
  /// half is filled.
  private func shade(
    _ color: Color, _ column: Int, _ point: Point, on canvas: inout Canvas, in rect: Rect
  ) -> [(x: Int, y: Int)] {
    var ends: [(x: Int, y: Int)] = []
    let (low, high) = (eighths(point.low, rect), eighths(point.high, rect))
    let rows = max(0, low) / 8..<max(max(0, low) / 8, (min(8 * rect.height, high) + 7) / 8)
    for row in rows {
      var (from, to) = (max(0, low - 8 * row), min(8, high - 8 * row))
      // A cell has one edge only: the one that is nearer to its border gives way.
      if from > 0, to < 8 { (from, to) = from < 8 - to ? (0, to) : (from, 8) }
      let isEnd = row == rows.lowerBound || row == rows.upperBound - 1
      let (x, y) = (rect.x + column, rect.maxY - 1 - row)
      if isEnd || to - from < 8, to - from >= 4 { ends.append((x, y)) }
      if from > 0 {
        canvas[x, y] = Cell(Self.blocks[from], Style(color, reversed: true))
      } else if to < 8 || isEnd {
        canvas[x, y] = Cell(Self.blocks[to], Style(color))
      } else {
        canvas[x, y].style.background = color
        if canvas[x, y].glyph == " " { canvas[x, y].colorless = "░" }
      }
    }
    return ends
  }

  private static let blocks: [Unicode.Scalar] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

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

  /// The column of cells, counted from the left, at `x`, clipped to `rect`.
  private func column(_ x: Double, _ rect: Rect) -> Int {
    Int((min(1, max(0, xAxis.position(x))) * Double(2 * rect.width - 1)).rounded()) / 2
  }

  /// The place of the middle of a column of cells.
  private func x(_ column: Int, _ rect: Rect) -> Double {
    xAxis.value(at: (Double(column) + 0.5) / Double(max(1, rect.width)))
  }

  /// The height of `value` in eighths of a cell from the bottom, at most one chart away.
  private func eighths(_ value: Double, _ rect: Rect) -> Int {
    Int((min(2, max(-1, yAxis.position(value))) * Double(8 * rect.height)).rounded())
  }
}
