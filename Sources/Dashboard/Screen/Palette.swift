import Drawing
import Telemetry

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

  /// The colour of a network, by its normalization.
  static func network(_ normalization: NormalizationInfo?) -> Style {
    Style(normalization == nil ? Color(39) : Color(214))
  }
}

extension Scaling {
  /// What was done and what came of it, in one line.
  var words: String {
    let gradient = "‖∂L/∂W‖ \(significant(gradientBefore)) → \(significant(gradientAfter))"
    return "step \(grouped(step)): weights of layer \(layer + 1) ×\(short(factor)); "
      + "logits moved by \(significant(outputChange)) at most; \(gradient)"
  }
}
