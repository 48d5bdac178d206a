/// The outlines of glyphs that are pictures rather than letters, in one cell.
struct CellShape {
  /// The size of a cell in user units.
  static let width = 8
  static let height = 17

  /// The cell's upper left corner.
  let left: Int
  let top: Int

  /// The cell in column `x` of row `y`.
  init(x: Int, y: Int) {
    left = x * Self.width
    top = y * Self.height
  }

  /// The whole cell.
  var area: Area {
    Area(
      x: Double(left), y: Double(top), width: Double(Self.width), height: Double(Self.height))
  }

  /// What a block or a heavy line fills; nil for other characters.
  func block(of glyph: Unicode.Scalar) -> Area? {
    var area = area
    switch glyph.value {
    case 0x2581...0x2588:
      area.height *= Double(glyph.value - 0x2580) / 8
      area.y = Double(top + Self.height) - area.height
    case 0x2580: area.height /= 2
    case 0x2589...0x258F: area.width *= Double(0x2590 - glyph.value) / 8
    case 0x2594: area.height /= 8
    case 0x2501:
      area.y += area.height / 2 - 1
      area.height = 2
    default: return nil
    }
    return area
  }

  /// The path of a shade, line or braille character; nil for one that is drawn as text.
  func path(of glyph: Unicode.Scalar) -> String? {
    switch glyph.value {
    case 0x2591: return dots(every: 4, size: 1)
    case 0x2592: return dots(every: 2, size: 1)
    case 0x2593: return dots(every: 2, size: 1.7)
    case 0x2800...0x28FF:
      return (0..<8).filter { (glyph.value - 0x2800) >> UInt32($0) & 1 == 1 }.map { bit in
        let (column, row) =
          bit < 3 ? (0, bit) : bit < 6 ? (1, bit - 3) : (bit - 6, 3)
        return rectangle(
          1.2 + 4 * Double(column), 1.2 + Double(Self.height) / 4 * Double(row), 1.8, 1.8)
      }.joined()
    default:
      guard let arms = Self.arms[glyph] else { return nil }
      return line(arms)
    }
  }

  /// Lines from the middle of the cell: left, right, up, down.
  private static let arms: [Unicode.Scalar: (left: Bool, right: Bool, up: Bool, down: Bool)] = [
    "─": (true, true, false, false), "│": (false, false, true, true),
    "┌": (false, true, false, true), "┐": (true, false, false, true),
    "└": (false, true, true, false), "┘": (true, false, true, false),
    "├": (false, true, true, true), "┤": (true, false, true, true),
    "┬": (true, true, false, true), "┴": (true, true, true, false),
    "┼": (true, true, true, true),
  ]

  private func line(_ arms: (left: Bool, right: Bool, up: Bool, down: Bool)) -> String {
    let (w, h) = (Double(Self.width), Double(Self.height))
    let (x, y) = (w / 2 - 0.5, h / 2 - 0.5)
    var path = ""
    if arms.left || arms.right {
      let (from, to) = (arms.left ? 0 : x, arms.right ? w : x + 1)
      path += rectangle(from, y, to - from, 1)
    }
    if arms.up || arms.down {
      let (from, to) = (arms.up ? 0 : y, arms.down ? h : y + 1)
      path += rectangle(x, from, 1, to - from)
    }
    return path
  }

  private func dots(every step: Int, size: Double) -> String {
    var path = ""
    for y in stride(from: 0, to: Self.height, by: step) {
      let indent = y / step % 2 == 0 ? 0 : step / 2
      for x in stride(from: indent, to: Self.width, by: step) {
        path += rectangle(Double(x), Double(y), size, size)
      }
    }
    return path
  }

  private func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
    Area(x: Double(left) + x, y: Double(top) + y, width: width, height: height).path
  }
}

/// A rectangle in user units.
struct Area: Equatable {
  var x: Double, y: Double, width: Double, height: Double

  /// The right and the lower edge.
  var maxX: Double { x + width }
  var maxY: Double { y + height }

  /// The path around it.
  var path: String {
    let (w, h) = (Self.number(width), Self.number(height))
    return "M\(Self.number(x)) \(Self.number(y))h\(w)v\(h)h-\(w)z"
  }

  /// A number to a thousandth, without needless digits: eighths of a cell are exact.
  private static func number(_ value: Double) -> String {
    let rounded = (value * 1000).rounded() / 1000
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}
