/// Batch normalization with noise behind it that has a mean and a scale of its own at every step.
///
/// Its units shift more than without any normalization, and still it learns
/// (Santurkar et al. 2018, section 2.1).
package struct NoisyBatchNormalization<Element: Scalar>: Sendable, Equatable {
  /// The normalization in front of the noise.
  package var batch: BatchNormalization<Element>
  /// The noise.
  package let noise: Noise

  /// Batch normalization with noise behind it.
  package init(batch: BatchNormalization<Element>, noise: Noise) {
    self.batch = batch
    self.noise = noise
  }

  /// y ← s y + m behind batch normalization in training mode; none in inference mode.
  ///
  /// `z` is examples × units; the same `draw` gives the same noise.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode, draw: UInt64) -> Normalized<Element> {
    var pass = batch.forward(z, mode: mode)
    guard mode == .training, noise.strength > 0 else { return pass }
    var scale = Matrix<Element>(rows: z.rows, columns: z.columns)
    noise.add(to: &pass.output, scale: &scale, draw: draw)
    pass.extra = .noise(scale: scale)
    return pass
  }

  /// The gradients of one training-mode pass; the noise is a constant.
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: Normalized<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>)
  {
    guard case .noise(let scale) = pass.extra else {
      return batch.backward(gradient, through: pass)
    }
    return batch.backward(gradient.multiplied(by: scale), through: pass)
  }
}

/// Noise that shifts and scales every unit and every element of a layer anew at every draw.
///
/// With k the strength: per unit μ ~ U(−k/2, k/2) and σ ~ U(1, 1 + k/4), per element
/// m ~ U(μ − k/10, μ + k/10) and s ~ N(σ, (k/10)²). Strength 1 is that of Santurkar et al.; 0 is
/// none at all.
package struct Noise: Sendable, Equatable {
  /// k, from 0 up.
  package let strength: Double
  private let seed: UInt64

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
