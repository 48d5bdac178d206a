package import Numerics

/// What an affine map takes: a mini-batch of examples × inputs, one example a row.
///
/// Images that are mostly black come sparse, which saves the products with their zeros; everything else
/// is dense. Both give the same numbers within rounding.
package enum Inputs<Element: Scalar>: Sendable, Equatable {
  /// Every number.
  case dense(Matrix<Element>)
  /// The numbers other than 0.
  case sparse(SparseMatrix<Element>)

  /// How many examples.
  package var rows: Int {
    switch self {
    case .dense(let x): x.rows
    case .sparse(let x): x.rows
    }
  }

  /// How many inputs each has.
  package var columns: Int {
    switch self {
    case .dense(let x): x.columns
    case .sparse(let x): x.columns
    }
  }

  /// Every number, zeros and all.
  package var matrix: Matrix<Element> {
    switch self {
    case .dense(let x): x
    case .sparse(let x): x.dense()
    }
  }

  /// x · other + row (added to each row), of shape examples × `other.columns`.
  @specialized(where Element == Float)
  func times(_ other: Matrix<Element>, adding row: [Element]) -> Matrix<Element> {
    switch self {
    case .dense(let x): x.times(other, adding: row)
    case .sparse(let x): x.times(other, adding: row)
    }
  }

  /// xᵀ · other, of shape inputs × `other.columns`.
  @specialized(where Element == Float)
  func transposedTimes(_ other: Matrix<Element>) -> Matrix<Element> {
    switch self {
    case .dense(let x): return x.transposedTimes(other)
    case .sparse(let x):
      var product = Matrix<Element>(rows: x.columns, columns: other.columns)
      product.add(1, timesTransposed: x, other)
      return product
    }
  }
}

extension Matrix {
  /// self + factor · xᵀ · b, in place; x is m × `rows`, b is m × `columns`.
  @specialized(where Element == Float)
  mutating func add(_ factor: Element, timesTransposed x: Inputs<Element>, _ b: Matrix) {
    switch x {
    case .dense(let x): add(factor, timesTransposed: x, b)
    case .sparse(let x): add(factor, timesTransposed: x, b)
    }
  }
}
