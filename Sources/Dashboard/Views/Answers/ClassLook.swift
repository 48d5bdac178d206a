import Drawing

/// How classes look on a map: by colours, and by glyphs where those are not shown.
enum ClassLook {
  /// How many classes are told apart; later ones look like the first again.
  static let count = ramps.count

  /// The colour of points and signs on the map, and of where there is no answer.
  static let point = Color(231), none = Color(16)

  /// The colour of a class, counted from 0, with a confidence of 0…1, which is clipped.
  static func color(_ label: Int, confidence: Double) -> Color {
    let ramp = ramps[max(0, label) % ramps.count]
    guard confidence.isFinite else { return none }
    return Color(ramp[Int(min(1, max(0, confidence)) * Double(ramp.count - 1) + 0.5)])
  }

  /// What fills the cells of a class where colours are not shown.
  static func shade(_ label: Int?) -> Unicode.Scalar {
    label.map { shades[max(0, $0) % shades.count] } ?? "?"
  }

  /// What a point of a class looks like.
  static func glyph(_ label: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(ascii: "0") + UInt8(max(0, label) % 10))
  }

  /// Blue, orange, green, violet, grey; each begins dark where the answer is a guess.
  private static let ramps: [[UInt8]] = [
    [17, 18, 25, 32], [52, 94, 130, 166], [22, 28, 29, 35], [53, 90, 91, 127],
    [235, 238, 241, 244],
  ]

  private static let shades: [Unicode.Scalar] = [" ", "░", "▒", "▓", "·"]
}
