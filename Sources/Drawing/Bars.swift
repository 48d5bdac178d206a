/// Vertical bars, one a column, with heights in eighths of a cell.
package struct Bars: Drawable {
  /// The heights, 0…1 of the rectangle's height, one per column; NaN counts as 0.
  package var heights: [Double]
  /// How the bars look.
  package var style: Style
  /// Heights of an outline drawn over the bars, one per column, or none.
  package var outline: [Double]
  /// How the outline looks.
  package var outlineStyle: Style
  /// Whether the bars are drawn in whole shaded cells, to be told from others without colour.
  package var isShaded: Bool

  /// Bars of the given heights and, where there is one, an outline of others.
  package init(
    _ heights: [Double], style: Style, outline: [Double] = [], outlineStyle: Style = .plain,
    isShaded: Bool = false
  ) {
    self.heights = heights
    self.style = style
    self.outline = outline
    self.outlineStyle = outlineStyle
    self.isShaded = isShaded
  }

  /// Draws from the bottom of `rect` up, one bar a column from the left.
  ///
  /// A height above 0 shows as an eighth at least. The outline is a contour of lines; where it runs
  /// in the very cell in which a bar ends, the bar is shown.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    for (column, height) in heights.prefix(rect.width).enumerated() {
      let x = rect.x + column
      let eighths = Self.eighths(height, rows: rect.height)
      for row in 0..<rect.height {
        let filled = min(8, eighths - 8 * row)
        guard filled > 0 else { break }
        let y = rect.maxY - 1 - row
        canvas.mark(isShaded ? "▒" : Self.blocks[filled], x: x, y: y, style: style)
      }
    }
    drawOutline(on: &canvas, in: rect)
  }

  /// The contour: a line at the height of each column, joined by upright lines between them.
  private func drawOutline(on canvas: inout Canvas, in rect: Rect) {
    let columns = min(outline.count, rect.width)
    let rows = outline.prefix(columns).map { (Self.eighths($0, rows: rect.height) + 7) / 8 }
    for column in 0..<columns where rows[column] > 0 {
      let left = column > 0 ? rows[column - 1] : 0
      let right = column + 1 < columns ? rows[column + 1] : 0
      let top = rows[column]
      let (risesLeft, fallsRight) = (left < top, right < top)
      put(
        risesLeft ? (fallsRight ? "┬" : "┌") : (fallsRight ? "┐" : "─"), column, row: top,
        on: &canvas, in: rect)
      let lowest = min(risesLeft ? left : top, fallsRight ? right : top)
      for row in stride(from: top - 1, to: lowest, by: -1) where row > 0 {
        put("│", column, row: row, on: &canvas, in: rect)
      }
    }
  }

  /// Puts a piece of the contour into the cell of a column, its row counted from 1 at the bottom.
  private func put(
    _ glyph: Unicode.Scalar, _ column: Int, row: Int, on canvas: inout Canvas, in rect: Rect
  ) {
    let bar = column < heights.count ? Self.eighths(heights[column], rows: rect.height) : 0
    guard bar <= 8 * (row - 1) || bar >= 8 * row else { return }
    let (x, y) = (rect.x + column, rect.maxY - row)
    let background = bar >= 8 * row ? style.foreground : canvas[x, y].style.background
    canvas[x, y] = Cell(glyph, Style(outlineStyle.foreground, on: background))
  }

  private static let blocks: [Unicode.Scalar] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  private static func eighths(_ height: Double, rows: Int) -> Int {
    guard height > 0 else { return 0 }
    return max(1, Int((min(1, height) * Double(8 * rows)).rounded()))
  }
}

/// A horizontal gauge from 0 to 1.
package struct Meter: Drawable {
  private let value: Double
  private let style: Style
  private let emptyStyle: Style

  /// A gauge filled to `value`, clipped to 0…1.
  package init(_ value: Double, style: Style, emptyStyle: Style) {
    self.value = value
    self.style = style
    self.emptyStyle = emptyStyle
  }

  /// Draws the gauge in the first row of `rect`, in eighths of a cell; a value above 0 fills one eighth
  /// at least, 0 nothing.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    let clipped = value > 0 ? min(1, value) : 0
    let eighths = clipped > 0 ? max(1, Int((clipped * Double(8 * rect.width)).rounded())) : 0
    for column in 0..<max(0, rect.width) {
      let filled = min(8, eighths - 8 * column)
      canvas[rect.x + column, rect.y] =
        filled > 0 ? Cell(Self.blocks[filled - 1], style) : Cell("░", emptyStyle)
    }
  }

  private static let blocks: [Unicode.Scalar] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
}
