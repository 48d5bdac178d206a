/// Batch normalization of a layer's units: y = γ x̂ + β, x̂ = (z − μ) / √(σ² + ε) per unit.
///
/// In training μ and σ² come from the mini-batch; in inference from moving averages
/// [Ioffe & Szegedy 2015, algorithms 1 and 2; momentum in the sense of PyTorch].
package struct BatchNormalization<Element: Scalar>: Sendable, Equatable {
  /// ε, added to the variance, not to σ.
  package static var epsilon: Element { 1e-5 }
  /// The weight of the newest batch in the moving averages.
  package static var momentum: Element { 0.1 }

  /// γ and β, one of each per unit.
  package var affine: Affine<Element>
  /// Moving average of the batch means, one per unit.
  package var populationMean: [Element]
  /// Moving average of the unbiased batch variances, one per unit.
  package var populationVariance: [Element]

  /// γ = 1, β = 0 and population statistics of mean 0 and variance 1 for `units` units.
  package init(units: Int) {
    let ones = [Element](repeating: 1, count: units)
    let zeros = [Element](repeating: 0, count: units)
    affine = Affine(scale: ones, shift: zeros)
    populationMean = zeros
    populationVariance = ones
  }

  /// Normalizes each column of `z` (examples × units) and applies γ and β.
  ///
  /// The variance is the biased one (divided by m). `training` uses the batch's statistics and
  /// traps for fewer than two examples, which have no variance; `inference` uses the population's.
  /// A constant column gives x̂ = 0.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode) -> BatchNormalized<Element> {
    let (mean, variance) =
      switch mode {
      case .training: Self.statistics(of: z)
      case .inference: (populationMean, populationVariance)
      }
    let inverse = variance.map { 1 / ($0 + Self.epsilon).squareRoot() }
    var output = Matrix<Element>(rows: 0, columns: 0)
    let normalized = Matrix(rows: z.rows, columns: z.columns) { x in
      output = Matrix(rows: z.rows, columns: z.columns) { y in
        Element.kernels.normalizeRows(
          z.elements, z.rows, z.columns, mean, inverse, affine.scale, affine.shift, x, y)
      }
    }
    return BatchNormalized(
      mean: mean, variance: variance, inverseDeviation: inverse, normalized: normalized,
      affine: affine, output: output)
  }

  /// The gradients of one training-mode pass, through μ and σ² as well [Ioffe 2015, section 3].
  ///
  /// `gradient` is g = ∂L/∂y (examples × units), `pass` what `forward` returned in training mode.
  /// ∂L/∂z = γ/√(σ² + ε) · (g − mean(g) − x̂ · mean(g x̂)), means over the batch, per unit.
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: BatchNormalized<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>)
  {
    let parameters = Affine(gradient: gradient, normalized: pass.normalized)
    let share = 1 / Element(gradient.rows)
    let factor = zip(affine.scale, pass.inverseDeviation).map { $0 * $1 }
    let meanGradient = parameters.shift.map { $0 * share }
    let meanProduct = parameters.scale.map { $0 * share }
    let input = Matrix(rows: gradient.rows, columns: gradient.columns) { result in
      Element.kernels.normalizeRowsBackward(
        gradient.elements, pass.normalized.elements, gradient.rows, gradient.columns, factor,
        meanGradient, meanProduct, result)
    }
    return (input, parameters)
  }

  /// Moves the population statistics towards those of a training-mode pass over `examples`.
  ///
  /// new = 0.9 · old + 0.1 · batch; the variance is made unbiased by m / (m − 1) first.
  @specialized(where Element == Float)
  package mutating func track(_ pass: BatchNormalized<Element>, examples: Int) {
    let unbias = Element(examples) / Element(examples - 1)
    for u in populationMean.indices {
      populationMean[u] += Self.momentum * (pass.mean[u] - populationMean[u])
      populationVariance[u] += Self.momentum * (pass.variance[u] * unbias - populationVariance[u])
    }
  }

  /// The mean and the biased variance of each column of `z`; traps for fewer than two rows.
  static func statistics(of z: Matrix<Element>) -> (mean: [Element], variance: [Element]) {
    precondition(z.rows >= 2, "batch normalization in training mode needs at least two examples")
    var variance: [Element] = []
    let mean = Array(count: z.columns) { mean in
      variance = Array(count: z.columns) { variance in
        Element.kernels.columnMoments(z.elements, z.rows, z.columns, mean, variance)
      }
    }
    return (mean, variance)
  }
}

/// What batch normalization computed for one batch; the backward pass needs all of it.
package struct BatchNormalized<Element: Scalar>: Sendable, Equatable {
  /// μ per unit.
  package let mean: [Element]
  /// σ² per unit; biased when it is the batch's.
  package let variance: [Element]
  /// 1 / √(σ² + ε) per unit.
  package let inverseDeviation: [Element]
  /// x̂, examples × units.
  package let normalized: Matrix<Element>
  /// γ and β as they were in this pass.
  package let affine: Affine<Element>
  /// y = γ x̂ + β, examples × units.
  package let output: Matrix<Element>
}

/// Where normalization takes its statistics from.
package enum Mode: Sendable {
  /// From the mini-batch.
  case training
  /// From the population estimate.
  case inference
}
