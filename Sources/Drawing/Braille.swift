/// The dots of a braille cell, two across and four down.
enum Braille {
  /// The glyph without dots; the bits of dots added to its number give all others.
  static let empty: UInt32 = 0x2800

  /// The bit of the dot in column `x` and row `y` of a grid of dots, of which each cell has 2 × 4.
  static func bit(x: Int, y: Int) -> UInt32 { bits[y % 4][x % 2] }

  /// The bits of the dots that `glyph` shows; none for one that is not braille.
  static func bits(of glyph: Unicode.Scalar) -> UInt32 {
    (empty...0x28FF).contains(glyph.value) ? glyph.value - empty : 0
  }

  /// The glyph with the dots of `bits`.
  static func glyph(_ bits: UInt32) -> Unicode.Scalar? { Unicode.Scalar(empty + bits) }

  private static let bits: [[UInt32]] = [
    [0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80],
  ]
}
