/// Levels of a ramp as a field of colours, two values one above the other in each cell.
package struct Heatmap: Drawable {
  private let columns: [[Int]?]
  private let ramp: ColorRamp

  /// A field of levels, column by column from the left and in each from the bottom up.
  ///
  /// A column that is nil is left as it is.
  package init(_ columns: [[Int]?], ramp: ColorRamp) {
    self.columns = columns
    self.ramp = ramp
  }

  /// Draws one column a cell wide from the left of `rect`, two levels a cell from its bottom up.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    for (column, levels) in columns.prefix(rect.width).enumerated() {
      guard let levels else { continue }
      for row in 0..<min(rect.height, (levels.count + 1) / 2) {
        let (lower, upper) = (levels[2 * row], levels[min(2 * row + 1, levels.count - 1)])
        canvas[rect.x + column, rect.maxY - 1 - row] = Self.cell(
          upper: upper, lower: lower, ramp: ramp)
      }
    }
  }

  /// The cell that shows two levels.
  ///
  /// Levels that differ by 1 at most fill the cell in the colour of the greater; a shade in that
  /// same colour, not seen on it, tells the level where colours are not shown. Others share the cell
  /// as half blocks, so that the greater is the half that is inked.
  package static func cell(upper: Int, lower: Int, ramp: ColorRamp) -> Cell {
    let (greater, less) = (max(upper, lower), min(upper, lower))
    let ink = ramp.color(greater)
    guard greater - less > 1 else { return Cell(ramp.glyph(greater), Style(ink, on: ink)) }
    return Cell(lower > upper ? "▄" : "▀", Style(ink, on: ramp.color(less)))
  }
}
