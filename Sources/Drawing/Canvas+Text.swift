/// A run of text in one style.
package struct Span: Equatable, Sendable {
  /// The characters; each is one cell wide.
  package var text: String
  /// How they look.
  package var style: Style

  /// Text in a style.
  package init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }

  /// How many cells the text takes.
  package var width: Int { text.unicodeScalars.count }
}

/// Where text stands in the cells that it is given.
package enum Alignment: Sendable {
  /// At the left end, in the middle, at the right end.
  case leading, center, trailing
}

extension Canvas {
  /// Writes `text` from column `x` of row `y` in at most `width` cells, cut with an ellipsis.
  ///
  /// Returns the column behind the text.
  @discardableResult
  package mutating func write(
    _ text: String, x: Int, y: Int, width: Int = .max, style: Style = .plain,
    alignment: Alignment = .leading
  ) -> Int {
    write([Span(text, style)], x: x, y: y, width: width, alignment: alignment)
  }

  /// Writes `spans` one after the other in at most `width` cells, cut with an ellipsis.
  ///
  /// Returns the column behind the text. Characters that are not one printable cell wide show as `?`.
  @discardableResult
  package mutating func write(
    _ spans: [Span], x: Int, y: Int, width: Int = .max, alignment: Alignment = .leading
  ) -> Int {
    let length = spans.width
    guard width > 0 else { return x }
    var column = x
    if length < width, width < .max {
      switch alignment {
      case .leading: break
      case .center: column += (width - length) / 2
      case .trailing: column += width - length
      }
    }
    let isCut = length > width
    var left = isCut ? width - 1 : length
    for span in spans {
      for scalar in span.text.unicodeScalars.prefix(left) {
        self[column, y] = Cell(scalar.isOneCell ? scalar : "?", span.style)
        column += 1
        left -= 1
      }
      if isCut, left == 0 {
        self[column, y] = Cell("…", span.style)
        return column + 1
      }
    }
    return column
  }

  /// Fills `rect` with `cell`.
  package mutating func fill(_ rect: Rect, with cell: Cell) {
    let clipped = rect.intersection(bounds)
    guard !clipped.isEmpty else { return }
    for y in clipped.y..<clipped.maxY {
      for x in clipped.x..<clipped.maxX { self[x, y] = cell }
    }
  }

  /// Changes the style of every cell in `rect`.
  package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let clipped = rect.intersection(bounds)
    guard !clipped.isEmpty else { return }
    for y in clipped.y..<clipped.maxY {
      for x in clipped.x..<clipped.maxX {
        var cell = self[x, y]
        change(&cell.style)
        self[x, y] = cell
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether a terminal shows the character in exactly one cell, as far as its category tells.
  package var isOneCell: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .nonspacingMark, .enclosingMark,
      .spacingMark, .lineSeparator, .paragraphSeparator:
      return false
    default:
      // East Asian wide and emoji blocks.
      let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F000...0x1FAFF, 0x20000...0x3FFFD,
      ]
      return !properties.isEmojiPresentation && !wide.contains { $0.contains(value) }
    }
  }
}
