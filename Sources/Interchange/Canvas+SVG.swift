package import Drawing

extension Canvas {
  /// The canvas as an SVG picture on the ground of `theme`: text as text, blocks and dots as shapes.
  ///
  /// A cell is 8 × 17 user units, so that shapes meet without gaps in any font.
  package func svg(_ theme: Theme = .dark) -> String {
    SVG.picture(size, theme, CellDrawing(self, theme).elements)
  }

  /// The cells of row `y`.
  func row(_ y: Int) -> ArraySlice<Cell> {
    cells[y * size.width..<(y + 1) * size.width]
  }
}

extension SVG {
  /// A document of so many cells on the ground of `theme`, with `body` on top.
  static func picture(_ size: Size, _ theme: Theme, _ body: String) -> String {
    let (width, height) = (size.width * CellShape.width, size.height * CellShape.height)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" \
      font-size="13">
      <rect width="100%" height="100%" fill="\(theme.ground.hex)"/>
      \(body)</svg>

      """
  }
}

extension RGB {
  /// The colour as `#rrggbb`.
  var hex: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension Unicode.Scalar {
  /// The character, as an entity where XML reserves it.
  var escapedForXML: String {
    switch self {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    default: String(self)
    }
  }
}
