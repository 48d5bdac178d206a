extension Matrix {
  /// L with self = L Lᵀ and zeros above the diagonal, of a symmetric matrix; NaN everywhere when it
  /// is not positive definite.
  @specialized(where Element == Float)
  package func choleskyFactor() -> Matrix {
    var factor = self
    guard Element.kernels.cholesky(Int32(rows), &factor.elements) else {
      return Matrix(rows: rows, columns: columns, repeating: .nan)
    }
    for row in 0..<rows {
      for column in row + 1..<columns { factor.elements[row * columns + column] = 0 }
    }
    return factor
  }

  /// self · L⁻ᵀ for a lower triangular L of `columns` rows.
  @specialized(where Element == Float)
  package func timesInverse(ofTransposed l: Matrix) -> Matrix {
    var result = self
    Element.kernels.solve(false, true, Int32(rows), Int32(columns), l.elements, &result.elements)
    return result
  }

  /// self · L⁻¹ for a lower triangular L of `columns` rows.
  @specialized(where Element == Float)
  package func timesInverse(of l: Matrix) -> Matrix {
    var result = self
    Element.kernels.solve(false, false, Int32(rows), Int32(columns), l.elements, &result.elements)
    return result
  }

  /// The symmetric matrix with the same lower triangle.
  @specialized(where Element == Float)
  package func mirroredAtDiagonal() -> Matrix {
    var result = self
    for row in 0..<rows {
      for column in row + 1..<columns {
        result.elements[row * columns + column] = elements[column * columns + row]
      }
    }
    return result
  }
}
