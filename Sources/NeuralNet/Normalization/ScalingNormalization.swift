package import Numerics

/// Batch normalization's other half: y = γ x̂ + β, x̂ = z / √(σ² + ε) per unit, with the gradient
/// through σ².
///
/// σ is the deviation from the mean, as in batch normalization, and not the root mean square: so the two
/// halves, one behind the other, are the whole, and this one alone leaves a mean of μ/σ. In training σ²
/// comes from the mini-batch, in inference from a moving average.
package struct ScalingNormalization<Element: Scalar>: AffineNormalization, RunningNormalization {
  /// What can be said of it.
  package static var traits: NormalizationTraits {
    NormalizationTraits(
      words: "scaling alone", scope: "each unit by its own σ; its μ stays, divided by σ",
      summary:
        "each unit by its σ over the mini-batch, without taking the mean off: the other half "
        + "of batch",
      stages: [
        .init("z", "z = W a + b", "z"), .init("ẑ", "→ ẑ = z/√(σ² + ε)", "→ ẑ"),
        .init("y", "→ y = γ ẑ + β", "→ y"),
      ],
      arithmetic: "{z} / {deviation}", canGraft: true)
  }

  /// γ and β, one of each per unit.
  package var affine: Affine<Element>
  /// The moving averages; the mean is kept to be seen.
  package var running: RunningStatistics<Element>

  /// γ = 1, β = 0 and running statistics of mean 0 and variance 1 for `units` units.
  package init(units: Int, settings: NormalizationSettings = .init()) {
    affine = Affine(units: units)
    running = RunningStatistics(units: units)
  }

  /// Divides each column of `z` (examples × units) by its σ and applies γ and β.
  ///
  /// `training` uses the batch's σ, `inference` the running one. A constant column is divided by √ε.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode, draw: UInt64 = 0)
    -> NormalizationPass<Element>
  {
    let (mean, variance) = running.statistics(for: z, mode: mode)
    let inverse = Normalization.inverseDeviations(variance)
    let zeros = [Element](repeating: 0, count: z.columns)
    let (normalized, output) = z.normalized(mean: zeros, inverse: inverse, affine)
    return NormalizationPass(
      mean: mean, variance: variance, inverseDeviation: inverse, normalized: normalized,
      affine: affine, made: output)
  }

  /// The gradients of one training-mode pass, through σ² as well.
  ///
  /// With g = ∂L/∂y (examples × units), ∂L/∂z = γ/√(σ² + ε) · (g − (x̂ − mean(x̂)) · mean(g x̂)), means
  /// over the batch, per unit.
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: NormalizationPass<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>?)
  {
    let parameters = Affine(gradient: gradient, normalized: pass.normalized)
    let (share, identity) = (1 / Element(gradient.rows), Affine<Element>(units: gradient.columns))
    let (centred, _) = pass.normalized.normalized(
      mean: zip(pass.mean, pass.inverseDeviation).map { $0 * $1 }, inverse: identity.scale,
      identity)
    let input = gradient.throughStatistics(
      centred, factor: zip(affine.scale, pass.inverseDeviation).map { $0 * $1 },
      mean: identity.shift, meanProduct: parameters.scale.map { $0 * share })
    return (input, parameters)
  }

  /// Absorbs y = γ z / √(σ² + ε) + β with the running variance.
  package func fold(into dense: inout Dense<Element>) {
    let inverse = Normalization.inverseDeviations(running.variance)
    dense.multiply(by: inverse, around: inverse.map { _ in 0 })
    dense.apply(affine)
  }

  /// z, x̂ and y.
  package func stages(of z: Matrix<Element>, _ pass: NormalizationPass<Element>)
    -> [Matrix<Element>]
  {
    [z, pass.normalized, pass.output]
  }
}
