import Drawing

extension Canvas {
  /// Clears `box` for something that takes all clicks: one beside it closes it.
  mutating func cover(with box: Rect) {
    fill(box, with: .blank)
    forgetRegions()
    note(.key(.escape), in: bounds)
    note(.nothing, in: box)
  }

  /// Writes what keys do into the first row of `rect`; a click on it does the same.
  mutating func write(hints: [(words: String, key: Key?)], in rect: Rect) {
    var x = rect.x
    for (words, key) in hints where x < rect.maxX {
      let end = write(words, x: x, y: rect.y, width: rect.maxX - x, style: Palette.quiet)
      if let key { note(.key(key), in: Rect(x: x, y: rect.y, width: end - x, height: 1)) }
      x = end + 2
    }
  }
}
