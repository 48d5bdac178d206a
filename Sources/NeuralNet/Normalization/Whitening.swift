package import Numerics

/// Whitening of a layer: y = γ x̂ + β, where the units of x̂ are decorrelated over the batch, by
/// correlations that are shrunk towards none.
///
/// Each unit is standardized as in batch normalization; with R the correlations of the units,
/// R' = (m R + n I) / (m + n) and R' = L Lᵀ (Cholesky), x̂ = L⁻¹ (z − μ) / √(σ² + ε). m examples tell
/// little of the correlations of n units and nothing of some where m < n; I counts as n examples
/// more (shrinkage), so that R' has an inverse, which is not too far from that of the population.
/// With m ≫ n that is nothing and x̂ has covariance I. It is the ideal that [Ioffe & Szegedy 2015,
/// section 3] set aside as too expensive.
package struct Whitening<Element: Scalar>: AffineNormalization, RunningNormalization {
  /// What can be said of it.
  package static var traits: NormalizationTraits {
    NormalizationTraits(
      words: "whitening", scope: "each unit by its own μ and σ, then all units decorrelated",
      summary: "all units of a layer together, decorrelated as far as the batch allows: with n "
        + "units and m examples correlations are shrunk towards none by n / (m + n) first; what "
        + "the paper sets aside as too expensive",
      stages: BatchNormalization<Element>.traits.stages.prefix(2) + [
        .init("ẑ", "→ ẑ = L⁻¹(z − μ)/√(σ² + ε)", "→ ẑ = L⁻¹(z − μ)/σ", "→ ẑ"),
        .init("y", "→ y = γ ẑ + β", "→ y"),
      ],
      arithmetic: "L⁻¹ … ({z} − {mean}) / {deviation} …", makesBiasRedundant: true)
  }

  /// γ and β, one of each per unit.
  package var affine: Affine<Element>
  /// The moving averages of mean and variance.
  package var running: RunningStatistics<Element>
  /// The moving average of R', units × units.
  package internal(set) var correlation: Matrix<Element>

  /// γ = 1, β = 0, and running statistics of uncorrelated units with mean 0 and variance 1.
  package init(units: Int, settings: NormalizationSettings = .init()) {
    affine = Affine(units: units)
    running = RunningStatistics(units: units)
    correlation = Matrix(rows: units, columns: units)
    for unit in 0..<units { correlation[unit, unit] = 1 }
  }

  /// Whitens `z` (examples × units) and applies γ and β.
  ///
  /// `training` uses the batch's statistics and traps for fewer than two examples, `inference` the
  /// running ones. What is not finite makes everything NaN.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode, draw: UInt64 = 0)
    -> NormalizationPass<Element>
  {
    let (mean, variance) = running.statistics(for: z, mode: mode)
    let inverse = Normalization.inverseDeviations(variance)
    let identity = Affine<Element>(units: z.columns)
    let (standardized, _) = z.normalized(mean: mean, inverse: inverse, identity)
    let correlation = mode == .training ? Self.correlation(of: standardized) : correlation
    let factor = correlation.choleskyFactor()
    let white = standardized.timesInverse(ofTransposed: factor)
    let (_, output) = white.normalized(mean: identity.shift, inverse: identity.scale, affine)
    return NormalizationPass(
      mean: mean, variance: variance, inverseDeviation: inverse, normalized: white, affine: affine,
      made: output, kept: [standardized, correlation, factor])
  }

  /// The gradients of one training-mode pass, through μ, σ² and R' as well.
  ///
  /// With g = ∂L/∂x̂ = γ ∂L/∂y (examples × units) and S the lower triangle of gᵀ x̂ mirrored at its
  /// diagonal, the gradient of the standardized units is (g − x̂ S / (m + n)) L⁻¹: that of the
  /// Cholesky factor [Murray 2016, equation 10] in closed form. From there it goes on as in batch
  /// normalization.
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: NormalizationPass<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>?)
  {
    let (standardized, factor) = (pass.kept[0], pass.kept[2])
    let parameters = Affine(gradient: gradient, normalized: pass.normalized)
    let units = gradient.columns
    let zeros = [Element](repeating: 0, count: units)
    var inner = gradient.throughStatistics(
      pass.normalized, factor: affine.scale, mean: zeros, meanProduct: zeros)
    let products = inner.transposedTimes(pass.normalized).mirroredAtDiagonal()
    inner.add(-1 / Element(gradient.rows + units), times: pass.normalized, products)
    inner = inner.timesInverse(of: factor)
    let outer = Affine(gradient: inner, normalized: standardized)
    let share = 1 / Element(gradient.rows)
    let input = inner.throughStatistics(
      standardized, factor: pass.inverseDeviation, mean: outer.shift.map { $0 * share },
      meanProduct: outer.scale.map { $0 * share })
    return (input, parameters)
  }

  /// Moves the running statistics and R' towards those of a training-mode pass over `examples`.
  @specialized(where Element == Float)
  package mutating func average(
    _ pass: NormalizationPass<Element>, examples: Int, weight: Element
  ) {
    running.track(pass, examples: examples, weight: weight)
    let newest = pass.kept[1].elements
    for i in correlation.elements.indices {
      correlation.elements[i] += weight * (newest[i] - correlation.elements[i])
    }
  }

  /// Takes the statistics of `z` (examples × units, two examples at least), R' included.
  package mutating func start(from z: Matrix<Element>) {
    running = RunningStatistics(of: z)
    correlation = forward(z, mode: .training).kept[1]
  }

  /// Absorbs y = γ L⁻¹ (z − μ) / √(σ² + ε) + β with the running statistics.
  package func fold(into dense: inout Dense<Element>) {
    let inverse = Normalization.inverseDeviations(running.variance)
    dense.multiply(by: inverse, around: running.mean)
    let factor = correlation.choleskyFactor()
    dense.weights = dense.weights.timesInverse(ofTransposed: factor)
    let bias = Matrix(rows: 1, columns: dense.bias.count, elements: dense.bias)
    dense.bias = bias.timesInverse(ofTransposed: factor).elements
    dense.apply(affine)
  }

  /// R' = (m R + n I) / (m + n) of m standardized examples of n units.
  @specialized(where Element == Float)
  static func correlation(of standardized: Matrix<Element>) -> Matrix<Element> {
    let units = standardized.columns
    let share = 1 / Element(standardized.rows + units)
    var correlation = Matrix<Element>(rows: units, columns: units)
    for unit in 0..<units { correlation[unit, unit] = Element(units) * share }
    correlation.add(share, timesTransposed: standardized, standardized)
    return correlation
  }
}
