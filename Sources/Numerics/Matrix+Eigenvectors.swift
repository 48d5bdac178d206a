import CBLAS

extension Matrix<Float> {
  /// The eigenvalues of a symmetric matrix in ascending order, and the unit eigenvector of each in a
  /// row; nil where there is no memory for that, or no convergence.
  package func eigenvectors() -> (values: [Float], vectors: Matrix)? {
    precondition(rows == columns, "only a square matrix has eigenvectors")
    var vectors = self
    var values = [Float](repeating: 0, count: rows)
    guard blas_eigen_float(Int32(rows), &vectors.elements, &values) else { return nil }
    return (values, vectors)
  }
}
