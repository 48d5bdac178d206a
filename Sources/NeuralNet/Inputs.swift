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

  /// Becomes dense inputs that `write` writes, in the memory of dense inputs where there is enough.
  package mutating func writeDense(
    rows: Int, columns: Int, _ write: (UnsafeMutablePointer<Element>) -> Void
  ) {
    var dense = Matrix<Element>()
    if case .dense(let x) = self { dense = x }
    self = .dense(Matrix())
    dense.reshape(rows: rows, columns: columns)
    write(&dense.elements)
    self = .dense(dense)
  }

  /// Becomes sparse inputs that `write` writes (see `SparseMatrix.rewrite`), in the memory of sparse inputs
  /// where there is enough.
  package mutating func writeSparse(
    rows: Int, columns: Int, count: Int,
    _ write: (
      UnsafeMutablePointer<Int32>, UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<Element>
    )
      -> Void
  ) {
    var sparse = SparseMatrix<Element>()
    if case .sparse(let x) = self { sparse = x }
    self = .dense(Matrix())
    sparse.rewrite(rows: rows, columns: columns, count: count, write)
    self = .sparse(sparse)
  }

  /// `product` ← x · other + row (added to each row), of shape examples × `other.columns`.
  @specialized(where Element == Float)
  func times(
    _ other: Matrix<Element>, adding row: [Element], into product: inout Matrix<Element>
  ) {
    switch self {
    case .dense(let x): x.times(other, adding: row, into: &product)
    case .sparse(let x): x.times(other, adding: row, into: &product)
    }
  }

  /// `product` ← xᵀ · other, of shape inputs × `other.columns`.
  @specialized(where Element == Float)
  func transposedTimes(_ other: Matrix<Element>, into product: inout Matrix<Element>) {
    switch self {
    case .dense(let x): x.transposedTimes(other, into: &product)
    case .sparse(let x):
      product.reshape(rows: x.columns, columns: other.columns)
      product.elements.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
      product.add(1, timesTransposed: x, other)
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
