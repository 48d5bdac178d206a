/// `text` in lines of at most `width` characters, broken at spaces; a longer word has its own line.
///
/// A no-break space holds words together. A text without words is one empty line.
package func wrapped(_ text: String, width: Int) -> [String] {
  var lines = [""]
  for word in text.split(separator: " ") {
    let last = lines[lines.count - 1]
    if last.isEmpty {
      lines[lines.count - 1] = String(word)
    } else if last.unicodeScalars.count + 1 + word.unicodeScalars.count <= width {
      lines[lines.count - 1] += " " + word
    } else {
      lines.append(String(word))
    }
  }
  return lines
}

extension Canvas {
  /// Writes `text` in as many of the rows of `rect` as it needs, the last cut with an ellipsis;
  /// no-break spaces hold words together.
  ///
  /// Returns how many rows were written.
  @discardableResult
  package mutating func write(
    _ text: String, wrappedIn rect: Rect, style: Style = .plain, alignment: Alignment = .leading
  ) -> Int {
    guard !rect.isEmpty else { return 0 }
    let lines = wrapped(text, width: rect.width)
    let shown = min(lines.count, rect.height)
    for row in 0..<shown {
      let isCut = row == shown - 1 && shown < lines.count
      let line = isCut ? lines[row...].joined(separator: " ") : lines[row]
      write(
        line.replacing("\u{A0}", with: " "), x: rect.x, y: rect.y + row, width: rect.width,
        style: style, alignment: alignment)
    }
    return shown
  }
}
