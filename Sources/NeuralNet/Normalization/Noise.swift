import Numerics

/// Noise that shifts and scales every unit and every element of a layer anew at every draw.
///
/// With k the strength: per unit μ ~ U(−k/2, k/2) and σ ~ U(1, 1 + k/4), per element
/// m ~ U(μ − k/10, μ + k/10) and s ~ N(σ, (k/10)²). Strength 1 is that of Santurkar et al.; 0 is
/// none at all.
package struct Noise: Sendable, Equatable {
  /// k, from 0 up.
  package let strength: Double
  private let seed: UInt64

  /// Noise that changes nothing.
  package static let none = Noise(strength: 0, seed: 0)

  /// Noise of the given strength; layers want different seeds.
  package init(strength: Double, seed: UInt64) {
    self.strength = strength
    self.seed = seed
  }

  /// y ← s y + m, and `scale` ← s; both are examples × units.
  ///
  /// μ and σ of the units come first, so that they are the same for any number of examples.
  @specialized(where Element == Float)
  func add<Element>(to y: inout Matrix<Element>, scale: inout Matrix<Element>, draw: UInt64) {
    var generator = SeededGenerator(seed: seed, stream: draw)
    let units = y.columns
    let means = (0..<units).map { _ in strength * (generator.uniform() - 0.5) }
    let deviations = (0..<units).map { _ in 1 + strength / 4 * generator.uniform() }
    for i in y.elements.indices {
      let shift = means[i % units] + strength / 5 * (generator.uniform() - 0.5)
      let factor = Element(deviations[i % units] + strength / 10 * generator.normal())
      scale.elements[i] = factor
      y.elements[i] = factor * y.elements[i] + Element(shift)
    }
  }
}
