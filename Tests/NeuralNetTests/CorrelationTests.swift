import NeuralNet
import Numerics
import Testing

/// How the columns of a matrix vary together.
@Suite struct CorrelationTests {
  /// The matrix of the given columns.
  private func matrix(_ columns: [[Double]]) -> Matrix<Double> {
    Matrix(
      rows: columns.count, columns: columns[0].count, elements: columns.flatMap(\.self)
    ).transposed()
  }

  /// Correlations of 0.6 and −0.6 count alike; σ is that of each column.
  @Test(arguments: [1.0, -1]) func isTheCorrelationOfAPair(sign: Double) throws {
    let second = [0.6, -0.6, 0.8, -0.8].map { 3 * sign * $0 + 100 }
    let z = matrix([[1, -1, 0, 0], second])
    let (rms, sigmas) = try #require(z.columnCorrelation())
    #expect(abs(rms - 0.6) < 1e-12)
    #expect(abs(sigmas.lowerBound - 0.5.squareRoot()) < 1e-12)
    #expect(abs(sigmas.upperBound - 3 * 0.5.squareRoot()) < 1e-12)
  }

  /// Of three columns two have correlation 1 and each of them 0 with the third: √(1/3).
  ///
  /// A column that does not vary changes nothing, wherever it stands.
  @Test(arguments: 0...3) func isTheRootMeanSquareOverThePairsThatVary(place: Int) throws {
    var columns: [[Double]] = [[1, 2, 3, 4], [2, 4, 6, 8], [1, -1, -1, 1]]
    let (rms, sigmas) = try #require(matrix(columns).columnCorrelation())
    #expect(abs(rms - (1.0 / 3).squareRoot()) < 1e-12)
    #expect(abs(sigmas.lowerBound - 1) < 1e-12)
    #expect(abs(sigmas.upperBound - 5.0.squareRoot()) < 1e-12)
    columns.insert([0.1, 0.1, 0.1, 0.1], at: place)
    let (same, sameSigmas) = try #require(matrix(columns).columnCorrelation())
    #expect(abs(same - rms) < 1e-12)
    #expect(abs(sameSigmas.lowerBound - sigmas.lowerBound) < 1e-12)
    #expect(abs(sameSigmas.upperBound - sigmas.upperBound) < 1e-12)
  }

  @Test func isUnknownWithoutTwoColumnsThatVary() {
    #expect(matrix([[1, 2, 3]]).columnCorrelation() == nil)
    #expect(matrix([[1, 2, 3], [7, 7, 7], [0, 0, 0]]).columnCorrelation() == nil)
    // What varies by rounding alone.
    #expect(matrix([[1, 2, 3], [1, 1 + 1e-12, 1]]).columnCorrelation() == nil)
    #expect(matrix([[1], [2]]).columnCorrelation() == nil)
    #expect(Matrix<Double>(rows: 0, columns: 3).columnCorrelation() == nil)
    #expect(Matrix<Double>(rows: 3, columns: 0).columnCorrelation() == nil)
  }

  @Test(arguments: [Double.nan, .infinity]) func isUnknownOfNumbersThatAreNotFinite(odd: Double) {
    #expect(matrix([[1, 2, 3], [3, 1, 2], [1, odd, 3]]).columnCorrelation() == nil)
  }

  /// With many examples whitening takes out what batch normalization leaves.
  @Test func whiteningTakesItOut() throws {
    // Three units, two of them sums with the third.
    let z = Matrix<Float>(
      rows: 3_000, columns: 3,
      elements: (0..<3_000).flatMap { row in
        let (a, b, c) = (Float(row % 7), Float(row % 11), Float(row % 13))
        return [a, a + b, a + b + c]
      })
    let white = Whitening<Float>(units: 3).forward(z, mode: .training).normalized
    let batch = BatchNormalization<Float>(units: 3).forward(z, mode: .training).normalized
    let (before, left) = (
      try #require(batch.columnCorrelation()), try #require(white.columnCorrelation())
    )
    #expect(left.rms < 0.01 && before.rms > 0.3)
    #expect(abs(before.sigmas.lowerBound - 1) < 1e-3 && abs(before.sigmas.upperBound - 1) < 1e-3)
    #expect(abs(try #require(z.columnCorrelation()).rms - before.rms) < 1e-4)
  }
}
