import Datasets
import NeuralNet
import Numerics
import Testing

@Suite struct WhiteningTests {
  private static let inputs = 24

  /// Grey images in which neighbouring pixels are alike, and the first is always black.
  private static func examples(_ count: Int, seed: UInt64) -> Examples {
    var generator = SeededGenerator(seed: seed)
    let pixels = (0..<count).flatMap { _ in
      var level = 128.0
      return (0..<inputs).map { pixel in
        level = min(255, max(0, level + 40 * generator.normal()))
        return pixel == 0 ? UInt8(0) : UInt8(level)
      }
    }
    return Examples(pixels: pixels, labels: (0..<count).map { UInt8($0 % 3) }, inputs: inputs)
  }

  private let plain = Dataset(
    name: "ramps", classes: 3, train: examples(1_700, seed: 1), test: examples(400, seed: 2))

  private func mean(_ x: Matrix<Float>) -> [Double] {
    (0..<x.columns).map { j in
      (0..<x.rows).reduce(0) { $0 + Double(x[$1, j]) } / Double(x.rows)
    }
  }

  private func covariance(_ x: Matrix<Float>) -> [[Double]] {
    let mean = mean(x)
    return mean.indices.map { i in
      mean.indices.map { j in
        (0..<x.rows).reduce(0) { $0 + (Double(x[$1, i]) - mean[i]) * (Double(x[$1, j]) - mean[j]) }
          / Double(x.rows)
      }
    }
  }

  private func product(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
    a.map { row in b.indices.map { j in b.indices.reduce(0) { $0 + row[$1] * b[$1][j] } } }
  }

  private func distance(_ a: [[Double]], _ b: [[Double]]) -> Double {
    zip(a, b).flatMap { zip($0, $1).map { abs($0 - $1) } }.max() ?? .infinity
  }

  /// (Σ + ε I)^(−1/2) Σ (Σ + ε I)^(−1/2) · (Σ + ε I) = Σ, as all of these commute.
  @Test func trainingInputsAreDecorrelated() {
    let all = plain.train.batch(0..<plain.train.count).inputs.matrix
    let white = plain.whitened().train.batch(0..<plain.train.count).inputs.matrix
    #expect(mean(white).allSatisfy { abs($0) < 1e-4 })
    var regularized = covariance(all)
    let sigma = regularized
    for i in sigma.indices { regularized[i][i] += Double(InputWhitening.epsilon) }
    #expect(distance(product(covariance(white), regularized), sigma) < 1e-4)
    // Neighbours were nearly the same and are no longer alike.
    let after = covariance(white)
    #expect(sigma[20][21] > 0.05 && abs(after[20][21]) < 0.35)
  }

  @Test func theMapIsTheSymmetricRoot() {
    let starts = [0, 500, 1_000, 1_500]
    let whitening = InputWhitening(
      inputs: Self.inputs,
      batches: starts.map { plain.train.batch($0..<min($0 + 500, 1_700)).inputs.matrix })
    let matrix = (0..<Self.inputs).map { i in
      (0..<Self.inputs).map { Double(whitening.matrix[i, $0]) }
    }
    #expect(distance(matrix, matrix.indices.map { i in matrix.map { $0[i] } }) < 1e-4)
    var regularized = covariance(plain.train.batch(0..<1_700).inputs.matrix)
    for i in regularized.indices { regularized[i][i] += Double(InputWhitening.epsilon) }
    let identity = matrix.indices.map { i in matrix.indices.map { $0 == i ? 1.0 : 0 } }
    #expect(distance(product(product(matrix, matrix), regularized), identity) < 1e-3)
    #expect(abs(matrix[0][0] - 10) < 1e-2, "a pixel that never changes: 1 / √ε")
  }

  @Test func testInputsGoThroughTheSameMap() {
    let white = plain.whitened()
    #expect(white.name == "ramps whitened" && white.inputs == plain.inputs)
    #expect(white.test.labels == plain.test.labels)
    // The same images as training and as test examples come out alike.
    let swapped = Dataset(name: "same", classes: 3, train: plain.train, test: plain.train)
      .whitened()
    #expect(swapped.test.batch([3, 5]) == swapped.train.batch([3, 5]))
    #expect(white.train.batch([3, 5]) == swapped.train.batch([3, 5]))
    #expect(mean(white.test.batch(0..<400).inputs.matrix).contains { abs($0) > 1e-3 })
  }

  @Test func anExampleDoesNotDependOnItsBatch() {
    let train = plain.whitened().train
    let alone = train.batch([7]).inputs.matrix.elements
    let among = train.batch([1, 7, 2]).inputs.matrix.elements[24..<48]
    #expect(zip(alone, among).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(train.batch([]).inputs.matrix.elements.isEmpty)
  }

  @Test func pointsAreWhitenedToo() {
    let white = Dataset.toy(.moons, seed: 1).whitened()
    let after = covariance(white.train.batch(0..<white.train.count).inputs.matrix)
    #expect(abs(after[0][0] - 1) < 0.05 && abs(after[1][1] - 1) < 0.05)
    #expect(abs(after[0][1]) < 0.01)
  }
}
