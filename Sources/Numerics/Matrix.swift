/// A dense row-major matrix; a mini-batch is examples × units, one example a row.
package struct Matrix<Element: Scalar>: Sendable, Equatable {
  /// The number of rows; may be 0.
  package let rows: Int
  /// The number of columns; may be 0.
  package let columns: Int
  /// `rows · columns` elements, row after row.
  package var elements: [Element]

  /// Wraps `elements`, row after row; traps unless there are `rows · columns` of them.
  package init(rows: Int, columns: Int, elements: [Element]) {
    precondition(elements.count == rows * columns, "a matrix needs rows × columns elements")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix with every element equal to `value`.
  @specialized(where Element == Float)
  package init(rows: Int, columns: Int, repeating value: Element = 0) {
    self.init(
      rows: rows, columns: columns, elements: Array(repeating: value, count: rows * columns))
  }

  /// A matrix that `fill` writes; `fill` must set every one of the `rows · columns` elements.
  @specialized(where Element == Float)
  package init(rows: Int, columns: Int, fill: (UnsafeMutablePointer<Element>) -> Void) {
    self.init(rows: rows, columns: columns, elements: Array(count: rows * columns, fill: fill))
  }

  /// selfᵀ, of shape `columns` × `rows`.
  package func transposed() -> Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for row in 0..<rows {
      for column in 0..<columns { result[column, row] = self[row, column] }
    }
    return result
  }

  /// The element at `row`, `column`, both counted from 0.
  package subscript(row: Int, column: Int) -> Element {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }
}

extension Array where Element: Scalar {
  /// An array that `fill` writes; `fill` must set every one of the `count` elements.
  @specialized(where Element == Float)
  package init(count: Int, fill: (UnsafeMutablePointer<Element>) -> Void) {
    self.init(unsafeUninitializedCapacity: count) { buffer, written in
      guard count > 0, let base = buffer.baseAddress else { return }
      fill(base)
      written = count
    }
  }
}
