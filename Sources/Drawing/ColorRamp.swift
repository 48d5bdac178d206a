/// Colours in an order that the eye sees as an order, from little to much.
package struct ColorRamp: Equatable, Sendable {
  /// The colours, the least first; never empty.
  package let colors: [Color]

  /// Black, blue, olive, yellow: much like cividis, in the colours of xterm's palette.
  ///
  /// After Nuñez, Anderton and Renslow 2018. Lightness rises from colour to colour and the hues are
  /// the two that all common kinds of colour vision tell apart. On 8 colours it becomes black, blue,
  /// yellow.
  package static let cividis = ColorRamp(
    colors: [16, 17, 19, 61, 101, 143, 185, 227].map { Color($0) })

  /// Black, greys, white.
  package static let grey = ColorRamp(
    colors: [16, 234, 237, 240, 243, 246, 250, 253, 231].map { Color($0) })

  /// How many levels there are.
  package var count: Int { colors.count }

  /// The colour of a level, which is clipped to those that there are.
  package func color(_ level: Int) -> Color { colors[min(max(0, level), colors.count - 1)] }

  /// A glyph as dark as a level, which is clipped, where there are no colours: a space for level 0.
  package func glyph(_ level: Int) -> Unicode.Scalar {
    let last = max(1, count - 1)
    let clipped = min(max(0, level), last)
    return Self.shades[(clipped * (Self.shades.count - 1) + last / 2) / last]
  }

  private static let shades: [Unicode.Scalar] = [" ", "░", "▒", "▓", "█"]
}
