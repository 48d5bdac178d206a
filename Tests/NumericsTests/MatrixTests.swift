import Numerics
import Testing

@Suite struct MatrixTests {
  private func random(
    _ rows: Int, _ columns: Int, seed: UInt64, _ scale: Double, around mean: Double
  )
    -> Matrix<Float>
  {
    var generator = SeededGenerator(seed: seed)
    return Matrix(
      rows: rows, columns: columns,
      elements: (0..<rows * columns).map { _ in Float(mean + scale * generator.normal()) })
  }

  /// The norm of a product whose factors hardly vary, as weight gradients of nearly equal inputs are.
  @Test func theNormOfAProductIsThatOfItsElements() {
    let x = random(60, 300, seed: 1, 1e-4, around: 0.5)
    let delta = random(60, 40, seed: 2, 1e-3, around: 0)
    let product = delta.transposedTimes(x)
    var square = 0.0
    for i in 0..<40 {
      for j in 0..<300 {
        let element = (0..<60).reduce(0.0) { $0 + Double(delta[$1, i]) * Double(x[$1, j]) }
        square += element * element
      }
    }
    #expect(abs(product.norm / square.squareRoot() - 1) < 1e-6)
    #expect(Matrix<Float>(rows: 3, columns: 4).norm == 0)
    #expect(Matrix<Double>(rows: 1, columns: 2, elements: [3, 4]).norm == 5)
  }

  @Test func smallDifferencesAreNotLost() {
    let a = random(50, 60, seed: 3, 1e-4, around: 0.5)
    var b = a
    for i in b.elements.indices where i.isMultiple(of: 7) { b.elements[i] = b.elements[i].nextUp }
    let expected = zip(a.elements, b.elements).reduce(0.0) {
      $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1))
    }
    let comparison = a.compared(with: b)
    #expect(abs(comparison.distance / expected.squareRoot() - 1) < 1e-12)
    #expect(abs(comparison.cosine - 1) < 1e-12)
    #expect(comparison.norm == a.norm && comparison.otherNorm == b.norm)
    #expect(a.compared(with: a).distance == 0)
    let opposite = Matrix(rows: 50, columns: 60, elements: a.elements.map { -$0 })
    #expect(abs(a.compared(with: opposite).cosine + 1) < 1e-12)
  }

  @Test(arguments: [1, 2, 7, 40])
  func eigenvectorsMakeTheMatrixAgain(size: Int) throws {
    let factor = random(size + 3, size, seed: 4, 1, around: 0)
    let matrix = factor.transposedTimes(factor)
    let (values, vectors) = try #require(matrix.eigenvectors())
    #expect(values == values.sorted() && values.allSatisfy { $0 > -1e-4 })
    var scaled = vectors
    for row in 0..<size {
      for column in 0..<size { scaled[row, column] *= values[row] }
    }
    let again = vectors.transposedTimes(scaled)
    #expect(again.compared(with: matrix).distance < 1e-4 * matrix.norm)
  }

  /// From 2,895 on a float can't tell how much room LAPACK wants.
  @Test func thereIsRoomForManyEigenvectors() throws {
    let size = 2_900
    var matrix = Matrix<Float>(rows: size, columns: size)
    for i in 0..<size { matrix[i, i] = Float(i % 3) }
    let (values, vectors) = try #require(matrix.eigenvectors())
    #expect(
      values.first == 0 && values.last == 2 && abs(vectors.norm - 2_900.0.squareRoot()) < 1e-3)
  }
}
