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

  /// The narrowest scale over `low`…`high` that two, three or four equal steps make up.
  ///
  /// The step is 1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten and the ends are multiples of it,
  /// so 0 is a tick wherever it lies inside. Where the span is next to nothing or not finite, as
  /// `init(_:_:)` has it.
  package init(dividing low: Double, _ high: Double) {
    guard (high - low).isFinite, high - low > 1e-300 else {
      self.init(low, high)
      return
    }
    let scales = [2.0, 4, 3].map { parts in
      var step = (high - low) / parts
      while true {
        step = Self.round(atLeast: step, [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10])
        let first = (low / step + 1e-9).rounded(.down)
        guard (first + parts + 1e-9) * step < high else {
          return (lower: first * step, upper: (first + parts) * step)
        }
        step *= 1.01
      }
    }
    let narrowest = scales.min { $0.upper - $0.lower < $1.upper - $1.lower }
    self.init(narrowest?.lower ?? low, narrowest?.upper ?? high)
  }
}
