extension Axis {
  /// A scale whose ends are round numbers, the nearest that hold `low`…`high`.
  ///
  /// The ends are multiples of a step that is 1, 2 or 5 times a power of ten, so that there are about
  /// five ticks. Where the span is empty or not finite, as `init(_:_:)` has it.
  package init(rounding low: Double, _ high: Double) {
    guard low.isFinite, high.isFinite, high > low else {
      self.init(low, high)
      return
    }
    let step = Self.round(atLeast: (high - low) / 5, [1, 2, 5, 10])
    self.init(
      (low / step + 1e-9).rounded(.down) * step, (high / step - 1e-9).rounded(.up) * step)
  }
}
