import Drawing
import Telemetry

/// View 5.
struct GradientsView: Drawable {
  private let snapshot: Snapshot
  private let state: ViewState

  init(_ snapshot: Snapshot, _ state: ViewState) {
    self.snapshot = snapshot
    self.state = state
  }

  static let glossary: [(String, String)] = []

  func draw(on canvas: inout Canvas, in rect: Rect) {}
}
