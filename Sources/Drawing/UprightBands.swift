/// Upright bars side by side, one for each of many low, middle and high numbers.
///
/// A bar reaches from the low to the high number, in half cells, one at least; a line across it, in
/// thirds of a cell, is the middle one. Where the middle is beyond the axis, an arrow in the edge row
/// points to it.
package struct UprightBands: Drawable {
  /// The numbers of one bar, in ascending order.
  package struct Band: Equatable, Sendable {
    /// The numbers.
    package let low: Double, middle: Double, high: Double

    /// Three numbers in ascending order; where one is not finite nothing is drawn.
    package init(_ low: Double, _ middle: Double, _ high: Double) {
      (self.low, self.middle, self.high) = (low, middle, high)
    }
  }

  private let bands: [Band]
  private let axis: Axis
  private let shade: Color
  private let middleStyle: Style
  private let beyondStyle: Style

  /// Bars of colour `shade` along the upright `axis`, from the left, with lines in `middle`.
  package init(_ bands: [Band], axis: Axis, shade: Color, middle: Style, beyond: Style) {
    self.bands = bands
    self.axis = axis
    self.shade = shade
    middleStyle = middle
    beyondStyle = beyond
  }

  /// The columns of cells that each of `count` bars gets of `rect`, from the left; all together they
  /// fill it.
  ///
  /// Where there are at least three for each, the bars stand apart by a sixth of them.
  package static func places(_ count: Int, in rect: Rect) -> [Rect] {
    let gap = count * 3 <= rect.width ? max(1, rect.width / max(1, count) / 6) : 0
    return rect.columns(count).map {
      Rect(x: $0.x + gap / 2, y: $0.y, width: $0.width - gap, height: $0.height)
    }
  }

  /// The row of cells of `rect` that shows `value`, or nil for one beyond the axis.
  package static func row(of value: Double, axis: Axis, in rect: Rect) -> Int? {
    part(of: value, axis, 3, rect).map { rect.y + $0 / 3 }
  }

  /// Draws the bars within `rect`; what is beyond the axis is cut.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.height > 0 else { return }
    for (band, place) in zip(bands, Self.places(bands.count, in: rect)) {
      guard band.low.isFinite, band.middle.isFinite, band.high.isFinite else { continue }
      draw(band, on: &canvas, in: place)
    }
  }

  private func draw(_ band: Band, on canvas: inout Canvas, in rect: Rect) {
    let middle = Self.part(of: band.middle, axis, 3, rect)
    let (high, low) = (axis.position(band.high), axis.position(band.low))
    if high >= 0, low <= 1 {
      let halves = Double(2 * rect.height)
      let top = min(2 * rect.height - 1, max(0, Int((1 - min(1, high)) * halves)))
      let end = min(2 * rect.height, max(top + 1, Int(((1 - max(0, low)) * halves).rounded(.up))))
      for row in top / 2..<(end + 1) / 2 {
        let isWhole = row == middle.map { $0 / 3 } || (top <= 2 * row && end >= 2 * row + 2)
        for x in rect.x..<rect.maxX {
          if isWhole {
            // Of its own colour, so that the shade is seen only where there are no colours.
            canvas[x, rect.y + row] = Cell("▒", Style(shade, on: shade))
          } else {
            canvas.mark(top <= 2 * row ? "▀" : "▄", x: x, y: rect.y + row, style: Style(shade))
          }
        }
      }
    }
    guard let middle else {
      let isAbove = axis.position(band.middle) > 1
      canvas[rect.x + (rect.width - 1) / 2, isAbove ? rect.y : rect.maxY - 1] = Cell(
        isAbove ? "↑" : "↓", beyondStyle)
      return
    }
    for x in rect.x..<rect.maxX {
      canvas[x, rect.y + middle / 3] = Cell(
        Self.lines[middle % 3], Style(middleStyle.foreground, on: shade, bold: true))
    }
  }

  /// Lines in the upper, the middle and the lower third of a cell.
  private static let lines: [Unicode.Scalar] = ["▔", "━", "_"]

  /// The place of a value in so many parts of each row of cells, from 0 at the top; nil beyond the
  /// axis.
  private static func part(of value: Double, _ axis: Axis, _ parts: Int, _ rect: Rect) -> Int? {
    let position = axis.position(value)
    guard (0...1).contains(position) else { return nil }
    let count = parts * rect.height
    // A round number stands in the row that it should, whatever rounding did to it.
    return min(count - 1, Int((1 - position) * Double(count) + 1e-9))
  }
}
