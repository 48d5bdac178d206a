/// Upright lines, one for each of many low, middle and high numbers, in braille dots.
///
/// A line reaches from the low to the high number, in quarters of a cell; the middle one is a dash
/// across it. Where the middle is beyond the axis, an arrow in the edge row points to it.
package struct UprightBands: Drawable {
  /// The numbers of one line, in ascending order.
  package struct Band: Equatable, Sendable {
    /// The numbers.
    package let low: Double, middle: Double, high: Double

    /// Three numbers in ascending order; where one is not finite nothing is drawn.
    package init(_ low: Double, _ middle: Double, _ high: Double) {
      (self.low, self.middle, self.high) = (low, middle, high)
    }
  }

  /// The columns of cells from one line to the next, at least 1.
  package let pitch: Int
  private let bands: [Band]
  private let axis: Axis
  private let style: Style
  private let middleStyle: Style
  private let beyondStyle: Style

  /// Lines along the upright `axis`, from the left, `pitch` columns apart.
  package init(
    _ bands: [Band], axis: Axis, pitch: Int, style: Style, middle: Style, beyond: Style
  ) {
    self.bands = bands
    self.axis = axis
    self.pitch = max(1, pitch)
    self.style = style
    middleStyle = middle
    beyondStyle = beyond
  }

  /// The column of cells, counted from the left edge, in which line `index` stands.
  package func column(of index: Int) -> Int { index * pitch + (2 * pitch - 1) / 4 }

  /// The row of cells of `rect` that shows `value`, or nil for one beyond the axis.
  package static func row(of value: Double, axis: Axis, in rect: Rect) -> Int? {
    let dot = dot(value, axis, rect)
    return dot >= 0 && dot < 4 * rect.height ? rect.y + dot / 4 : nil
  }

  /// Draws the lines within `rect`; what is beyond the axis is cut.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    for (index, band) in bands.enumerated() {
      guard band.low.isFinite, band.middle.isFinite, band.high.isFinite else { continue }
      let upper = Self.dot(band.high, axis, rect)
      let lower = Self.dot(band.low, axis, rect)
      let center = 2 * index * pitch + (2 * pitch - 1) / 2
      for y in max(0, min(upper, lower))..<max(0, min(4 * rect.height, max(upper, lower) + 1)) {
        put(center, y, style, on: &canvas, in: rect)
      }
      let middle = Self.dot(band.middle, axis, rect)
      guard middle >= 0, middle < 4 * rect.height else {
        let (x, y) = (rect.x + center / 2, middle < 0 ? rect.y : rect.maxY - 1)
        if x < rect.maxX { canvas[x, y] = Cell(middle < 0 ? "↑" : "↓", beyondStyle) }
        continue
      }
      let reach = min(2, pitch - 1)
      for x in center - reach...center + max(1, reach) {
        put(x, middle, middleStyle, on: &canvas, in: rect)
      }
    }
  }

  /// The row of dots of a value, from 0 at the top; just outside of the rectangle for one beyond.
  private static func dot(_ value: Double, _ axis: Axis, _ rect: Rect) -> Int {
    let position = axis.position(value)
    guard position <= 1 else { return -1 }
    guard position >= 0 else { return 4 * rect.height }
    return Int(((1 - position) * Double(4 * rect.height - 1)).rounded())
  }

  /// Sets a dot beside those that are in its cell already.
  private func put(_ x: Int, _ y: Int, _ style: Style, on canvas: inout Canvas, in rect: Rect) {
    let (column, row) = (rect.x + x / 2, rect.y + y / 4)
    guard column < rect.maxX else { return }
    let dots = Braille.bits(of: canvas[column, row].glyph) | Braille.bit(x: x, y: y)
    guard let glyph = Braille.glyph(dots) else { return }
    canvas.mark(glyph, x: column, y: row, style: style)
  }
}
