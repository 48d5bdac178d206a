extension Matrix {
  /// `products` ← the products with `other`, of the same shape, element by element.
  @specialized(where Element == Float)
  package func multiplied(by other: Matrix, into products: inout Matrix) {
    precondition(rows == other.rows && columns == other.columns, "shapes must agree")
    products.reshape(rows: rows, columns: columns)
    Element.kernels.product(elements, other.elements, &products.elements, elements.count)
  }

  /// Adds `other`, of the same shape, element by element.
  @specialized(where Element == Float)
  package mutating func add(_ other: Matrix) {
    precondition(rows == other.rows && columns == other.columns, "shapes must agree")
    elements.withUnsafeMutableBufferPointer { sum in
      guard let first = sum.baseAddress else { return }
      Element.kernels.sum(first, other.elements, first, sum.count)
    }
  }

  /// The sum of each column: `columns` numbers, all 0 for a matrix without rows.
  @specialized(where Element == Float)
  package func columnSums() -> [Element] {
    var sums: [Element] = []
    columnSums(into: &sums)
    return sums
  }

  /// `sums` ← the sum of each column: `columns` numbers, all 0 for a matrix without rows.
  @specialized(where Element == Float)
  package func columnSums(into sums: inout [Element]) {
    sums.resize(to: columns)
    Element.kernels.columnSum(elements, rows, columns, &sums)
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
    let sums = elements.sums(with: other.elements)
    let (norm, otherNorm) = (sums.square.squareRoot(), sums.otherSquare.squareRoot())
    return (sums.distance.squareRoot(), sums.product / (norm * otherNorm), norm, otherNorm)
  }
}

extension Array where Element: Scalar {
  /// Σ (x − y)², Σ x y, Σ x² and Σ y² of the numbers x and as many numbers y of `other`, in double
  /// precision.
  package func sums(with other: [Element])
    -> (distance: Double, product: Double, square: Double, otherSquare: Double)
  {
    precondition(count == other.count, "both lists need as many numbers")
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 4) { sums in
      sums.initialize(repeating: 0)
      if let first = sums.baseAddress { Element.kernels.compare(self, other, count, first) }
      return (sums[0], sums[1], sums[2], sums[3])
    }
  }
}
