/// A matrix of which only the elements other than 0 are kept, row after row (compressed sparse rows).
package struct SparseMatrix<Element: Scalar>: Sendable, Equatable {
  /// The number of rows; may be 0.
  package private(set) var rows: Int
  /// The number of columns; may be 0.
  package private(set) var columns: Int
  /// Where the elements of each row begin and, behind the last row's, where they end.
  private var starts: [Int32]
  /// The column of each element, ascending within a row.
  private var places: [Int32]
  /// The elements.
  private var values: [Element]

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

  /// A matrix without rows and columns.
  package init() { self.init(rows: 0, columns: 0, starts: [0], places: [], values: []) }

  /// Takes a shape and `count` elements: `write` writes where rows start, and the places and values, as
  /// `init(rows:columns:starts:places:values:)` wants them.
  ///
  /// No memory is allocated where there is room for so many, and no other value shares it.
  @specialized(where Element == Float)
  package mutating func rewrite(
    rows: Int, columns: Int, count: Int,
    _ write: (
      UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Element>
    )
      -> Void
  ) {
    (self.rows, self.columns) = (rows, columns)
    starts.resize(to: rows + 1)
    places.resize(to: count)
    values.resize(to: count)
    write(&starts, &places, &values)
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
  /// A row stays as it is where a has no element in that column. `room` is what aᵀ and b are copied to.
  @specialized(where Element == Float)
  package mutating func add(
    _ factor: Element, timesTransposed a: SparseMatrix<Element>, _ b: Matrix,
    room: inout [Element]
  ) {
    precondition(
      a.rows == b.rows && a.columns == rows && b.columns == columns,
      "shapes of a product and of the matrix that it is added to must agree")
    a.addTransposedProduct(with: b, times: factor, to: &elements, room: &room)
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
    addProduct(with: other, times: 1, to: &product.elements)
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
    with other: Matrix<Element>, times factor: Element, to sum: UnsafeMutablePointer<Element>,
    room: inout [Element]
  ) {
    let bytes = Element.kernels.sparseTransposeRoom(rows, columns, values.count, other.columns)
    let size = MemoryLayout<Element>.stride
    if room.count * size < bytes { room.resize(to: (bytes + size - 1) / size) }
    room.withUnsafeMutableBytes { room in
      guard let first = room.baseAddress else { return }
      Element.kernels.addSparseTransposedProduct(
        starts, places, values, rows, columns, other.elements, other.columns, factor, sum, first)
    }
  }
}
