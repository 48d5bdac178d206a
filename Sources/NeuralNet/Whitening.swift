/// Whitening of a layer: y = γ x̂ + β, where the units of x̂ are decorrelated over the batch.
///
/// Each unit is standardized as in batch normalization; with R the correlations of the units,
/// R' = (m R + n I) / (m + n) and R' = L Lᵀ (Cholesky), x̂ = L⁻¹ (z − μ) / √(σ² + ε). m examples tell
/// little of the correlations of n units and nothing of some where m < n; I counts as n examples
/// more (shrinkage), so that R' has an inverse, which is not too far from that of the population.
/// With m ≫ n that is nothing and x̂ has covariance I. It is the ideal that [Ioffe & Szegedy 2015,
/// section 3] set aside as too expensive.
package struct Whitening<Element: Scalar>: Sendable, Equatable {
  /// γ and β, one of each per unit.
  package var affine: Affine<Element>
  /// The moving averages of mean and variance.
  package var population: Population<Element>
  /// The moving average of R', units × units.
  package internal(set) var correlation: Matrix<Element>

  /// γ = 1, β = 0, and a population of uncorrelated units with mean 0 and variance 1.
  package init(units: Int) {
    affine = Affine(units: units)
    population = Population(units: units)
    correlation = Matrix(rows: units, columns: units)
    for unit in 0..<units { correlation[unit, unit] = 1 }
  }

  /// Whitens `z` (examples × units) and applies γ and β.
  ///
  /// `training` uses the batch's statistics and traps for fewer than two examples, `inference` the
  /// population's. What is not finite makes everything NaN.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode) -> Normalized<Element> {
    let (mean, variance) = population.statistics(for: z, mode: mode)
    let inverse = variance.map { 1 / ($0 + Normalization.epsilon).squareRoot() }
    let identity = Affine<Element>(units: z.columns)
    let (standardized, _) = z.normalized(mean: mean, inverse: inverse, identity)
    let correlation = mode == .training ? Self.correlation(of: standardized) : correlation
    let factor = correlation.choleskyFactor()
    let white = standardized.timesInverse(ofTransposed: factor)
    let (_, output) = white.normalized(mean: identity.shift, inverse: identity.scale, affine)
    return Normalized(
      mean: mean, variance: variance, inverseDeviation: inverse, normalized: white, affine: affine,
      output: output,
      extra: .whitening(standardized: standardized, correlation: correlation, factor: factor))
  }

  /// The gradients of one training-mode pass, through μ, σ² and R' as well.
  ///
  /// With g = ∂L/∂x̂ = γ ∂L/∂y (examples × units) and S the lower triangle of gᵀ x̂ mirrored at its
  /// diagonal, the gradient of the standardized units is (g − x̂ S / (m + n)) L⁻¹: that of the
  /// Cholesky factor [Murray 2016, equation 10] in closed form. From there it goes on as in batch
  /// normalization.
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: Normalized<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>)
  {
    guard case .whitening(let standardized, _, let factor) = pass.extra else {
      preconditionFailure("whitening goes back through its own pass")
    }
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

  /// Moves the population statistics towards those of a training-mode pass over `examples`.
  @specialized(where Element == Float)
  mutating func track(_ pass: Normalized<Element>, examples: Int) {
    guard case .whitening(_, let newest, _) = pass.extra else { return }
    population.track(pass, examples: examples)
    for i in correlation.elements.indices {
      correlation.elements[i] +=
        Population<Element>.momentum * (newest.elements[i] - correlation.elements[i])
    }
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
