package import Numerics

/// What a normalization computed for one batch; the backward pass needs all of it.
package struct NormalizationPass<Element: Scalar>: Sendable, Equatable {
  /// μ per unit or, where statistics are taken per example, per example or per
  /// group of each example; empty where there is none.
  package internal(set) var mean: [Element] = []
  /// σ² per unit, biased when it is the batch's, or per example; mean(z²) where no mean is taken off.
  package internal(set) var variance: [Element] = []
  /// What z − μ is multiplied by: 1 / √(σ² + ε), or 1 where only the mean is taken off.
  package internal(set) var inverseDeviation: [Element] = []
  /// x̂, examples × units.
  package internal(set) var normalized = Matrix<Element>()
  /// γ and β as they were in this pass; 1 and 0 where there are none.
  package internal(set) var affine = Affine<Element>(units: 0)
  /// y as the method made it; nil where that was written elsewhere and is γ x̂ + β.
  var made: Matrix<Element>?
  /// What else the method's own backward pass and its running statistics need.
  var kept: [Matrix<Element>] = []

  /// What the normalization makes of z: y = γ x̂ + β, in the noisy kind with the noise; examples ×
  /// units.
  package var output: Matrix<Element> {
    if let made { return made }
    let identity = Affine<Element>(units: normalized.columns)
    return normalized.normalized(mean: identity.shift, inverse: identity.scale, affine).output
  }
}

/// Where normalization takes its statistics from.
package enum Mode: Sendable {
  /// From the mini-batch.
  case training
  /// From the running statistics.
  case inference
}

extension Matrix {
  /// x̂ = (z − mean) · inverse and y = γ x̂ + β, with one of each number per column.
  @specialized(where Element == Float)
  func normalized(mean: [Element], inverse: [Element], _ affine: Affine<Element>)
    -> (normalized: Matrix, output: Matrix)
  {
    var output = Matrix(rows: 0, columns: 0)
    let normalized = Matrix(rows: rows, columns: columns) { x in
      output = Matrix(rows: rows, columns: columns) { y in
        Element.kernels.normalizeRows(
          elements, rows, columns, mean, inverse, affine.scale, affine.shift, x, y)
      }
    }
    return (normalized, output)
  }

  /// The same with one mean and one inverse per row; γ and β are one per column.
  @specialized(where Element == Float)
  func rowsNormalized(mean: [Element], inverse: [Element], _ affine: Affine<Element>)
    -> (normalized: Matrix, output: Matrix)
  {
    var output = Matrix(rows: 0, columns: 0)
    let normalized = Matrix(rows: rows, columns: columns) { x in
      output = Matrix(rows: rows, columns: columns) { y in
        Element.kernels.normalizeExamples(
          elements, rows, columns, mean, inverse, affine.scale, affine.shift, x, y)
      }
    }
    return (normalized, output)
  }

  /// factor · (g − mean(g) − x̂ · mean(g x̂)) with self as g, one of each number per column: the
  /// gradient of x̂ = (z − μ) / σ times factor · σ, through both statistics.
  @specialized(where Element == Float)
  func throughStatistics(
    _ normalized: Matrix, factor: [Element], mean: [Element], meanProduct: [Element]
  ) -> Matrix {
    Matrix(rows: rows, columns: columns) { result in
      Element.kernels.normalizeRowsBackward(
        elements, normalized.elements, rows, columns, factor, mean, meanProduct, result)
    }
  }
}
