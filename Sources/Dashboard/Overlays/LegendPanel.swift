import Drawing

/// The first page of the help: the marks of a view, one line each, beside the view or below it.
struct LegendPanel: Drawable {
  let view: View
  let entries: [LegendEntry]
  /// The entry that is selected, from 0.
  let selected: Int

  /// The columns of the names, where there is a column for them.
  private static let nameWidth = 16

  func draw(on canvas: inout Canvas, in rect: Rect) {
    canvas.fill(rect, with: .blank)
    canvas.note(.nothing, in: rect)
    canvas.draw(
      Box(
        title: [Span("Help: \(view.name)", Palette.strong)],
        trailing: [Span("\(selected + 1) of \(entries.count)", Palette.quiet)],
        style: Palette.rule), in: rect)
    let inner = rect.inset(dx: 2, dy: 1)
    let lines = entries.indices.flatMap { entry in
      self.lines(entry, width: inner.width).map { (entry, $0) }
    }
    let start = lines.firstIndex { $0.0 == selected } ?? 0
    let first = max(0, min(start - inner.height / 2, lines.count - inner.height))
    for (row, (entry, spans)) in lines.dropFirst(first).prefix(inner.height).enumerated() {
      let line = Rect(x: inner.x, y: inner.y + row, width: inner.width, height: 1)
      canvas.write(spans, x: line.x, y: line.y, width: line.width)
      canvas.note(line: entry, of: .legend, in: line)
      if first + row == start { canvas.write("▸", x: line.x - 1, y: line.y, style: Palette.key) }
    }
    canvas.write(
      hints: [("↑↓ choose", nil), ("? all pages", .character("?")), ("Esc closes", .escape)],
      in: Rect(x: inner.x, y: rect.maxY - 1, width: inner.width, height: 1))
  }

  /// The lines of an entry: name and text in two columns, or one behind the other where it is narrow.
  private func lines(_ index: Int, width: Int) -> [[Span]] {
    let entry = entries[index]
    var style = Palette.key
    style.isReversed = index == selected
    let gist = entry.gist.heldTogether
    if width >= 60 {
      return wrapped(gist, width: width - Self.nameWidth).enumerated().map { row, part in
        let name = row == 0 ? entry.name : ""
        let gap = String(repeating: " ", count: Self.nameWidth - name.unicodeScalars.count)
        return [Span(name, style), Span(gap), Span(part.spaced)]
      }
    }
    let name = entry.name.replacing(" ", with: "\u{A0}")
    let parts = wrapped("\(name)\u{A0} \(gist)", width: width - 2)
    let length = entry.name.unicodeScalars.count
    return parts.enumerated().map { row, part in
      guard row == 0 else { return [Span("  \(part.spaced)")] }
      let text = part.spaced.unicodeScalars.dropFirst(length)
      return [Span(entry.name, style), Span(String(String.UnicodeScalarView(text)))]
    }
  }
}

extension Canvas {
  /// Lets a click on what a legend names in `rect` select its entry, and shows where the one that is
  /// selected stands.
  mutating func mark(_ entries: [LegendEntry], selected: Int, in rect: Rect) {
    let places = entries.map { $0.places(on: self, in: rect) }
    for (entry, places) in places.enumerated().reversed() {
      for place in places { note(line: entry, of: .legend, in: place) }
    }
    for place in places[selected] { restyle(place) { $0.isReversed = true } }
  }
}
