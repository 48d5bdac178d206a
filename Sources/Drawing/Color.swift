/// A colour of xterm's 256-colour palette.
package struct Color: Hashable, Sendable {
  /// The index in xterm's palette: 0–15 the terminal's own, 16–231 the 6×6×6 cube, 232–255 greys.
  package let index: UInt8

  /// The colour at `index` of xterm's palette.
  package init(_ index: UInt8) { self.index = index }

  /// Red, green and blue, each 0…255, as xterm defines them by default.
  package var rgb: (red: Int, green: Int, blue: Int) {
    let i = Int(index)
    switch i {
    case 0..<16: return Self.system[i]
    case 16..<232:
      let cube = i - 16
      func level(_ n: Int) -> Int { n == 0 ? 0 : 55 + 40 * n }
      return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
    default:
      let grey = 8 + 10 * (i - 232)
      return (grey, grey, grey)
    }
  }

  /// The nearest of the `count` first colours (8 or 16; anything else returns the colour itself).
  ///
  /// Nearest in squared RGB distance.
  package func reduced(to count: Int) -> Color {
    guard count == 8 || count == 16, Int(index) >= count else { return self }
    let (red, green, blue) = rgb
    func distance(_ candidate: Int) -> Int {
      let c = Self.system[candidate]
      let (r, g, b) = (c.red - red, c.green - green, c.blue - blue)
      return r * r + g * g + b * b
    }
    let nearest = (0..<count).min { distance($0) < distance($1) } ?? 7
    return Color(UInt8(nearest))
  }

  private static let system: [(red: Int, green: Int, blue: Int)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
    (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
}
