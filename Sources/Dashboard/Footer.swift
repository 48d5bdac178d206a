import Drawing

/// The last row: the keys that matter most, or what the latest key did.
struct Footer: Drawable {
  let message: String?

  func draw(on canvas: inout Canvas, in rect: Rect) {
    if let message {
      canvas.write(" \(message)", x: rect.x, y: rect.y, width: rect.width, style: Palette.strong)
      return
    }
    var room = rect.width - 1
    let ranked = Binding.table.filter { $0.footerRank != nil }
      .sorted { ($0.footerRank ?? 0) < ($1.footerRank ?? 0) }
    let fitting = ranked.prefix { binding in
      room -= binding.footerLabel.unicodeScalars.count + binding.words.count + 3
      return room >= -2
    }
    var x = rect.x + 1
    for binding in Binding.table where fitting.contains(where: { $0.label == binding.label }) {
      x = canvas.write(
        [Span(binding.footerLabel, Palette.key), Span(" \(binding.words)  ", Palette.quiet)], x: x,
        y: rect.y)
    }
  }
}
