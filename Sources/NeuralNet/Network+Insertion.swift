/// How a normalization enters a network that is already training.
package enum Insertion: String, CaseIterable, Sendable {
  /// γ = 1, β = 0: the pre-activations jump to unit scale.
  case snap
  /// γ = √(σ² + ε), β = μ of the current batch: the network computes the same as before.
  case graft
}

/// How a normalization leaves a network.
package enum Removal: String, CaseIterable, Sendable {
  /// W and b absorb the normalization with its population statistics, so that inference stays.
  case fold
  /// W and b stay as they are.
  case drop
}

extension NormalizationKind {
  /// How it enters where `wanted` is asked for: only γ and β per unit that follow statistics per
  /// unit can be grafted, as batch normalization's; everything else snaps.
  package func possible(_ wanted: Insertion) -> Insertion {
    switch self {
    case .batch, .noisy: wanted
    case .none, .layer, .detachedMean, .detached, .whitening: .snap
    }
  }

  /// How it leaves where `wanted` is asked for: layer normalization is another map for every
  /// example, which no W and b can absorb, and is always dropped.
  package func possible(_ wanted: Removal) -> Removal { self == .layer ? .drop : wanted }
}

extension Network {
  /// Puts `fresh`, one normalization per hidden block, into every block that has none.
  ///
  /// Statistics come from `batch` (examples × inputs, two examples at least), layer by layer, each
  /// as it is after the insertions below; the population estimate starts from them too. Where a
  /// graft is not possible it is a snap.
  package mutating func insert(
    _ fresh: [Normalization<Element>], _ insertion: Insertion, batch: Matrix<Element>
  ) {
    precondition(fresh.count == hidden.count, "each hidden block needs a normalization")
    var x = batch
    for layer in hidden.indices {
      if case .none = hidden[layer].normalization {
        hidden[layer].normalization = fresh[layer].started(
          insertion, from: hidden[layer].dense.forward(x))
      }
      x = hidden[layer].forward(x, mode: .training, draw: draw).a
    }
  }

  /// Takes the normalization out of every hidden block that has one; where a fold is not possible
  /// it is a drop.
  package mutating func removeNormalization(_ removal: Removal) {
    for layer in hidden.indices {
      if removal == .fold { hidden[layer].dense.fold(hidden[layer].normalization) }
      hidden[layer].normalization = .none
    }
  }
}

extension Normalization {
  /// The same with the population statistics of `z` (examples × units), and for a graft the γ and β
  /// that undo the normalization of `z`.
  fileprivate func started(_ insertion: Insertion, from z: Matrix<Element>) -> Normalization {
    switch self {
    case .none, .layer: return self
    case .batch(var batch):
      batch.start(insertion, from: z)
      return .batch(batch)
    case .detached(var detached):
      detached.population = Population(of: z)
      return .detached(detached)
    case .noisy(var noisy):
      noisy.batch.start(insertion, from: z)
      return .noisy(noisy)
    case .whitening(var whitening):
      whitening.start(from: z)
      return .whitening(whitening)
    }
  }
}

extension BatchNormalization {
  fileprivate mutating func start(_ insertion: Insertion, from z: Matrix<Element>) {
    population = Population(of: z)
    guard insertion == .graft else { return }
    let (mean, variance) = z.columnMoments()
    affine = Affine(
      scale: variance.map { ($0 + Normalization.epsilon).squareRoot() }, shift: mean)
  }
}

extension Whitening {
  fileprivate mutating func start(from z: Matrix<Element>) {
    population = Population(of: z)
    guard case .whitening(_, let newest, _) = forward(z, mode: .training).extra else { return }
    correlation = newest
  }
}
