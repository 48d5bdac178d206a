extension Canvas {
  /// Where `pattern` stands in the rows of `rect`, from left to right and from top to bottom.
  ///
  /// In a pattern `#` is any number, a space one or more of them, `~` a run of bars or shades, `─` and
  /// `╌` a run of them, and everything else itself. It does not begin or end within a word or a number.
  package func places(of pattern: String, in rect: Rect) -> [Rect] {
    let clipped = rect.intersection(bounds)
    let pattern = Array(pattern.unicodeScalars)
    guard !clipped.isEmpty, !pattern.isEmpty else { return [] }
    return (clipped.y..<clipped.maxY).flatMap { y -> [Rect] in
      let row = (clipped.x..<clipped.maxX).map { self[$0, y].glyph }
      var places: [Rect] = []
      var x = 0
      while x < row.count {
        if let end = Self.end(of: pattern, in: row, from: x) {
          places.append(Rect(x: clipped.x + x, y: y, width: end - x, height: 1))
          x = end
        } else {
          x += 1
        }
      }
      return places
    }
  }

  /// The place behind `pattern` where that begins at `start` of `row`.
  private static func end(
    of pattern: [Unicode.Scalar], in row: [Unicode.Scalar], from start: Int
  ) -> Int? {
    var x = start
    for sign in pattern {
      let run = row[x...].prefix { matches(sign, $0) }
      guard !run.isEmpty else { return nil }
      x += isRun(sign) ? run.count : 1
      while sign == "#", isGroup(row[x...].prefix(4)), row[x - 1].isDigit { x += 4 }
    }
    let isWithin =
      start > 0 && belongTogether(row[start - 1], row[start])
      || x < row.count && belongTogether(row[x - 1], row[x])
    return isWithin ? nil : x
  }

  private static func isRun(_ sign: Unicode.Scalar) -> Bool {
    "# ~─╌".unicodeScalars.contains(sign)
  }

  private static func matches(_ sign: Unicode.Scalar, _ glyph: Unicode.Scalar) -> Bool {
    switch sign {
    case "#": isNumeric(glyph)
    case "~": (0x2580...0x259F).contains(glyph.value)
    default: sign == glyph
    }
  }

  private static func isNumeric(_ glyph: Unicode.Scalar) -> Bool {
    glyph.isDigit || ".+−–<±".unicodeScalars.contains(glyph)
  }

  /// Whether it is a space and three digits, as behind the thousands of a number.
  private static func isGroup(_ glyphs: ArraySlice<Unicode.Scalar>) -> Bool {
    glyphs.count == 4 && glyphs.first == " " && glyphs.dropFirst().allSatisfy(\.isDigit)
  }

  private static func belongTogether(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    a.properties.isAlphabetic && b.properties.isAlphabetic || isNumeric(a) && isNumeric(b)
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
