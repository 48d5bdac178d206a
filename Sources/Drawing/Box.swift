/// A frame around a rectangle, with words in its upper edge.
package struct Box: Drawable {
  private let title: [Span]
  private let trailing: [Span]
  private let style: Style

  /// A frame with `title` at the left of the upper edge and `trailing` at its right.
  package init(title: [Span] = [], trailing: [Span] = [], style: Style = .plain) {
    self.title = title
    self.trailing = trailing
    self.style = style
  }

  /// Draws the frame along the edge of `rect`; the inside is left as it is.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let (right, bottom) = (rect.maxX - 1, rect.maxY - 1)
    for x in rect.x + 1..<right {
      canvas[x, rect.y] = Cell("─", style)
      canvas[x, bottom] = Cell("─", style)
    }
    for y in rect.y + 1..<bottom {
      canvas[rect.x, y] = Cell("│", style)
      canvas[right, y] = Cell("│", style)
    }
    canvas[rect.x, rect.y] = Cell("┌", style)
    canvas[right, rect.y] = Cell("┐", style)
    canvas[rect.x, bottom] = Cell("└", style)
    canvas[right, bottom] = Cell("┘", style)
    let room = rect.width - 4
    let showsTrailing = !trailing.isEmpty && title.width + trailing.width + 4 <= room
    if !title.isEmpty {
      let space = Span(" ")
      canvas.write([space] + title + [space], x: rect.x + 1, y: rect.y, width: room + 2)
    }
    if showsTrailing {
      let start = right - trailing.width - 3
      canvas.write([Span(" ")] + trailing + [Span(" ")], x: start + 1, y: rect.y)
    }
  }
}
