package import Numerics

/// Normalization outside of the gradient step: y = x̂ = (z − μ) / √(σ² + ε) per unit, where the backward
/// pass takes the batch's statistics for constants, although they depend on the parameters.
///
/// There are no γ and β. The step that it leads to changes b, and the next μ takes that change out
/// again: the loss stays and b grows without bound [Ioffe & Szegedy 2015, section 2]. At a learning
/// rate of 1 it blows up.
package struct DetachedNormalization<Element: Scalar>: RunningNormalization {
  /// What can be said of it.
  package static var traits: NormalizationTraits {
    NormalizationTraits(
      words: "detached norm",
      scope: "each unit by its own μ and σ, which the gradient takes for constants",
      summary: "each unit by its mean and σ, which the gradient takes for constants; at learning "
        + "rate 1 it blows up",
      stages: BatchNormalization<Element>.traits.stages.dropLast() + [.init("y", "→ y = ẑ", "→ y")],
      isDifferentiated: false)
  }

  /// The moving averages.
  package var running: RunningStatistics<Element>

  /// Running statistics of mean 0 and variance 1 for `units` units.
  package init(units: Int, settings: NormalizationSettings = .init()) {
    running = RunningStatistics(units: units)
  }

  /// Normalizes each column of `z` (examples × units).
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode, draw: UInt64 = 0)
    -> NormalizationPass<Element>
  {
    let (mean, variance) = running.statistics(for: z, mode: mode)
    let inverse = Normalization.inverseDeviations(variance)
    return z.detached(mean: mean, variance: variance, inverse: inverse)
  }

  /// What the backward pass hands down: g / √(σ² + ε), with g = ∂L/∂y (examples × units).
  ///
  /// It is *not* ∂L/∂z: that would also go through μ and σ².
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: NormalizationPass<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>?)
  {
    let zeros = [Element](repeating: 0, count: gradient.columns)
    let input = gradient.throughStatistics(
      pass.normalized, factor: pass.inverseDeviation, mean: zeros, meanProduct: zeros)
    return (input, nil)
  }
}

/// The mean alone outside of the gradient step: y = x̂ = z − μ per unit, with μ a constant to the
/// backward pass.
///
/// The very example of [Ioffe & Szegedy 2015, section 2]: Δb ∝ −∂L/∂x̂ leaves u + b − E[u + b] as it
/// is.
package struct DetachedCentring<Element: Scalar>: RunningNormalization {
  /// What can be said of it.
  package static var traits: NormalizationTraits {
    NormalizationTraits(
      words: "detached mean",
      scope: "each unit by its own μ, which the gradient takes for a constant",
      summary:
        "each unit by its mean, which the gradient takes for a constant: b grows and nothing "
        + "comes of it (section 2 of the paper)",
      stages: BatchNormalization<Element>.traits.stages.prefix(2)
        + [.init("ẑ", "→ ẑ = z − μ", "→ ẑ"), .init("y", "→ y = ẑ", "→ y")],
      arithmetic: "{z} − {mean}", isDifferentiated: false)
  }

  /// The moving averages; the variance is kept to be seen.
  package var running: RunningStatistics<Element>

  /// Running statistics of mean 0 and variance 1 for `units` units.
  package init(units: Int, settings: NormalizationSettings = .init()) {
    running = RunningStatistics(units: units)
  }

  /// Centres each column of `z` (examples × units).
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode, draw: UInt64 = 0)
    -> NormalizationPass<Element>
  {
    let (mean, variance) = running.statistics(for: z, mode: mode)
    return z.detached(mean: mean, variance: variance, inverse: variance.map { _ in 1 })
  }

  /// What the backward pass hands down: ∂L/∂y (examples × units) itself.
  package func backward(_ gradient: Matrix<Element>, through pass: NormalizationPass<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>?)
  {
    (gradient, nil)
  }

  /// Absorbs y = z − μ with the running mean.
  package func fold(into dense: inout Dense<Element>) {
    dense.multiply(by: running.mean.map { _ in 1 }, around: running.mean)
  }
}

extension Matrix {
  /// The pass of x̂ = (z − mean) · inverse without γ and β, with self as z.
  @specialized(where Element == Float)
  fileprivate func detached(mean: [Element], variance: [Element], inverse: [Element])
    -> NormalizationPass<Element>
  {
    let identity = Affine<Element>(units: columns)
    let (normalized, output) = normalized(mean: mean, inverse: inverse, identity)
    return NormalizationPass(
      mean: mean, variance: variance, inverseDeviation: inverse, normalized: normalized,
      affine: identity, made: output)
  }
}
