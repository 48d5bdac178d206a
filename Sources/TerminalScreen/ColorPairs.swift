import CNcurses
import Drawing

/// The numbers that ncurses gives to pairs of foreground and background.
///
/// Pairs are defined when they are first asked for. When all are taken, the nearest one defined so
/// far stands in.
struct ColorPairs {
  /// Indices of the terminal's palette; nil is the terminal's own colour.
  private struct Pair: Hashable {
    var foreground: UInt8?
    var background: UInt8?
  }

  /// How many colours the terminal has: 0, 8, 16 or 256.
  let colorCount: Int
  /// How many pairs can be defined.
  let limit: Int
  /// What ground the terminal has; after a change all pairs have to be removed.
  var theme: Theme
  /// Whether a pair had to be replaced by a similar one.
  private(set) var isExhausted = false
  private var numbers: [Pair: Int] = [:]
  private var defined: [Pair] = []

  /// No pairs yet, for a terminal of `colorCount` colours and `limit` pairs.
  init(colorCount: Int, limit: Int, theme: Theme) {
    self.colorCount = colorCount
    self.limit = limit
    self.theme = theme
  }

  /// The number of the pair that shows `glyph` in `style`; 0 is that of the terminal's own colours.
  mutating func number(of style: Style, glyph: Unicode.Scalar) -> Int {
    guard colorCount > 0, style.foreground != nil || style.background != nil else { return 0 }
    let pair = colorCount > 16 ? pair(style) : fewColored(style, glyph)
    guard pair.foreground != nil || pair.background != nil else { return 0 }
    if let known = numbers[pair] { return known }
    guard defined.count < limit else {
      isExhausted = true
      let stand = nearest(pair)
      numbers[pair] = stand
      return stand
    }
    defined.append(pair)
    numbers[pair] = defined.count
    surface_define_pair(
      Int32(defined.count), pair.foreground.map { Int32($0) } ?? -1,
      pair.background.map { Int32($0) } ?? -1)
    return defined.count
  }

  /// Forgets all pairs; everything drawn with them has to be drawn again.
  mutating func removeAll() {
    numbers.removeAll(keepingCapacity: true)
    defined.removeAll(keepingCapacity: true)
    isExhausted = false
  }

  private func pair(_ style: Style) -> Pair {
    Pair(
      foreground: style.foreground?.index(in: theme), background: style.background?.index(in: theme)
    )
  }

  /// The colours where there are 16 or fewer.
  ///
  /// Alone, black, white and grey are left to the terminal, whose ground may be any of them. On
  /// another colour the two may turn into one: where that hides a glyph, it is black or white.
  private func fewColored(_ style: Style, _ glyph: Unicode.Scalar) -> Pair {
    let ink = style.foreground?.index(in: theme, of: colorCount)
    let ground = style.background?.index(in: theme, of: colorCount)
    guard let ground, !Self.greys.contains(ground) || ink != nil else {
      return Pair(foreground: ink.flatMap { Self.greys.contains($0) ? nil : $0 }, background: nil)
    }
    // What fills a part of a cell may have the colour of the rest.
    if glyph == " " || (0x2580...0x259F).contains(glyph.value) {
      return Pair(foreground: ink, background: ground)
    }
    let rgb = Color.rgb(ground)
    if let ink, rgb.contrast(with: Color.rgb(ink)) >= 3 {
      return Pair(foreground: ink, background: ground)
    }
    let white = UInt8(colorCount - 1)
    return Pair(foreground: Theme(ground: rgb) == .dark ? white : 0, background: ground)
  }

  /// Black, white and what is between them, of 8 colours and of 16.
  private static let greys: Set<UInt8> = [0, 7, 8, 15]

  private func nearest(_ pair: Pair) -> Int {
    func cost(_ i: Int) -> Int {
      Self.distance(defined[i].foreground, pair.foreground)
        + Self.distance(defined[i].background, pair.background)
    }
    return defined.indices.min { cost($0) < cost($1) }.map { $0 + 1 } ?? 0
  }

  /// The squared distance; the terminal's own colour is far from any other.
  private static func distance(_ a: UInt8?, _ b: UInt8?) -> Int {
    guard let a, let b else { return a == b ? 0 : 200_000 }
    return Color.rgb(a).distance(to: Color.rgb(b))
  }
}
