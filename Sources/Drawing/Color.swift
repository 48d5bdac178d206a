/// A colour with a value for each theme, both of xterm's 256-colour palette.
package struct Color: Hashable, Sendable {
  private let dark: UInt8, light: UInt8
  private let basicDark: UInt8?, basicLight: UInt8?

  /// The colour at `dark` of xterm's palette on a dark ground, and at `light`, if that is another, on
  /// a light one: 0–15 the terminal's own, 16–231 the 6×6×6 cube, 232–255 greys.
  ///
  /// `basic` are those of the 16 first colours that stand for it where there are no more; of 8, the
  /// one that is 8 below a bright one. Without them it is the nearest.
  package init(
    _ dark: UInt8, light: UInt8? = nil, basic: (dark: UInt8, light: UInt8)? = nil
  ) {
    (self.dark, self.light) = (dark, light ?? dark)
    (basicDark, basicLight) = (basic?.dark, basic?.light)
  }

  /// The index in xterm's palette.
  package func index(in theme: Theme) -> UInt8 { theme == .dark ? dark : light }

  /// Red, green and blue, as xterm defines them by default.
  package func rgb(in theme: Theme) -> RGB { Self.rgb(index(in: theme)) }

  /// The index of what stands for the colour among the `count` first ones, where that is 8 or 16.
  package func index(in theme: Theme, of count: Int) -> UInt8 {
    let own = index(in: theme)
    guard count == 8 || count == 16 else { return own }
    if let basic = theme == .dark ? basicDark : basicLight { return basic % UInt8(count) }
    if own < count { return own }
    let sought = Self.rgb(own)
    return (0..<UInt8(count)).min {
      Self.rgb($0).distance(to: sought) < Self.rgb($1).distance(to: sought)
    } ?? 7
  }

  /// Red, green and blue of an index of xterm's palette.
  package static func rgb(_ index: UInt8) -> RGB {
    switch index {
    case 0..<16: return system[Int(index)]
    case 16..<232:
      let cube = index - 16
      func level(_ n: UInt8) -> UInt8 { n == 0 ? 0 : 55 + 40 * n }
      return RGB(level(cube / 36), level(cube / 6 % 6), level(cube % 6))
    default:
      let grey = 8 + 10 * (index - 232)
      return RGB(grey, grey, grey)
    }
  }

  private static let system: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]
}
