/// A dense row-major matrix; a mini-batch is examples × units, one example a row.
package struct Matrix<Element: Scalar>: Sendable, Equatable {
  /// The number of rows; may be 0.
  package private(set) var rows: Int
  /// The number of columns; may be 0.
  package private(set) var columns: Int
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

  /// A matrix without rows and columns.
  package init() { self.init(rows: 0, columns: 0, elements: []) }

  /// Takes a shape, for elements that are all written next: until then they are any numbers.
  ///
  /// No memory is allocated where there were as many elements before, and no other value shares them.
  @specialized(where Element == Float)
  package mutating func reshape(rows: Int, columns: Int) {
    (self.rows, self.columns) = (rows, columns)
    elements.resize(to: rows * columns)
  }

  /// Takes the shape and the elements of `other`, without sharing them.
  @specialized(where Element == Float)
  package mutating func copy(_ other: Matrix) {
    (rows, columns) = (other.rows, other.columns)
    elements.copy(other.elements)
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

extension Array where Element: Numeric {
  /// An array that `fill` writes; `fill` must set every one of the `count` elements.
  @specialized(where Element == Float)
  package init(count: Int, fill: (UnsafeMutablePointer<Element>) -> Void) {
    self.init(unsafeUninitializedCapacity: count) { buffer, written in
      guard count > 0, let base = buffer.baseAddress else { return }
      fill(base)
      written = count
    }
  }

  /// Takes the numbers of `other`, without sharing them.
  @specialized(where Element == Float)
  package mutating func copy(_ other: [Element]) {
    resize(to: other.count)
    withUnsafeMutableBufferPointer { numbers in
      other.withUnsafeBufferPointer { _ = numbers.update(fromContentsOf: $0) }
    }
  }

  /// Takes a length, for numbers that are all written next: until then they are any.
  ///
  /// No memory is allocated where there is room for so many, and no other value shares it.
  @specialized(where Element == Float)
  @specialized(where Element == Int32)
  package mutating func resize(to count: Int) {
    if isEmpty {
      self = Array(count: count) { _ in }
    } else if self.count < count {
      append(contentsOf: repeatElement(0, count: count - self.count))
    } else if self.count > count {
      removeLast(self.count - count)
    }
  }
}
