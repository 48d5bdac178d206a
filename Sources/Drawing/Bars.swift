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
  /// A height above 0 shows as an eighth at least. The outline is one connected line, which runs through
  /// the very cells in which its heights end. In a cell that the bars fill by more than half it is cut
  /// out of their colour, in another it has the cell to itself.
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

  /// The outline: a level line in each column, joined to the next one by an upright one.
  ///
  /// That stands in the lower of the two columns, so that it runs around what it is the outline of; only
  /// where a gap is one column wide, its other side does not.
  private func drawOutline(on canvas: inout Canvas, in rect: Rect) {
    let levels = outline.prefix(rect.width).map { (Self.eighths($0, rows: rect.height) + 7) / 8 }
    guard var entry = levels.first else { return }
    for (column, level) in levels.enumerated() {
      let next = column + 1 < levels.count ? levels[column + 1] : level
      // A column has room for one upright line.
      let exit = entry == level ? max(level, next) : level
      for row in min(entry, exit)...max(entry, exit) where row > 0 {
        put(Self.piece(at: row, from: entry, to: exit), column, row: row, on: &canvas, in: rect)
      }
      entry = exit
    }
  }

  /// The piece in a row of a line that comes in at the left in one row and leaves at the right in another.
  private static func piece(at row: Int, from entry: Int, to exit: Int) -> Unicode.Scalar {
    switch row {
    case entry where entry == exit: "─"
    case entry: entry < exit ? "┘" : "┐"
    case exit: entry < exit ? "┌" : "└"
    default: "│"
    }
  }

  /// Puts a piece of the outline into the cell of a column, its row counted from 1 at the bottom.
  private func put(
    _ glyph: Unicode.Scalar, _ column: Int, row: Int, on canvas: inout Canvas, in rect: Rect
  ) {
    let bar = column < heights.count ? Self.eighths(heights[column], rows: rect.height) : 0
    let (x, y) = (rect.x + column, rect.maxY - row)
    if bar - 8 * (row - 1) > 4 {
      canvas[x, y] = Cell(glyph, Style(style.foreground, reversed: true))
    } else {
      canvas.mark(glyph, x: x, y: y, style: outlineStyle)
    }
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
