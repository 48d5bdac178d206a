extension Matrix {
  /// The products with `other`, of the same shape, element by element.
  @specialized(where Element == Float)
  package func multiplied(by other: Matrix) -> Matrix {
    Matrix(rows: rows, columns: columns) {
      Element.kernels.product(elements, other.elements, $0, elements.count)
    }
  }

  /// The sums with `other`, of the same shape, element by element.
  @specialized(where Element == Float)
  package func plus(_ other: Matrix) -> Matrix {
    precondition(rows == other.rows && columns == other.columns, "shapes must agree")
    return Matrix(rows: rows, columns: columns) {
      Element.kernels.sum(elements, other.elements, $0, elements.count)
    }
  }

  /// The sum of each column: `columns` numbers, all 0 for a matrix without rows.
  @specialized(where Element == Float)
  package func columnSums() -> [Element] {
    Array(count: columns) { Element.kernels.columnSum(elements, rows, columns, $0) }
  }

  /// The mean and the biased variance of each column; traps for fewer than two rows, which have
  /// no variance to normalize by.
  @specialized(where Element == Float)
  package func columnMoments() -> (mean: [Element], variance: [Element]) {
    precondition(rows >= 2, "the statistics of a batch need at least two examples")
    var variance: [Element] = []
    let mean = Array(count: columns) { mean in
      variance = Array(count: columns) { variance in
        Element.kernels.columnMoments(elements, rows, columns, mean, variance)
      }
    }
    return (mean, variance)
  }

  /// The mean and the biased variance of each row, one of each per row.
  @specialized(where Element == Float)
  package func rowMoments() -> (mean: [Element], variance: [Element]) {
    var variance: [Element] = []
    let mean = Array(count: rows) { mean in
      variance = Array(count: rows) { variance in
        Element.kernels.exampleMoments(elements, rows, columns, mean, variance)
      }
    }
    return (mean, variance)
  }

  /// The Euclidean norm of all elements, their squares added up in double precision.
  package var norm: Double { Element.kernels.squaredNorm(elements, elements.count).squareRoot() }

  /// ‖self − other‖₂, the cosine of the angle between the two, which have the same shape, and the norms
  /// of both.
  ///
  /// Differences are formed before they are squared, so that a small one is not lost in rounding.
  /// The cosine is NaN where one of the two is 0.
  package func compared(with other: Matrix)
    -> (distance: Double, cosine: Double, norm: Double, otherNorm: Double)
  {
    precondition(rows == other.rows && columns == other.columns, "shapes must agree")
    var (distance, product) = (0.0, 0.0)
    Element.kernels.compare(elements, other.elements, elements.count, &distance, &product)
    let (norm, otherNorm) = (norm, other.norm)
    return (distance.squareRoot(), product / (norm * otherNorm), norm, otherNorm)
  }
}
