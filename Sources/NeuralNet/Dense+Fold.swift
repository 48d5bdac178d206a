extension Dense {
  /// Absorbs what `normalization` does in inference, so that W x + b becomes γ x̂ + β; layer
  /// normalization, which is no fixed map, is left out.
  mutating func fold(_ normalization: Normalization<Element>) {
    guard let population = normalization.population else { return }
    let scales = normalization.kind != .detachedMean
    multiply(
      by: population.variance.map {
        scales ? 1 / ($0 + Normalization.epsilon).squareRoot() : 1
      },
      around: population.mean)
    if case .whitening(let whitening) = normalization {
      let factor = whitening.correlation.choleskyFactor()
      weights = weights.inverseTimes(of: factor)
      bias = Matrix(rows: bias.count, columns: 1, elements: bias).inverseTimes(of: factor).elements
    }
    guard let affine = normalization.affine else { return }
    multiply(by: affine.scale)
    for unit in bias.indices { bias[unit] += affine.shift[unit] }
  }

  /// W ← s W and b ← s (b − μ), with one s and one μ per unit.
  private mutating func multiply(by factors: [Element], around mean: [Element]? = nil) {
    for unit in bias.indices {
      for input in 0..<weights.columns { weights[unit, input] *= factors[unit] }
      bias[unit] = factors[unit] * (bias[unit] - (mean?[unit] ?? 0))
    }
  }
}
