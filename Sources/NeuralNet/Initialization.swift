import Numerics

/// How weights are drawn before training; biases start at 0.
package enum Initialization: Sendable, Equatable {
  /// N(0, σ²), the same for every layer.
  case gaussian(Double)
  /// Uniform in ±√(6 / (inputs + units)) [Glorot & Bengio 2010, equation 16].
  case xavier
  /// N(0, 2 / inputs) [He et al. 2015, equation 10].
  case he

  /// A dense layer with fresh weights of shape inputs × units, drawn unit by unit.
  func dense<Element>(units: Int, inputs: Int, using generator: inout SeededGenerator)
    -> Dense<Element>
  {
    let weights = (0..<units * inputs).map { _ in
      switch self {
      case .gaussian(let sigma): Element(sigma * generator.normal())
      case .he: Element((2 / Double(inputs)).squareRoot() * generator.normal())
      case .xavier:
        Element((6 / Double(inputs + units)).squareRoot() * (2 * generator.uniform() - 1))
      }
    }
    return Dense(
      weights: Matrix(rows: units, columns: inputs, elements: weights).transposed(),
      bias: Array(repeating: 0, count: units))
  }
}

extension Network {
  /// A network without normalization whose weights are drawn from `seed`.
  ///
  /// The same seed gives the same weights, whatever is done to the network later. Where it `skips`,
  /// every hidden layer that is as wide as the hidden layer before it has a skip connection; where it
  /// `normalizesAfter`, the place for a normalization is behind the nonlinearity.
  package init(
    inputs: Int, hidden units: [Int], classes: Int, activation: Activation,
    initialization: Initialization, seed: UInt64, skips: Bool = false,
    normalizesAfter: Bool = false
  ) {
    var generator = SeededGenerator(seed: seed)
    var blocks: [Block<Element>] = []
    for (layer, count) in units.enumerated() {
      let dense: Dense<Element> = initialization.dense(
        units: count, inputs: layer == 0 ? inputs : units[layer - 1], using: &generator)
      blocks.append(
        Block(
          dense: dense, activation: activation,
          skips: skips && layer > 0 && units[layer - 1] == count,
          normalizesAfter: normalizesAfter))
    }
    self.init(
      hidden: blocks,
      output: initialization.dense(
        units: classes, inputs: units.last ?? inputs, using: &generator))
  }
}
