/// Something that can place itself in a rectangle of cells.
package protocol Drawable {
  /// Draws within `rect`; whatever does not fit is left out or clipped, and an empty `rect` is fine.
  func draw(on canvas: inout Canvas, in rect: Rect)
}

extension Canvas {
  /// Draws `drawable` within `rect`.
  package mutating func draw(_ drawable: some Drawable, in rect: Rect) {
    guard !rect.isEmpty else { return }
    drawable.draw(on: &self, in: rect)
  }
}
