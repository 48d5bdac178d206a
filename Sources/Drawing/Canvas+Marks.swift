extension Canvas {
  /// Puts a glyph into a cell and leaves what is behind it: its background stays.
  ///
  /// Of `style` the foreground is taken.
  package mutating func mark(_ glyph: Unicode.Scalar, x: Int, y: Int, style: Style) {
    self[x, y] = Cell(glyph, Style(style.foreground, on: self[x, y].style.background))
  }

  /// Puts `text` upon what is behind it, from column `x` of row `y`.
  package mutating func mark(_ text: String, x: Int, y: Int, style: Style) {
    for (offset, glyph) in text.unicodeScalars.enumerated() {
      mark(glyph, x: x + offset, y: y, style: style)
    }
  }

  /// Draws a rule across row `y` of `rect`, a glyph in every `pitch`-th cell from the left.
  package mutating func rule(
    _ glyph: Unicode.Scalar, y: Int, in rect: Rect, every pitch: Int = 1, style: Style
  ) {
    for x in stride(from: rect.x, to: rect.maxX, by: max(1, pitch)) {
      self[x, y] = Cell(glyph, style)
    }
  }
}
