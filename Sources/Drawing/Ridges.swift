/// Outlines of heights one behind the other, in braille dots: each hides what stands behind it.
package struct Ridges: Drawable {
  /// One outline.
  package struct Ridge: Sendable {
    /// The heights, 0…1, at even distances from the left edge to the right one; higher ones are cut off.
    package var heights: [Double]
    /// Its colour.
    package var style: Style

    /// An outline of the given heights.
    package init(heights: [Double], style: Style) {
      self.heights = heights
      self.style = style
    }
  }

  /// The part of the picture's height that a height of 1 takes.
  private static let reach = 0.4
  /// The fewest dots from one base to the next.
  private static let distance = 3

  private let ridges: [Ridge]

  /// A picture of `ridges`, the farthest and thus highest one first.
  package init(_ ridges: [Ridge]) { self.ridges = ridges }

  /// How many outlines can be told apart in `rows` rows of cells.
  package static func capacity(rows: Int) -> Int {
    rows < 1 ? 0 : 1 + (4 * rows - 1 - tallest(in: 4 * rows)) / distance
  }

  /// The row of cells, counted from the top, in which the base of outline `index` of `count` lies.
  package static func row(of index: Int, of count: Int, rows: Int) -> Int {
    base(of: index, of: count, in: 4 * rows) / 4
  }

  /// How many dots a height of 1 takes of a picture of `height` dots.
  private static func tallest(in height: Int) -> Int { Int(Double(height) * reach) }

  /// The row of dots of a base: the first stands as deep as it is tall, the last at the lower edge.
  private static func base(of index: Int, of count: Int, in height: Int) -> Int {
    let first = min(height - 1, tallest(in: height))
    guard count > 1 else { return height - 1 }
    return first + (height - 1 - first) * index / (count - 1)
  }

  /// Draws the outlines within `rect`.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let (width, height) = (2 * rect.width, 4 * rect.height)
    // The ridge that has a dot there, if one has.
    var dots = [Int?](repeating: nil, count: width * height)
    for (index, ridge) in ridges.enumerated() where !ridge.heights.isEmpty {
      let base = Self.base(of: index, of: ridges.count, in: height)
      var previous: Int?
      for x in 0..<width {
        let share = min(max(0, Self.height(at: Double(x) / Double(max(1, width - 1)), ridge)), 1)
        let top = base - Int((share * Double(Self.tallest(in: height))).rounded())
        for y in top...base { dots[y * width + x] = nil }
        let joined = previous.map { $0 < top ? $0 + 1...top : top...max(top, $0 - 1) } ?? top...top
        for y in joined { dots[y * width + x] = index }
        previous = top
      }
    }
    for y in 0..<rect.height {
      for x in 0..<rect.width { drawCell(x, y, dots, width, on: &canvas, in: rect) }
    }
  }

  private func drawCell(
    _ x: Int, _ y: Int, _ dots: [Int?], _ width: Int, on canvas: inout Canvas, in rect: Rect
  ) {
    var (bits, nearest): (UInt32, Int) = (0, -1)
    for row in 4 * y..<4 * y + 4 {
      for column in 2 * x..<2 * x + 2 {
        guard let ridge = dots[row * width + column] else { continue }
        bits |= Braille.bit(x: column, y: row)
        nearest = max(nearest, ridge)
      }
    }
    guard nearest >= 0, let glyph = Braille.glyph(bits) else { return }
    canvas.mark(glyph, x: rect.x + x, y: rect.y + y, style: ridges[nearest].style)
  }

  /// The height at `position`, 0…1 from left to right, on straight lines between those given.
  private static func height(at position: Double, _ ridge: Ridge) -> Double {
    let place = position * Double(ridge.heights.count - 1)
    let left = Int(place)
    guard left + 1 < ridge.heights.count else { return ridge.heights[left] }
    let part = place - Double(left)
    return ridge.heights[left] * (1 - part) + ridge.heights[left + 1] * part
  }
}
