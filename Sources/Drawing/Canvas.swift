/// A grid of styled cells that clips: writing outside of it does nothing.
package struct Canvas: Equatable, Sendable {
  /// The width and height in cells; either may be 0.
  package let size: Size
  /// The cells, row after row from the top left.
  package private(set) var cells: [Cell]
  /// What the cells stand for; no part of the picture.
  package private(set) var regions = Regions()

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
  package mutating func note(_ axis: Axis, in rect: Rect) { regions.add(axis, in: rect) }

  /// Notes that `rect` stands for `item`.
  package mutating func note(_ item: Item, in rect: Rect) { regions.add(item, in: rect) }

  /// Notes that a click into `rect` means `click`.
  package mutating func note(_ click: Click, in rect: Rect) { regions.add(click, in: rect) }

  /// Forgets what the cells stand for, below something that covers all of them.
  package mutating func forgetRegions() { regions = Regions() }

  /// The rows as text without colours, each exactly `size.width` characters.
  package var lines: [String] {
    (0..<size.height).map { y in
      var line = String.UnicodeScalarView()
      for x in 0..<size.width { line.append(self[x, y].colorless ?? self[x, y].glyph) }
      return String(line)
    }
  }
}

extension Canvas {
  /// Whether two canvases are the same picture.
  package static func == (a: Canvas, b: Canvas) -> Bool { a.size == b.size && a.cells == b.cells }
}
