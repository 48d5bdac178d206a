package import Drawing

/// What colours mean.
///
/// Blue and orange are told apart by every kind of colour vision, and whatever a colour says is said
/// by a word or a glyph as well. On the ground of either theme text has a contrast of 4.5 at least,
/// and lines of 3 [WCAG 2.2].
package enum Palette {
  /// Text of less weight: labels, units, axes.
  package static let quiet = Style(Color(247, light: 241))
  /// Frames and rulers.
  ///
  /// Where there are few colours they are left to the terminal, as all that is grey: the nearest of 8 is
  /// yellow.
  package static let rule = Style(Color(242, light: 245, basic: (8, 8)))
  /// Headings.
  package static let strong = Style(bold: true)
  /// Keys in the footer and in the help.
  package static let key = Style(Color(33, light: 25), bold: true)
  /// The view that is shown, in the row of views.
  package static let tab = Style(bold: true, reversed: true)
  /// Warnings: saturation, divergence, values beyond an axis.
  package static let warning = Style(Color(205, light: 162))
  /// The outline of the mark.
  package static let mark = Style.plain
  /// The part of an axis where the nonlinearity is saturated.
  package static let zone = Color(236, light: 254)
}
