package import Numerics

/// Batch normalization's first half: y = γ x̂ + β, x̂ = z − μ per unit, with the gradient through μ.
///
/// In training μ comes from the mini-batch, in inference from a moving average. σ is left as it is.
package struct CentringNormalization<Element: Scalar>: AffineNormalization, RunningNormalization {
  /// What can be said of it.
  package static var traits: NormalizationTraits {
    NormalizationTraits(
      words: "centring alone", scope: "each unit by its own μ; its σ stays",
      summary: "each unit by its mean over the mini-batch, without σ: half of batch",
      stages: BatchNormalization<Element>.traits.stages.prefix(2)
        + [.init("ẑ", "→ ẑ = z − μ", "→ ẑ"), .init("y", "→ y = γ ẑ + β", "→ y")],
      arithmetic: "{z} − {mean}", canGraft: true, makesBiasRedundant: true)
  }

  /// γ and β, one of each per unit.
  package var affine: Affine<Element>
  /// The moving averages; the variance is kept to be seen.
  package var running: RunningStatistics<Element>

  /// γ = 1, β = 0 and running statistics of mean 0 and variance 1 for `units` units.
  package init(units: Int, settings: NormalizationSettings = .init()) {
    affine = Affine(units: units)
    running = RunningStatistics(units: units)
  }

  /// Centres each column of `z` (examples × units) and applies γ and β.
  ///
  /// `training` uses the batch's mean, `inference` the running one.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode, draw: UInt64 = 0)
    -> NormalizationPass<Element>
  {
    let (mean, variance) = running.statistics(for: z, mode: mode)
    let inverse = [Element](repeating: 1, count: z.columns)
    let (normalized, output) = z.normalized(mean: mean, inverse: inverse, affine)
    return NormalizationPass(
      mean: mean, variance: variance, inverseDeviation: inverse, normalized: normalized,
      affine: affine, made: output)
  }

  /// The gradients of one training-mode pass, through μ as well.
  ///
  /// With g = ∂L/∂y (examples × units), ∂L/∂z = γ (g − mean(g)), means over the batch, per unit.
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: NormalizationPass<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>?)
  {
    let parameters = Affine(gradient: gradient, normalized: pass.normalized)
    let share = 1 / Element(gradient.rows)
    let input = gradient.throughStatistics(
      pass.normalized, factor: affine.scale, mean: parameters.shift.map { $0 * share },
      meanProduct: [Element](repeating: 0, count: gradient.columns))
    return (input, parameters)
  }

  /// Absorbs y = γ (z − μ) + β with the running mean.
  package func fold(into dense: inout Dense<Element>) {
    dense.multiply(by: running.mean.map { _ in 1 }, around: running.mean)
    dense.apply(affine)
  }
}
