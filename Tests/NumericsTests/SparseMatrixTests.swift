import Numerics
import Testing

/// Sparse products against dense ones, in whole numbers, of which no sum is rounded.
@Suite struct SparseMatrixTests {
  /// Shapes about the widths of vectors and blocks of them and groups of rows, with rows and columns that
  /// are empty.
  private static let shapes = [
    (1, 1, 1), (3, 5, 2), (7, 9, 15), (5, 30, 16), (4, 20, 17), (9, 13, 31), (2, 40, 33),
    (6, 10, 100),
    (3, 8, 111), (3, 8, 112), (3, 8, 113), (2, 7, 129), (2, 5, 225), (1, 3, 1_000), (4, 0, 20),
    (0, 6, 20), (5, 6, 0), (63, 5, 3), (64, 5, 20), (65, 5, 20), (130, 4, 2), (193, 3, 129),
  ]
  private static let shares = [0, 0.1, 0.5, 1]

  @Test(arguments: shapes, shares)
  func productsAreThoseOfTheDenseMatrix(shape: (Int, Int, Int), share: Double) {
    check(Float.self, shape, share)
    check(Double.self, shape, share)
  }

  private func check<Element: Scalar>(
    _: Element.Type, _ shape: (rows: Int, inner: Int, columns: Int), _ share: Double
  ) {
    var generator = SeededGenerator(seed: UInt64(shape.rows + shape.columns))
    let dense = Matrix<Element>(whole: shape.rows, shape.inner, share, &generator)
    let other = Matrix<Element>(whole: shape.inner, shape.columns, 1, &generator)
    let row = (0..<shape.columns).map { Element($0 % 7) }
    let sparse = SparseMatrix(dense)
    #expect(sparse.dense() == dense)
    var product = Matrix<Element>()
    sparse.times(other, adding: row, into: &product)
    #expect(product == slow(dense, other, 1) { row[$1] })
    let above = Matrix<Element>(whole: shape.rows, shape.columns, 1, &generator)
    var weights = other
    weights.add(3, timesTransposed: sparse, above)
    #expect(weights == slow(dense.transposed(), above, 3) { other[$0, $1] })
  }

  private func slow<Element: Scalar>(
    _ a: Matrix<Element>, _ b: Matrix<Element>, _ factor: Element, from start: (Int, Int) -> Element
  ) -> Matrix<Element> {
    var result = Matrix<Element>(rows: a.rows, columns: b.columns)
    for row in 0..<a.rows {
      for column in 0..<b.columns {
        let product = (0..<a.columns).reduce(Element(0)) { $0 + a[row, $1] * b[$1, column] }
        result[row, column] = start(row, column) + factor * product
      }
    }
    return result
  }

  /// What is not finite stays where a row meets it.
  @Test func rowsStayAsTheyAreWhereAColumnHasNoElements() {
    let sparse = SparseMatrix<Float>(Matrix(rows: 3, columns: 2, elements: [0, 0, 0, 3, 0, 0]))
    var weights = Matrix<Float>(rows: 2, columns: 20, repeating: .nan)
    for column in 0..<20 { weights[1, column] = 1 }
    weights.add(1, timesTransposed: sparse, Matrix(rows: 3, columns: 20, repeating: 2))
    for column in 0..<20 { #expect(weights[0, column].isNaN && weights[1, column] == 7) }
  }
}

extension Matrix {
  /// Whole numbers from −4 to 4, of which about `share` are other than 0; the second row has none.
  fileprivate init(
    whole rows: Int, _ columns: Int, _ share: Double, _ generator: inout SeededGenerator
  ) {
    self.init(rows: rows, columns: columns)
    for row in 0..<rows where row != 1 {
      for column in 0..<columns where generator.uniform() < share {
        self[row, column] = Element(1 + Int(4 * generator.uniform()))
        if generator.uniform() < 0.5 { self[row, column] *= -1 }
      }
    }
  }
}
