import Numerics

/// The matrix products of one training step and nothing else: what no training step can do without.
package struct StepProducts: Sendable {
  private let batch: Int
  private let activations: [Matrix<Float>]
  private var products: [Matrix<Float>]
  private var weights: [Matrix<Float>]

  /// Products for mini-batches of `batch` examples and layers of `sizes` units, inputs first.
  package init(batch: Int, sizes: [Int]) {
    self.batch = batch
    var generator = SeededGenerator(seed: 1)
    func random(_ rows: Int, _ columns: Int) -> Matrix<Float> {
      let elements = (0..<rows * columns).map { _ in Float(generator.uniform()) - 0.5 }
      return Matrix(rows: rows, columns: columns, elements: elements)
    }
    activations = sizes.map { random(batch, $0) }
    products = activations
    weights = zip(sizes.dropFirst(), sizes).map { random($0, $1) }
  }

  /// For every layer x Wᵀ; for all but the first δ W; for every layer δᵀ x, added to W.
  package mutating func run() {
    let multiply = Float.kernels.multiply
    let rows = Int32(batch)
    for layer in weights.indices {
      let (units, inputs) = (Int32(weights[layer].rows), Int32(weights[layer].columns))
      multiply(
        false, true, rows, units, inputs, 1, activations[layer].elements,
        weights[layer].elements, 0, &products[layer + 1].elements)
    }
    for layer in weights.indices.dropFirst().reversed() {
      let (units, inputs) = (Int32(weights[layer].rows), Int32(weights[layer].columns))
      multiply(
        false, false, rows, inputs, units, 1, activations[layer + 1].elements,
        weights[layer].elements, 0, &products[layer].elements)
    }
    for layer in weights.indices {
      let (units, inputs) = (Int32(weights[layer].rows), Int32(weights[layer].columns))
      multiply(
        true, false, units, inputs, rows, -1e-9, activations[layer + 1].elements,
        activations[layer].elements, 1, &weights[layer].elements)
    }
  }
}
