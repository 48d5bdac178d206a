package import Drawing

/// A picture of the whole screen, and what its cells stand for.
package struct Rendering: Equatable, Sendable {
  /// The picture.
  package let canvas: Canvas
  /// What the cells stand for.
  package let regions: Regions

  /// What was drawn on `canvas`.
  init(_ canvas: Canvas) {
    self.canvas = canvas
    regions = canvas.regions
  }

  /// The rows of the picture as text.
  package var lines: [String] { canvas.lines }
}
