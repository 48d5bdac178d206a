import CNcurses
import Drawing

/// The numbers that ncurses gives to pairs of foreground and background.
///
/// Pairs are defined when they are first asked for. When all are taken, the nearest one defined so
/// far stands in.
struct ColorPairs {
  private struct Pair: Hashable {
    var foreground: Int16
    var background: Int16
  }

  /// How many colours the terminal has: 0, 8, 16 or 256.
  let colorCount: Int
  /// How many pairs can be defined.
  let limit: Int
  /// Whether a pair had to be replaced by a similar one.
  private(set) var isExhausted = false
  private var numbers: [Pair: Int] = [:]
  private var defined: [(foreground: Color?, background: Color?)] = []

  /// No pairs yet, for a terminal of `colorCount` colours and `limit` pairs.
  init(colorCount: Int, limit: Int) {
    self.colorCount = colorCount
    self.limit = limit
  }

  /// The number of a pair of colours; `nil` is the terminal's own colour, as is pair 0.
  mutating func number(_ foreground: Color?, on background: Color?) -> Int {
    let (reducedForeground, reducedBackground) = reduced(foreground, background)
    guard colorCount > 0, reducedForeground != nil || reducedBackground != nil else { return 0 }
    let pair = Pair(
      foreground: reducedForeground.map { Int16($0.index) } ?? -1,
      background: reducedBackground.map { Int16($0.index) } ?? -1)
    if let known = numbers[pair] { return known }
    guard defined.count < limit else {
      isExhausted = true
      let stand = nearest(reducedForeground, reducedBackground)
      numbers[pair] = stand
      return stand
    }
    defined.append((reducedForeground, reducedBackground))
    numbers[pair] = defined.count
    surface_define_pair(Int32(defined.count), Int32(pair.foreground), Int32(pair.background))
    return defined.count
  }

  /// Forgets all pairs; everything drawn with them has to be drawn again.
  mutating func removeAll() {
    numbers.removeAll(keepingCapacity: true)
    defined.removeAll(keepingCapacity: true)
    isExhausted = false
  }

  /// The colours as this terminal has them.
  ///
  /// Of 16 colours or fewer, black and white are left to the terminal, whose ground may be either;
  /// and where one colour stands on another, which could turn into the same, the glyph alone tells.
  private func reduced(_ foreground: Color?, _ background: Color?) -> (Color?, Color?) {
    guard colorCount <= 16 else { return (foreground, background) }
    if foreground != nil, background != nil { return (nil, nil) }
    func own(_ color: Color?) -> Color? {
      let reduced = color?.reduced(to: colorCount)
      return reduced.flatMap { [0, 7, 15].contains($0.index) ? nil : $0 }
    }
    return (own(foreground), own(background))
  }

  private func nearest(_ foreground: Color?, _ background: Color?) -> Int {
    func cost(_ i: Int) -> Int {
      Self.distance(defined[i].foreground, foreground)
        + Self.distance(defined[i].background, background)
    }
    return defined.indices.min { cost($0) < cost($1) }.map { $0 + 1 } ?? 0
  }

  /// The squared RGB distance; the terminal's own colour is far from any other.
  private static func distance(_ a: Color?, _ b: Color?) -> Int {
    guard let a, let b else { return a == b ? 0 : 200_000 }
    let (p, q) = (a.rgb, b.rgb)
    let (red, green, blue) = (p.red - q.red, p.green - q.green, p.blue - q.blue)
    return red * red + green * green + blue * blue
  }
}
