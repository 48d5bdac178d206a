import Drawing

/// How classes look on a map: by colours, and by glyphs where those are not shown.
enum ClassLook {
  /// How many classes are told apart; later ones look like the first again.
  static let count = ramps.count

  /// The colour of points and signs on the map, and of where there is no answer.
  static let point = Color(231, light: 16), none = Color(16, light: 231)

  /// The colour of a class, counted from 0, with a confidence of 0…1, which is clipped.
  static func color(_ label: Int, confidence: Double) -> Color {
    let ramp = ramps[max(0, label) % ramps.count]
    guard confidence.isFinite else { return none }
    return ramp[Int(min(1, max(0, confidence)) * Double(ramp.count - 1) + 0.5)]
  }

  /// What fills the cells of a class where colours are not shown.
  static func shade(_ label: Int?) -> Unicode.Scalar {
    label.map { shades[max(0, $0) % shades.count] } ?? "?"
  }

  /// What a point of a class looks like.
  static func glyph(_ label: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(ascii: "0") + UInt8(max(0, label) % 10))
  }

  /// Blue, orange, green, violet, grey; each begins near the ground where the answer is a guess.
  private static let ramps: [[Color]] = [
    ramp(dark: [17, 18, 25, 32], light: [189, 153, 117, 75], basic: 4, 6),
    ramp(dark: [52, 94, 130, 166], light: [230, 223, 222, 215], basic: 1, 3),
    ramp(dark: [22, 28, 29, 35], light: [194, 157, 120, 114], basic: 2, 2),
    ramp(dark: [53, 90, 91, 127], light: [225, 219, 183, 176], basic: 5, 5),
    ramp(dark: [235, 238, 241, 244], light: [255, 252, 250, 247], basic: 7, 7),
  ]

  private static func ramp(
    dark: [UInt8], light: [UInt8], basic first: UInt8, _ second: UInt8
  ) -> [Color] {
    zip(dark, light).map { Color($0, light: $1, basic: (first, second)) }
  }

  private static let shades: [Unicode.Scalar] = [" ", "░", "▒", "▓", "·"]
}
