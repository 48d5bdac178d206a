extension LinePlot {
  /// Which dots of a line are drawn, counted along it from its start.
  package struct Dashes: Sendable, Equatable {
    private let on: Int, off: Int

    /// Dashes of `on` dots, at least 1, that are `off` dots apart.
    package init(on: Int, off: Int) {
      self.on = max(1, on)
      self.off = max(0, off)
    }

    /// Whether the dot at `place` on the line is drawn.
    func contains(_ place: Int) -> Bool { place % (on + off) < on }
  }
}
