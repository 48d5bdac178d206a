package import Numerics

/// Batch normalization with noise behind it that has a mean and a scale of its own at every step.
///
/// Its units shift more than without any normalization, and still it learns
/// (Santurkar et al. 2018, section 2.1).
package struct NoisyBatchNormalization<Element: Scalar>: NormalizationMethod {
  /// What can be said of it.
  package static var traits: NormalizationTraits {
    NormalizationTraits(
      words: "noisy batch norm", scope: "each unit by its own μ and σ",
      summary:
        "as batch, then shifts and scales units at random at every step, in training and over "
        + "the probe (Santurkar et al. 2018)",
      stages: BatchNormalization<Element>.traits.stages.dropLast()
        + [.init("y", "→ y = s(γ ẑ + β) + m", "→ y")],
      canGraft: true, makesBiasRedundant: true, isNoisy: true)
  }

  /// The normalization in front of the noise.
  package var batch: BatchNormalization<Element>
  /// The noise.
  package let noise: Noise

  /// Batch normalization with noise behind it.
  package init(units: Int, settings: NormalizationSettings) {
    batch = BatchNormalization(units: units)
    noise = settings.noise
  }

  /// γ and β.
  package var parameters: Affine<Element>? {
    get { batch.parameters }
    set { batch.parameters = newValue }
  }

  /// The moving averages.
  package var runningStatistics: RunningStatistics<Element>? {
    get { batch.runningStatistics }
    set { batch.runningStatistics = newValue }
  }

  /// y ← s y + m behind batch normalization in training mode; none in inference mode.
  ///
  /// `z` is examples × units; the same `draw` gives the same noise.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode, draw: UInt64)
    -> NormalizationPass<Element>
  {
    var pass = batch.forward(z, mode: mode)
    guard mode == .training, noise.strength > 0 else { return pass }
    var scale = Matrix<Element>(rows: z.rows, columns: z.columns)
    var output = pass.output
    noise.add(to: &output, scale: &scale, draw: draw)
    (pass.made, pass.kept) = (output, [scale])
    return pass
  }

  /// The gradients of one training-mode pass; the noise is a constant.
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: NormalizationPass<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>?)
  {
    guard let scale = pass.kept.first else {
      return batch.backward(gradient, through: pass)
    }
    var scaled = Matrix<Element>()
    gradient.multiplied(by: scale, into: &scaled)
    return batch.backward(scaled, through: pass)
  }

  /// Moves the moving averages towards the statistics of a training-mode pass over `examples`.
  package mutating func average(
    _ pass: NormalizationPass<Element>, examples: Int, weight: Element
  ) {
    batch.average(pass, examples: examples, weight: weight)
  }
}
