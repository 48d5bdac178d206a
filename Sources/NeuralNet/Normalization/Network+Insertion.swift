import Numerics

/// How a normalization enters a network that is already training.
package enum Insertion: String, CaseIterable, Sendable {
  /// γ = 1, β = 0: the pre-activations jump to unit scale.
  case snap
  /// γ = √(σ² + ε), β = μ of the current batch: the network computes the same as before.
  case graft
}

/// How a normalization leaves a network.
package enum Removal: String, CaseIterable, Sendable {
  /// W and b absorb the normalization with its running statistics, so that inference stays.
  case fold
  /// W and b stay as they are.
  case drop
}

extension Network {
  /// Puts `fresh`, one normalization per hidden block, into every block that has none.
  ///
  /// Statistics come from `batch` (examples × inputs, two examples at least), layer by layer, each
  /// as it is after the insertions below; the running statistics start from them too. Where a
  /// graft is not possible it is a snap.
  package mutating func insert(
    _ fresh: [Normalization<Element>], _ insertion: Insertion, batch: Inputs<Element>
  ) {
    precondition(fresh.count == hidden.count, "each hidden block needs a normalization")
    var x = batch
    for layer in hidden.indices {
      if hidden[layer].normalization.kind == .none {
        var normalization = fresh[layer]
        normalization.start(insertion, from: hidden[layer].dense.forward(x))
        hidden[layer].normalization = normalization
      }
      x = hidden[layer].forward(x, mode: .training, draw: draw).asInputs
    }
  }

  /// Takes the normalization out of every hidden block that has one; where a fold is not possible
  /// it is a drop.
  package mutating func removeNormalization(_ removal: Removal) {
    for layer in hidden.indices {
      let method = hidden[layer].normalization.method
      if removal == .fold { method?.fold(into: &hidden[layer].dense) }
      hidden[layer].normalization = .none
    }
  }
}
