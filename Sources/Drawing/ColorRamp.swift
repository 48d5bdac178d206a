/// Colours in an order that the eye sees as an order, from little to much.
package struct ColorRamp: Equatable, Sendable {
  /// The colours, the least first; never empty.
  package let colors: [Color]

  /// On a dark ground black, violet, blue, green, yellow; on a light one white, green, blue, violet.
  ///
  /// Much like viridis [Smith and van der Walt 2015], in the colours of xterm's palette: with each
  /// colour lightness rises on a dark ground and falls on a light one, and all common kinds of colour
  /// vision see that.
  package static let viridis = ColorRamp(
    dark: [16, 53, 54, 60, 61, 31, 36, 72, 77, 113, 149, 185, 227],
    light: [231, 230, 194, 157, 151, 115, 79, 73, 67, 61, 55, 54, 17],
    basicDark: [0, 4, 4, 12, 12, 6, 6, 6, 3, 3, 3, 11, 15],
    basicLight: [15, 15, 11, 14, 14, 6, 6, 6, 12, 12, 4, 4, 0])

  /// Greys, from black to white on a dark ground and from white to black on a light one.
  package static let grey = ColorRamp(
    dark: [16, 234, 237, 240, 243, 246, 250, 253, 231],
    light: [231, 254, 251, 248, 245, 242, 239, 235, 16],
    basicDark: [0, 0, 8, 8, 8, 7, 7, 15, 15], basicLight: [15, 15, 7, 7, 7, 8, 8, 0, 0])

  private init(dark: [UInt8], light: [UInt8], basicDark: [UInt8], basicLight: [UInt8]) {
    colors = dark.indices.map {
      Color(dark[$0], light: light[$0], basic: (basicDark[$0], basicLight[$0]))
    }
  }

  /// How many levels there are.
  package var count: Int { colors.count }

  /// The colour of a level, which is clipped to those that there are.
  package func color(_ level: Int) -> Color { colors[min(max(0, level), colors.count - 1)] }

  /// The colour of text on a level: white or black, whichever is easier to read.
  package func ink(on level: Int) -> Color {
    func ink(_ theme: Theme) -> UInt8 {
      Theme(ground: color(level).rgb(in: theme)) == .dark ? 231 : 16
    }
    return Color(ink(.dark), light: ink(.light))
  }

  /// A glyph as dark as a level, which is clipped, where there are no colours: a space for level 0.
  package func glyph(_ level: Int) -> Unicode.Scalar {
    let last = max(1, count - 1)
    let clipped = min(max(0, level), last)
    return Self.shades[(clipped * (Self.shades.count - 1) + last / 2) / last]
  }

  private static let shades: [Unicode.Scalar] = [" ", "░", "▒", "▓", "█"]
}
