/// A matrix of which only the elements other than 0 are kept, row after row (compressed sparse rows).
package struct SparseMatrix<Element: Scalar>: Sendable, Equatable {
  /// The number of rows; may be 0.
  package let rows: Int
  /// The number of columns; may be 0.
  package let columns: Int
  /// Where the elements of each row begin and, behind the last row's, where they end.
  private let starts: [Int32]
  /// The column of each element, ascending within a row.
  private let places: [Int32]
  /// The elements.
  private let values: [Element]

  /// Wraps elements: row r has `values[starts[r] ..< starts[r + 1]]`, in the columns that `places` says.
  ///
  /// There are rows + 1 starts, from 0 up and never falling. Places are below `columns` and ascend within
  /// a row, which is not checked.
  package init(rows: Int, columns: Int, starts: [Int32], places: [Int32], values: [Element]) {
    precondition(
      starts.count == rows + 1 && places.count == values.count && values.count == Int(starts[rows]),
      "each row needs a start, and each element a place")
    self.rows = rows
    self.columns = columns
    self.starts = starts
    self.places = places
    self.values = values
  }

  /// The same with the zeros.
  @specialized(where Element == Float)
  package func dense() -> Matrix<Element> {
    Matrix(rows: rows, columns: columns) { elements in
      elements.update(repeating: 0, count: rows * columns)
      for row in 0..<rows {
        for i in Int(starts[row])..<Int(starts[row + 1]) {
          elements[row * columns + Int(places[i])] = values[i]
        }
      }
    }
  }
}

extension Matrix {
  /// self + factor · a · b, in place; a is `rows` × n, b is n × `columns`.
  ///
  /// A row stays as it is where a has no element in it.
  @specialized(where Element == Float)
  package mutating func add(_ factor: Element, times a: SparseMatrix<Element>, _ b: Matrix) {
    precondition(
      a.rows == rows && a.columns == b.rows && b.columns == columns,
      "shapes of a product and of the matrix that it is added to must agree")
    a.addProduct(with: b, times: factor, to: &elements)
  }

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
    a.addTransposedProduct(with: b, times: factor, to: &elements)
  }
}

extension SparseMatrix {
  /// self · other + row (added to each row), of shape `rows` × `other.columns`.
  @specialized(where Element == Float)
  package func times(_ other: Matrix<Element>, adding row: [Element]) -> Matrix<Element> {
    precondition(
      columns == other.rows && row.count == other.columns,
      "inner dimensions of a product must agree")
    return Matrix(rows: rows, columns: other.columns) { product in
      Element.kernels.fillRows(row, rows, row.count, product)
      addProduct(with: other, times: 1, to: product)
    }
  }

  @specialized(where Element == Float)
  fileprivate func addProduct(
    with other: Matrix<Element>, times factor: Element, to sum: UnsafeMutablePointer<Element>
  ) {
    Element.kernels.addSparseProduct(
      starts, places, values, rows, other.elements, other.columns, factor, sum)
  }

  @specialized(where Element == Float)
  fileprivate func addTransposedProduct(
    with other: Matrix<Element>, times factor: Element, to sum: UnsafeMutablePointer<Element>
  ) {
    withUnsafeTemporaryAllocation(
      byteCount: Element.kernels.sparseTransposeSize(columns, values.count),
      alignment: MemoryLayout<Element>.alignment
    ) { room in
      guard let first = room.baseAddress else { return }
      Element.kernels.addSparseTransposedProduct(
        starts, places, values, rows, columns, other.elements, other.columns, factor, sum, first)
    }
  }
}
