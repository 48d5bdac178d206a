/// One character cell: a glyph one column wide and how it looks.
package struct Cell: Equatable, Sendable {
  /// The character; always one column wide and printable.
  package var glyph: Unicode.Scalar
  /// Colours and attributes.
  package var style: Style
  /// What tells the same where colours are not shown, if that is another character.
  package var colorless: Unicode.Scalar?

  /// A cell that shows `glyph` in `style`, and `colorless`, if it is given, without colours.
  package init(
    _ glyph: Unicode.Scalar, _ style: Style = .plain, colorless: Unicode.Scalar? = nil
  ) {
    self.glyph = glyph
    self.style = style
    self.colorless = colorless
  }

  /// A space in the terminal's own colours.
  package static let blank = Cell(" ")
}

/// Colours and attributes of a cell; `nil` colours are the terminal's own.
package struct Style: Hashable, Sendable {
  /// The colour of the glyph.
  package var foreground: Color?
  /// The colour behind the glyph.
  package var background: Color?
  /// Bold weight.
  package var isBold = false
  /// Foreground and background exchanged.
  package var isReversed = false

  /// The terminal's own colours, no attribute.
  package static let plain = Style()

  /// A style with the given colours and attributes.
  package init(
    _ foreground: Color? = nil, on background: Color? = nil, bold: Bool = false,
    reversed: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    isBold = bold
    isReversed = reversed
  }

  /// The same in bold weight.
  package var bold: Style {
    var copy = self
    copy.isBold = true
    return copy
  }
}
