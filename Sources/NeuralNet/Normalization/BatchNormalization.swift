package import Numerics

/// Batch normalization of a layer's units: y = γ x̂ + β, x̂ = (z − μ) / √(σ² + ε) per unit.
///
/// In training μ and σ² come from the mini-batch; in inference from moving averages
/// [Ioffe & Szegedy 2015, algorithms 1 and 2].
package struct BatchNormalization<Element: Scalar>: AffineNormalization, RunningNormalization {
  /// What can be said of it.
  package static var traits: NormalizationTraits {
    NormalizationTraits(
      words: "batch norm", scope: "each unit by its own μ and σ",
      summary: "each unit by its mean and σ over the mini-batch", canGraft: true,
      makesBiasRedundant: true, explodesGradients: true)
  }

  /// γ and β, one of each per unit.
  package var affine: Affine<Element>
  /// The moving averages.
  package var running: RunningStatistics<Element>

  /// γ = 1, β = 0 and running statistics of mean 0 and variance 1 for `units` units.
  package init(units: Int, settings: NormalizationSettings = .init()) {
    affine = Affine(units: units)
    running = RunningStatistics(units: units)
  }

  /// Normalizes each column of `z` (examples × units) and applies γ and β.
  ///
  /// The variance is the biased one (divided by m). `training` uses the batch's statistics and
  /// traps for fewer than two examples, which have no variance; `inference` uses the running ones.
  /// A constant column gives x̂ = 0.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode, draw: UInt64 = 0)
    -> NormalizationPass<Element>
  {
    var (pass, output) = (NormalizationPass<Element>(), Matrix<Element>())
    forward(z, mode: mode, draw: draw, into: &pass, output: &output)
    pass.made = output
    return pass
  }

  /// `output` ← y, and `pass` ← the rest of what `forward` returns.
  @specialized(where Element == Float)
  package func forward(
    _ z: Matrix<Element>, mode: Mode, draw: UInt64, into pass: inout NormalizationPass<Element>,
    output: inout Matrix<Element>
  ) {
    guard mode == .inference else { return standardize(z, into: &pass, &output) }
    let inverse = Normalization.inverseDeviations(running.variance)
    let normalized: Matrix<Element>
    (normalized, output) = z.normalized(mean: running.mean, inverse: inverse, affine)
    pass = NormalizationPass(
      mean: running.mean, variance: running.variance, inverseDeviation: inverse,
      normalized: normalized, affine: affine)
  }

  /// Normalizes each column of `z` (examples × units) by its own statistics and applies γ and β.
  @specialized(where Element == Float)
  private func standardize(
    _ z: Matrix<Element>, into pass: inout NormalizationPass<Element>,
    _ output: inout Matrix<Element>
  ) {
    let (rows, units) = (z.rows, z.columns)
    precondition(rows >= 2, "the statistics of a batch need at least two examples")
    pass.mean.resize(to: units)
    pass.variance.resize(to: units)
    pass.inverseDeviation.resize(to: units)
    pass.normalized.reshape(rows: rows, columns: units)
    output.reshape(rows: rows, columns: units)
    Element.kernels.normalizeColumns(
      z.elements, rows, units, Normalization.epsilon, affine.scale, affine.shift, &pass.mean,
      &pass.variance, &pass.inverseDeviation, &pass.normalized.elements, &output.elements)
    pass.affine.scale.copy(affine.scale)
    pass.affine.shift.copy(affine.shift)
    (pass.made, pass.kept) = (nil, [])
  }

  /// The gradients of one training-mode pass, through μ and σ² as well [Ioffe 2015, section 3].
  ///
  /// `gradient` is g = ∂L/∂y (examples × units), `pass` what `forward` returned in training mode.
  /// ∂L/∂z = γ/√(σ² + ε) · (g − mean(g) − x̂ · mean(g x̂)), means over the batch, per unit.
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: NormalizationPass<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>?)
  {
    var (input, affine) = (Matrix<Element>(), Affine<Element>?.none)
    backward(gradient, through: pass, into: &input, &affine)
    return (input, affine)
  }

  /// `input` and `parameters` ← what `backward` returns.
  @specialized(where Element == Float)
  package func backward(
    _ gradient: Matrix<Element>, through pass: NormalizationPass<Element>,
    into input: inout Matrix<Element>, _ parameters: inout Affine<Element>?
  ) {
    let (rows, units) = (gradient.rows, gradient.columns)
    var slopes = parameters.take() ?? Affine(units: 0)
    slopes.scale.resize(to: units)
    slopes.shift.resize(to: units)
    input.reshape(rows: rows, columns: units)
    Element.kernels.normalizeColumnsBackward(
      gradient.elements, pass.normalized.elements, rows, units, affine.scale,
      pass.inverseDeviation, &slopes.shift, &slopes.scale, &input.elements)
    parameters = slopes
  }
}
