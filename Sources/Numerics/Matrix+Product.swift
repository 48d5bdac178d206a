extension Matrix {
  /// self · other, of shape `rows` × `other.columns`; traps unless `columns == other.rows`.
  @specialized(where Element == Float)
  package func times(_ other: Matrix) -> Matrix {
    precondition(columns == other.rows, "inner dimensions of a product must agree")
    return Matrix(rows: rows, columns: other.columns) { product in
      Element.kernels.multiply(
        false, false, Int32(rows), Int32(other.columns), Int32(columns), 1, elements,
        other.elements, 0, product)
    }
  }

  /// selfᵀ · other, of shape `columns` × `other.columns`; traps unless both have as many rows.
  @specialized(where Element == Float)
  package func transposedTimes(_ other: Matrix) -> Matrix {
    var product = Matrix()
    transposedTimes(other, into: &product)
    return product
  }

  /// `product` ← selfᵀ · other, of shape `columns` × `other.columns`; traps unless both have as many
  /// rows.
  @specialized(where Element == Float)
  package func transposedTimes(_ other: Matrix, into product: inout Matrix) {
    precondition(rows == other.rows, "inner dimensions of a product must agree")
    product.reshape(rows: columns, columns: other.columns)
    Element.kernels.multiply(
      true, false, Int32(columns), Int32(other.columns), Int32(rows), 1, elements,
      other.elements, 0, &product.elements)
  }

  /// self + factor · aᵀ · b, in place and without a temporary; a is m × `rows`, b is m × `columns`.
  @specialized(where Element == Float)
  package mutating func add(_ factor: Element, timesTransposed a: Matrix, _ b: Matrix) {
    precondition(
      a.rows == b.rows && a.columns == rows && b.columns == columns,
      "shapes of a product and of the matrix that it is added to must agree")
    Element.kernels.multiply(
      true, false, Int32(rows), Int32(columns), Int32(a.rows), factor, a.elements, b.elements, 1,
      &elements)
  }

  /// self + factor · a · b, in place; a is `rows` × n, b is n × `columns`.
  @specialized(where Element == Float)
  package mutating func add(_ factor: Element, times a: Matrix, _ b: Matrix) {
    precondition(
      a.rows == rows && a.columns == b.rows && b.columns == columns,
      "shapes of a product and of the matrix that it is added to must agree")
    Element.kernels.multiply(
      false, false, Int32(rows), Int32(columns), Int32(a.columns), factor, a.elements, b.elements,
      1, &elements)
  }

  /// `product` ← self · other + row (added to each row), of shape `rows` × `other.columns`.
  @specialized(where Element == Float)
  package func times(_ other: Matrix, adding row: [Element], into product: inout Matrix) {
    precondition(
      columns == other.rows && row.count == other.columns,
      "inner dimensions of a product must agree")
    product.reshape(rows: rows, columns: other.columns)
    Element.kernels.fillRows(row, rows, row.count, &product.elements)
    Element.kernels.multiply(
      false, false, Int32(rows), Int32(other.columns), Int32(columns), 1, elements,
      other.elements, 1, &product.elements)
  }

  /// `product` ← self · otherᵀ, of shape `rows` × `other.rows`.
  @specialized(where Element == Float)
  package func timesTransposed(_ other: Matrix, into product: inout Matrix) {
    precondition(columns == other.columns, "inner dimensions of a product must agree")
    product.reshape(rows: rows, columns: other.rows)
    Element.kernels.multiply(
      false, true, Int32(rows), Int32(other.rows), Int32(columns), 1, elements, other.elements,
      0, &product.elements)
  }
}
