import CElementwise

/// A matrix of which only the elements other than 0 are kept: group by group of 64 rows, and column after
/// column in each (compressed sparse columns, for some rows at a time).
///
/// A product with it takes one row of the other matrix for all elements of a column in a group, and the
/// rows within a group stay in the nearest cache.
package struct SparseMatrix<Element: Scalar>: Sendable, Equatable {
  /// The number of rows; may be 0.
  package private(set) var rows = 0
  /// The number of columns; may be 0.
  package private(set) var columns = 0
  /// Where the elements of each column of each group begin and, behind the last one's, where they end.
  fileprivate var starts: [Int32] = [0]
  /// The row of each element within its group, ascending within a column.
  fileprivate var places: [UInt8] = []
  /// The elements.
  fileprivate var values: [Element] = []

  /// A matrix without rows and columns.
  package init() {}

  /// The elements of `dense` other than 0.
  package init(_ dense: Matrix<Element>) {
    (rows, columns) = (dense.rows, dense.columns)
    for first in stride(from: 0, to: rows, by: sparse_group) {
      for column in 0..<columns {
        for row in first..<min(first + sparse_group, rows) where dense[row, column] != 0 {
          places.append(UInt8(row - first))
          values.append(dense[row, column])
        }
        starts.append(Int32(values.count))
      }
    }
  }

  /// Takes a shape and `count` elements: `write` writes where the columns of each group of 64 rows start
  /// and, behind the last, where it ends; the row of each element within its group; and the elements.
  ///
  /// No memory is allocated where there is room for so many, and no other value shares it.
  @specialized(where Element == Float)
  package mutating func rewrite(
    rows: Int, columns: Int, count: Int,
    _ write: (
      UnsafeMutablePointer<Int32>, UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<Element>
    )
      -> Void
  ) {
    (self.rows, self.columns) = (rows, columns)
    starts.resize(to: (rows + sparse_group - 1) / sparse_group * columns + 1)
    starts[0] = 0
    places.resize(to: count)
    values.resize(to: count)
    write(&starts, &places, &values)
  }

  /// The same with the zeros.
  @specialized(where Element == Float)
  package func dense() -> Matrix<Element> {
    Matrix(rows: rows, columns: columns) { elements in
      elements.update(repeating: 0, count: rows * columns)
      for start in starts.indices.dropLast() {
        let (first, column) = (start / columns * sparse_group, start % columns)
        for i in Int(starts[start])..<Int(starts[start + 1]) {
          elements[(first + Int(places[i])) * columns + column] = values[i]
        }
      }
    }
  }
}

extension Matrix {
  /// self + factor · aᵀ · b, in place; a is m × `rows`, b is m × `columns`.
  ///
  /// A row stays as it is where a has no element in that column.
  @specialized(where Element == Float)
  package mutating func add(
    _ factor: Element, timesTransposed a: SparseMatrix<Element>, _ b: Matrix
  ) {
    precondition(
      a.rows == b.rows && a.columns == rows && b.columns == columns,
      "shapes of a product and of the matrix that it is added to must agree")
    Element.kernels.addSparseTransposedProduct(
      a.starts, a.places, a.values, a.rows, a.columns, b.elements, columns, factor, &elements)
  }
}

extension SparseMatrix {
  /// `product` ← self · other + row (added to each row), of shape `rows` × `other.columns`.
  @specialized(where Element == Float)
  package func times(
    _ other: Matrix<Element>, adding row: [Element], into product: inout Matrix<Element>
  ) {
    precondition(
      columns == other.rows && row.count == other.columns,
      "inner dimensions of a product must agree")
    product.reshape(rows: rows, columns: other.columns)
    Element.kernels.fillRows(row, rows, row.count, &product.elements)
    Element.kernels.addSparseProduct(
      starts, places, values, rows, columns, other.elements, other.columns, 1, &product.elements)
  }
}
