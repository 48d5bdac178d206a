package import Numerics

/// Dropout: in training each output of a hidden layer becomes 0 with probability P.
///
/// The others are multiplied by 1 / (1 − P), so that the expectation stays and inference needs
/// nothing ("inverted" dropout; Srivastava et al. 2014, section 10).
package struct Dropout: Sendable {
  /// P, from 0 up and below 1; 0 drops nothing and draws no random numbers.
  package let rate: Double
  private var generator: SeededGenerator

  /// Dropout with a stream of random numbers of its own.
  package init(rate: Double, seed: UInt64) {
    self.rate = rate
    generator = SeededGenerator(seed: seed, stream: 4)
  }

  /// `masks` ← what the outputs of layers of `units` units are multiplied by, 0 or 1 / (1 − P): one matrix
  /// of `examples` × units per layer, drawn anew; none at all for P = 0.
  ///
  /// Memory of earlier masks is used again.
  package mutating func draw(_ masks: inout [Matrix<Float>], examples: Int, units: [Int]) {
    guard rate > 0 else {
      masks = []
      return
    }
    if masks.count != units.count { masks = Array(repeating: Matrix(), count: units.count) }
    let kept = Float(1 / (1 - rate))
    for (layer, units) in units.enumerated() {
      masks[layer].reshape(rows: examples, columns: units)
      for i in masks[layer].elements.indices {
        masks[layer].elements[i] = generator.uniform() < rate ? 0 : kept
      }
    }
  }
}
