/// How batch normalization enters a network that is already training.
package enum Insertion: String, CaseIterable, Sendable {
  /// γ = 1, β = 0: the pre-activations jump to unit scale.
  case snap
  /// γ = √(σ² + ε), β = μ of the current batch: the network computes the same as before.
  case graft
}

/// How batch normalization leaves a network.
package enum Removal: String, CaseIterable, Sendable {
  /// W and b absorb the normalization with its population statistics, so that inference stays.
  case fold
  /// W and b stay as they are.
  case drop
}

extension Network {
  /// Puts batch normalization into every hidden block that has none.
  ///
  /// Statistics come from `batch` (examples × inputs, two examples at least), layer by layer, each
  /// as it is after the insertions below; the population estimate starts from them too.
  package mutating func insertBatchNormalization(_ insertion: Insertion, batch: Matrix<Element>) {
    var x = batch
    for layer in hidden.indices {
      if case .none = hidden[layer].normalization {
        hidden[layer].normalization = .batch(
          BatchNormalization(insertion, statisticsOf: hidden[layer].dense.forward(x)))
      }
      x = hidden[layer].forward(x, mode: .training).a
    }
  }

  /// Takes the normalization out of every hidden block that has one.
  package mutating func removeNormalization(_ removal: Removal) {
    for layer in hidden.indices {
      guard case .batch(let batch) = hidden[layer].normalization else { continue }
      if removal == .fold { hidden[layer].dense.fold(batch) }
      hidden[layer].normalization = .none
    }
  }
}

extension BatchNormalization {
  /// A normalization that starts from the statistics of `z`, examples × units.
  init(_ insertion: Insertion, statisticsOf z: Matrix<Element>) {
    self.init(units: z.columns)
    let (mean, variance) = Self.statistics(of: z)
    if insertion == .graft {
      affine = Affine(
        scale: variance.map { ($0 + Self.epsilon).squareRoot() }, shift: mean)
    }
    let unbias = Element(z.rows) / Element(z.rows - 1)
    populationMean = mean
    populationVariance = variance.map { $0 * unbias }
  }
}

extension Dense {
  /// W ← s W, b ← s (b − μ) + β with s = γ / √(σ² + ε) and the population's μ and σ².
  mutating func fold(_ batch: BatchNormalization<Element>) {
    for unit in bias.indices {
      let factor =
        batch.affine.scale[unit]
        / (batch.populationVariance[unit] + BatchNormalization<Element>.epsilon).squareRoot()
      for input in 0..<weights.columns { weights[unit, input] *= factor }
      bias[unit] = factor * (bias[unit] - batch.populationMean[unit]) + batch.affine.shift[unit]
    }
  }
}
