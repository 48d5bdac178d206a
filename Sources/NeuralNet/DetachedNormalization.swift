/// Normalization outside of the gradient step: y = x̂, where the backward pass takes the batch's
/// statistics for constants, although they depend on the parameters.
///
/// x̂ = z − μ or x̂ = (z − μ) / √(σ² + ε) per unit, without γ and β. The step that it leads to changes
/// b, and the next μ takes that change out again: the loss stays and b grows without bound
/// [Ioffe & Szegedy 2015, section 2]. At a learning rate of 1 either kind blows up.
package struct DetachedNormalization<Element: Scalar>: Sendable, Equatable {
  /// Whether z − μ is divided by √(σ² + ε), too.
  package let scales: Bool
  /// The moving averages.
  package var population: Population<Element>

  /// Population statistics of mean 0 and variance 1 for `units` units.
  package init(units: Int, scales: Bool) {
    self.scales = scales
    population = Population(units: units)
  }

  /// Normalizes each column of `z` (examples × units).
  ///
  /// `training` uses the batch's statistics and traps for fewer than two examples, `inference` the
  /// population's.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode) -> Normalized<Element> {
    let (mean, variance) = population.statistics(for: z, mode: mode)
    let inverse = variance.map { scales ? 1 / ($0 + Normalization.epsilon).squareRoot() : 1 }
    let none = Affine<Element>(units: z.columns)
    let (normalized, output) = z.normalized(mean: mean, inverse: inverse, none)
    return Normalized(
      mean: mean, variance: variance, inverseDeviation: inverse, normalized: normalized,
      affine: none, output: output)
  }

  /// What the backward pass hands down: g / √(σ² + ε), or g itself without scaling.
  ///
  /// `gradient` is g = ∂L/∂y (examples × units). It is *not* ∂L/∂z: that would also go through μ
  /// and σ².
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: Normalized<Element>)
    -> Matrix<Element>
  {
    guard scales else { return gradient }
    let zeros = [Element](repeating: 0, count: gradient.columns)
    return gradient.throughStatistics(
      pass.normalized, factor: pass.inverseDeviation, mean: zeros, meanProduct: zeros)
  }
}
