/// A width and a height in cells.
package struct Size: Equatable, Hashable, Sendable {
  /// Columns.
  package var width: Int
  /// Rows.
  package var height: Int

  /// A size of `width` columns and `height` rows.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A rectangle of cells; an extent of 0 or less is empty.
package struct Rect: Equatable, Hashable, Sendable {
  /// The leftmost column.
  package var x: Int
  /// The topmost row.
  package var y: Int
  /// Columns.
  package var width: Int
  /// Rows.
  package var height: Int

  /// A rectangle with its top left cell at `x`, `y`.
  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// Whether no cell is inside.
  package var isEmpty: Bool { width <= 0 || height <= 0 }
  /// The first column to the right of the rectangle.
  package var maxX: Int { x + width }
  /// The first row below the rectangle.
  package var maxY: Int { y + height }

  /// Whether the cell at `x`, `y` is inside.
  package func contains(x: Int, y: Int) -> Bool {
    x >= self.x && y >= self.y && x < maxX && y < maxY
  }

  /// The rectangle less `dx` columns at either side and `dy` rows at top and bottom.
  package func inset(dx: Int = 0, dy: Int = 0) -> Rect {
    Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
  }

  /// The `count` top rows, clipped to those that there are, and what is left below them.
  package func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
    let n = min(max(0, count), max(0, height))
    return (
      Rect(x: x, y: y, width: width, height: n),
      Rect(x: x, y: y + n, width: width, height: height - n)
    )
  }

  /// The `count` left columns, clipped to those that there are, and what is left beside them.
  package func splitLeft(_ count: Int) -> (left: Rect, rest: Rect) {
    let n = min(max(0, count), max(0, width))
    return (
      Rect(x: x, y: y, width: n, height: height),
      Rect(x: x + n, y: y, width: width - n, height: height)
    )
  }

  /// The rectangle cut into `count` columns of cells, from the left, whose widths differ by 1 at most;
  /// none for a `count` below 1.
  package func columns(_ count: Int) -> [Rect] {
    guard count > 0 else { return [] }
    return (0..<count).map { i in
      let left = width * i / count
      let right = width * (i + 1) / count
      return Rect(x: x + left, y: y, width: right - left, height: height)
    }
  }

  /// The rectangle cut into `count` bands of rows, from the top, whose heights differ by 1 at most;
  /// none for a `count` below 1.
  package func rows(_ count: Int) -> [Rect] {
    guard count > 0 else { return [] }
    return (0..<count).map { i in
      let top = height * i / count
      let bottom = height * (i + 1) / count
      return Rect(x: x, y: y + top, width: width, height: bottom - top)
    }
  }

  /// A rectangle of `size` over the middle, no larger than this one; a spare cell is at the right and
  /// below.
  package func middle(_ size: Size) -> Rect {
    let (width, height) = (min(size.width, self.width), min(size.height, self.height))
    return Rect(
      x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width,
      height: height)
  }

  /// The cells that are in both.
  package func intersection(_ other: Rect) -> Rect {
    let (left, top) = (max(x, other.x), max(y, other.y))
    return Rect(
      x: left, y: top, width: max(0, min(maxX, other.maxX) - left),
      height: max(0, min(maxY, other.maxY) - top))
  }
}
