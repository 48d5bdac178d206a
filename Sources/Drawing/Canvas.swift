/// A grid of styled cells that clips: writing outside of it does nothing.
package struct Canvas: Equatable, Sendable {
  /// The width and height in cells; either may be 0.
  package let size: Size
  /// The cells, row after row from the top left.
  package private(set) var cells: [Cell]
  /// Rectangles whose columns stand for the numbers of an axis, for who wants to know what is where.
  private var scales: [Scale] = []

  /// Rectangles that stand for one of several things.
  private var items: [Place] = []

  private struct Scale: Equatable, Sendable {
    let rect: Rect
    let axis: Axis
  }

  private struct Place: Equatable, Sendable {
    let rect: Rect
    let item: Item
  }

  /// A blank canvas; negative extents count as 0.
  package init(size: Size) {
    self.size = Size(width: max(0, size.width), height: max(0, size.height))
    cells = Array(repeating: .blank, count: self.size.width * self.size.height)
  }

  /// The whole canvas.
  package var bounds: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }

  /// The cell in column `x` of row `y`; reading outside gives a blank, writing outside does nothing.
  package subscript(x: Int, y: Int) -> Cell {
    get { contains(x, y) ? cells[y * size.width + x] : .blank }
    set { if contains(x, y) { cells[y * size.width + x] = newValue } }
  }

  private func contains(_ x: Int, _ y: Int) -> Bool {
    x >= 0 && y >= 0 && x < size.width && y < size.height
  }

  /// Notes that the columns of `rect` stand for the numbers of `axis`.
  package mutating func note(_ axis: Axis, in rect: Rect) {
    scales.append(Scale(rect: rect, axis: axis))
  }

  /// The number that column `x` of row `y` stands for, if it stands for one; the last note counts.
  package func number(atX x: Int, y: Int) -> Double? {
    guard let scale = scales.last(where: { $0.rect.contains(x: x, y: y) }) else { return nil }
    let share = (Double(x - scale.rect.x) + 0.5) / Double(scale.rect.width)
    return scale.axis.lower + share * (scale.axis.upper - scale.axis.lower)
  }

  /// Notes that `rect` stands for `item`.
  package mutating func note(_ item: Item, in rect: Rect) {
    items.append(Place(rect: rect, item: item))
  }

  /// What the cell in column `x` of row `y` stands for, if anything; the last note counts.
  package func item(atX x: Int, y: Int) -> Item? {
    items.last { $0.rect.contains(x: x, y: y) }?.item
  }

  /// The rows as text without style, each exactly `size.width` characters.
  package var lines: [String] {
    (0..<size.height).map { y in
      var line = String.UnicodeScalarView()
      for x in 0..<size.width { line.append(self[x, y].glyph) }
      return String(line)
    }
  }
}

/// One of several things of one or more groups, counted from 0, or a group as a whole.
package struct Item: Equatable, Sendable {
  /// The group.
  package let group: Int
  /// The thing in it, nil for the whole group.
  package let index: Int?

  /// The thing `index` of `group`, or all of it.
  package init(group: Int, index: Int? = nil) {
    self.group = group
    self.index = index
  }
}
