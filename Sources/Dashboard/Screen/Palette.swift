import Drawing

/// What colours mean.
///
/// Blue and orange are told apart by every kind of colour vision, and whatever a colour says is said
/// by a word or a glyph as well.
enum Palette {
  /// Text of less weight: labels, units, axes.
  static let quiet = Style(Color(246))
  /// Frames and rulers.
  static let rule = Style(Color(240))
  /// Headings.
  static let strong = Style(bold: true)
  /// Keys in the footer and in the help.
  static let key = Style(Color(33), bold: true)
  /// The view that is shown, in the row of views.
  static let tab = Style(bold: true, reversed: true)
  /// Warnings: saturation, divergence, values beyond an axis.
  static let warning = Style(Color(205))
  /// The outline of the mark.
  static let mark = Style.plain
  /// The part of an axis where the nonlinearity is saturated.
  static let zone = Color(236)
}
