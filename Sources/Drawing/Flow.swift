/// Pieces of text that stand one after the other and go on in the next row where they must.
package struct Flow: Drawable {
  /// The rows, each made of whole pieces.
  package let lines: [[Span]]

  /// Sets `pieces` in rows of `width` cells with `gap` cells between two.
  ///
  /// None is broken: one that is wider has a row of its own. Empty ones are left out.
  package init(_ pieces: [[Span]], width: Int, gap: Int = 2) {
    var lines: [[Span]] = []
    var free = 0
    for piece in pieces {
      if piece.width == 0 { continue }
      if !lines.isEmpty, piece.width + gap <= free {
        lines[lines.count - 1] += [Span(String(repeating: " ", count: gap))] + piece
        free -= piece.width + gap
      } else {
        lines.append(piece)
        free = width - piece.width
      }
    }
    self.lines = lines
  }

  /// Writes as many rows as `rect` has, the first ones; a piece wider than it ends in an ellipsis.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    for (row, line) in lines.prefix(rect.height).enumerated() {
      canvas.write(line, x: rect.x, y: rect.y + row, width: rect.width)
    }
  }
}
