/// Numbers in characters of 3 × 5 blocks, to be read from far away.
///
/// It knows digits, `e`, the point, the minus sign and the dash; others are left out. A block is two
/// columns wide and one row high, about a square in most fonts, or twice that.
package struct LargeText: Drawable {
  private let text: String
  private let style: Style
  private let scale: Int

  /// `text` in blocks of 2 × 1 cells, or where `scale` is 2 of 4 × 2.
  package init(_ text: String, style: Style, scale: Int = 1) {
    self.text = text
    self.style = style
    self.scale = max(1, scale)
  }

  /// How many cells it takes.
  package var size: Size {
    let columns = glyphs.reduce(0) { $0 + $1[0].count + 1 }
    return Size(width: max(0, columns - 1) * 2 * scale, height: Self.rows * scale)
  }

  /// Draws from the upper left corner of `rect`, and nothing beyond it.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    var left = rect.x
    for glyph in glyphs {
      for (row, blocks) in glyph.enumerated() {
        for (column, block) in blocks.enumerated() where block == "#" {
          let place = Rect(
            x: left + column * 2 * scale, y: rect.y + row * scale, width: 2 * scale, height: scale)
          canvas.fill(place.intersection(rect), with: Cell("█", style))
        }
      }
      left += (glyph[0].count + 1) * 2 * scale
    }
  }

  private var glyphs: [[String]] { text.compactMap { Self.font[$0] } }

  private static let rows = 5

  private static let font: [Character: [String]] = [
    "0": ["###", "# #", "# #", "# #", "###"],
    "1": [" # ", "## ", " # ", " # ", "###"],
    "2": ["###", "  #", "###", "#  ", "###"],
    "3": ["###", "  #", " ##", "  #", "###"],
    "4": ["# #", "# #", "###", "  #", "  #"],
    "5": ["###", "#  ", "###", "  #", "###"],
    "6": ["###", "#  ", "###", "# #", "###"],
    "7": ["###", "  #", " # ", " # ", " # "],
    "8": ["###", "# #", "###", "# #", "###"],
    "9": ["###", "# #", "###", "  #", "###"],
    ".": [" ", " ", " ", " ", "#"],
    "−": ["   ", "   ", "###", "   ", "   "],
    "–": ["  ", "  ", "##", "  ", "  "],
    "e": ["   ", "###", "# #", "## ", "###"],
  ]
}
