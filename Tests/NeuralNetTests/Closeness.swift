import NeuralNet
import Numerics

/// The largest distance of two numbers of the same place; infinite when one is NaN or missing.
func distance<Element: Scalar>(_ a: [Element], _ b: [Element]) -> Double {
  guard a.count == b.count else { return .infinity }
  return zip(a, b).reduce(0) { worst, pair in
    let difference = abs(Double(pair.0) - Double(pair.1))
    return difference.isNaN ? .infinity : max(worst, difference)
  }
}

/// The largest distance of two elements of the same place; infinite for matrices of other shape.
func distance<Element: Scalar>(_ a: Matrix<Element>, _ b: Matrix<Element>) -> Double {
  a.rows == b.rows && a.columns == b.columns ? distance(a.elements, b.elements) : .infinity
}

/// The largest distance of two parameters of the same place.
func distance<Element: Scalar>(_ a: Network<Element>, _ b: Network<Element>) -> Double {
  guard a.hidden.count == b.hidden.count else { return .infinity }
  let hidden = zip(a.hidden, b.hidden).map { a, b in
    max(
      distance(a.dense, b.dense),
      distance(a.normalization.numbers, b.normalization.numbers))
  }
  return max(hidden.max() ?? 0, distance(a.output, b.output))
}

extension Normalization {
  /// γ, β and the population's statistics, whichever there are, one after the other.
  fileprivate var numbers: [Element] {
    (affine?.scale ?? []) + (affine?.shift ?? []) + (running?.mean ?? [])
      + (running?.variance ?? [])
  }
}

private func distance<Element: Scalar>(_ a: Dense<Element>, _ b: Dense<Element>) -> Double {
  max(distance(a.weights, b.weights), distance(a.bias, b.bias))
}

extension Block {
  /// The batch normalization, if that is what is in the slot.
  var batch: BatchNormalization<Element>? { normalization.method as? BatchNormalization<Element> }
}

extension Network {
  /// Puts normalizations of one kind, with noise of strength 1, into every block that has none.
  mutating func insert(
    _ kind: NormalizationKind, _ insertion: Insertion, batch: Inputs<Element>
  ) {
    let fresh = hidden.indices.map { layer in
      Normalization<Element>(
        kind, units: hidden[layer].dense.bias.count,
        settings: .init(noise: Noise(strength: 1, seed: UInt64(layer))))
    }
    insert(fresh, insertion, batch: batch)
  }
}
