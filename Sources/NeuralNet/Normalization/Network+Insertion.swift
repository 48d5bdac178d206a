import Numerics

/// How a normalization enters a network that is already training.
package enum Insertion: String, CaseIterable, Sendable {
  /// γ = 1, β = 0: the pre-activations jump to unit scale.
  case snap
  /// γ = √(σ² + ε), β = μ of what it receives of the current batch: the network computes the same as
  /// before.
  case graft
}

/// How a normalization leaves a network.
package enum Removal: String, CaseIterable, Sendable {
  /// W and b absorb the normalization with its running statistics, so that inference stays: those of its
  /// own layer, or of the next where it stands behind the nonlinearity.
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
        normalization.start(insertion, from: hidden[layer].forward(x, mode: .training).received)
        hidden[layer].normalization = normalization
      }
      x = hidden[layer].forward(x, mode: .training, draw: draw).asInputs
    }
  }

  /// How the normalization leaves where `wanted` is asked for; a fold that is not possible is a drop.
  ///
  /// Behind the nonlinearity a fold needs a next layer that alone receives what was normalized, which a
  /// skip connection takes past it, or adds to.
  package func possible(_ wanted: Removal) -> Removal {
    if hidden.contains(where: \.normalizesAfter), hidden.contains(where: \.skips) { return .drop }
    return hidden.first?.normalization.kind.possible(wanted) ?? wanted
  }

  /// Takes the normalization out of every hidden block that has one; where a fold is not possible
  /// it is a drop.
  package mutating func removeNormalization(_ removal: Removal) {
    let removal = possible(removal)
    for layer in hidden.indices {
      if removal == .fold { fold(layer) }
      hidden[layer].normalization = .none
    }
  }

  /// Lets W and b of a hidden layer, or those of the next, absorb its normalization.
  private mutating func fold(_ layer: Int) {
    guard let method = hidden[layer].normalization.method else { return }
    guard hidden[layer].normalizesAfter else { return method.fold(into: &hidden[layer].dense) }
    var map = Dense<Element>(identity: hidden[layer].dense.bias.count)
    method.fold(into: &map)
    if layer + 1 < hidden.count {
      hidden[layer + 1].dense.absorb(map)
    } else {
      output.absorb(map)
    }
  }
}
