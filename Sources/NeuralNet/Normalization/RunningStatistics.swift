package import Numerics

/// Moving averages of the mean and the variance of each unit, which inference normalizes by.
package struct RunningStatistics<Element: Scalar>: Sendable, Equatable {
  /// The weight of the newest batch [momentum in the sense of PyTorch].
  package static var momentum: Element { 0.1 }

  /// Moving average of the batch means, one per unit.
  package var mean: [Element]
  /// Moving average of the unbiased batch variances, one per unit.
  package var variance: [Element]

  /// Mean 0 and variance 1 for `units` units.
  init(units: Int) {
    mean = Array(repeating: 0, count: units)
    variance = Array(repeating: 1, count: units)
  }

  /// The statistics of one batch `z`, examples × units, two examples at least.
  init(of z: Matrix<Element>) {
    let unbias = Element(z.rows) / Element(z.rows - 1)
    (mean, variance) = z.columnMoments()
    for u in variance.indices { variance[u] *= unbias }
  }

  /// Mean and variance to normalize the columns of `z` (examples × units) by: those of `z` in
  /// training, the variance biased, and these averages in inference.
  ///
  /// Training traps for fewer than two examples, which have no variance.
  func statistics(for z: Matrix<Element>, mode: Mode) -> (mean: [Element], variance: [Element]) {
    switch mode {
    case .training: z.columnMoments()
    case .inference: (mean, variance)
    }
  }

  /// Moves towards the statistics of a training-mode pass over `examples`, which get the weight w.
  ///
  /// new = (1 − w) · old + w · batch; the variance is made unbiased by m / (m − 1) first.
  @specialized(where Element == Float)
  package mutating func track(
    _ pass: NormalizationPass<Element>, examples: Int, weight: Element = Self.momentum
  ) {
    let unbias = Element(examples) / Element(examples - 1)
    for u in mean.indices {
      mean[u] += weight * (pass.mean[u] - mean[u])
      variance[u] += weight * (pass.variance[u] * unbias - variance[u])
    }
  }

  /// Statistics before the first batch that is averaged over, all 0.
  static func empty(units: Int) -> RunningStatistics {
    var statistics = RunningStatistics(units: units)
    statistics.variance = statistics.mean
    return statistics
  }

  /// Follows weights that were multiplied by `factor`, with `bias` b one per unit: z − b grows as they
  /// do.
  mutating func scale(by factor: Element, around bias: [Element]) {
    for u in mean.indices {
      mean[u] = factor * (mean[u] - bias[u]) + bias[u]
      variance[u] *= factor * factor
    }
  }
}
