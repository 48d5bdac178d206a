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

  /// The cell that shows two levels, each as a half in its own colour.
  ///
  /// Without colours it is a shade that tells the greater level, or where one is far above the other
  /// the half that is inked.
  package static func cell(upper: Int, lower: Int, ramp: ColorRamp) -> Cell {
    let isEven = abs(upper - lower) <= ramp.count / 2
    return Cell(
      "▀", Style(ramp.color(upper), on: ramp.color(lower)),
      colorless: isEven ? ramp.glyph(max(upper, lower)) : lower > upper ? "▄" : "▀")
  }
}
