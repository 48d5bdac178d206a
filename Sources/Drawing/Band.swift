/// A low, a middle and a high number on an axis, as `├──┼───┤`.
package struct Band: Drawable {
  private let low: Double
  private let middle: Double
  private let high: Double
  private let axis: Axis

  /// Three numbers in ascending order.
  package init(_ low: Double, _ middle: Double, _ high: Double, axis: Axis) {
    (self.low, self.middle, self.high) = (low, middle, high)
    self.axis = axis
  }

  /// Draws the band in the first row of `rect`; an end beyond the axis is left open.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.width > 0, low.isFinite, middle.isFinite, high.isFinite else { return }
    func column(_ value: Double) -> Int {
      let position = min(2, max(-1, axis.position(value)))
      return rect.x + Int((position * Double(rect.width)).rounded(.down))
    }
    let (left, center, right) = (column(low), column(middle), column(high))
    func put(_ glyph: Unicode.Scalar, _ x: Int) {
      if x >= rect.x, x < rect.maxX { canvas[x, rect.y] = Cell(glyph) }
    }
    for x in max(rect.x, left)..<max(rect.x, left, min(rect.maxX, right + 1)) { put("─", x) }
    put("├", left)
    put("┤", right)
    put("┼", center)
  }
}
