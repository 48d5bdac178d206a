/// What a normalization computed for one batch; the backward pass needs all of it.
package struct Normalized<Element: Scalar>: Sendable, Equatable {
  /// μ per unit; in layer normalization per example.
  package let mean: [Element]
  /// σ² per unit, biased when it is the batch's; in layer normalization per example.
  package let variance: [Element]
  /// What z − μ is multiplied by: 1 / √(σ² + ε), or 1 where only the mean is taken off.
  package let inverseDeviation: [Element]
  /// x̂, examples × units.
  package let normalized: Matrix<Element>
  /// γ and β as they were in this pass; 1 and 0 where there are none.
  package let affine: Affine<Element>
  /// What the nonlinearity receives: y = γ x̂ + β, in the noisy kind with the noise; examples ×
  /// units.
  package internal(set) var output: Matrix<Element>
  /// What only one kind of normalization has.
  var extra = Extra.nothing

  /// What only one kind of normalization has to keep for its backward pass.
  enum Extra: Sendable, Equatable {
    case nothing
    /// The factor s of every element, examples × units.
    case noise(scale: Matrix<Element>)
    /// (z − μ) / √(σ² + ε), the shrunk correlations of its units, and the lower triangular L with
    /// L Lᵀ = these.
    case whitening(
      standardized: Matrix<Element>, correlation: Matrix<Element>, factor: Matrix<Element>)
  }
}

/// Where normalization takes its statistics from.
package enum Mode: Sendable {
  /// From the mini-batch.
  case training
  /// From the population estimate.
  case inference
}

extension Matrix {
  /// The mean and the biased variance of each column; traps for fewer than two rows, which have
  /// no variance to normalize by.
  @specialized(where Element == Float)
  func columnMoments() -> (mean: [Element], variance: [Element]) {
    precondition(rows >= 2, "the statistics of a batch need at least two examples")
    var variance: [Element] = []
    let mean = Array(count: columns) { mean in
      variance = Array(count: columns) { variance in
        Element.kernels.columnMoments(elements, rows, columns, mean, variance)
      }
    }
    return (mean, variance)
  }

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

  /// The products with `other`, of the same shape, element by element.
  @specialized(where Element == Float)
  func multiplied(by other: Matrix) -> Matrix {
    Matrix(rows: rows, columns: columns) {
      Element.kernels.product(elements, other.elements, $0, elements.count)
    }
  }
}
