import Datasets
import NeuralNet
import Numerics
import Testing

@Suite struct MNISTTests {
  let set: Dataset

  init() throws { set = try Dataset.mnist() }

  @Test func hasTheShapeOfMNIST() {
    #expect(set.name == "MNIST")
    #expect(set.imageSize == ImageSize(height: 28, width: 28))
    #expect(set.inputs == 784)
    #expect(set.classes == 10)
    #expect(set.train.count == 60_000)
    #expect(set.test.count == 10_000)
  }

  @Test func labelsAreThoseOfMNIST() {
    #expect(
      histogram(of: set.train) == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
    #expect(histogram(of: set.test) == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
    #expect(set.train.labels.prefix(10) == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
    #expect(set.test.labels.prefix(10) == [7, 2, 1, 0, 4, 1, 4, 9, 5, 9])
  }

  @Test func pixelsAreZeroOrOne() {
    // The number of white pixels in the files, counted by another program.
    #expect(countOfOnes(in: set.train) == 6_221_431)
    #expect(countOfOnes(in: set.test) == 1_052_359)
  }

  @Test func theExtentIsKnownBefore() throws {
    #expect(try Dataset.mnist().extent == .mnist)
  }

  private func histogram(of examples: Examples) -> [Int] {
    examples.labels.reduce(into: Array(repeating: 0, count: 10)) { $0[Int($1)] += 1 }
  }

  /// The number of pixels that are 1, or nil when there are pixels that are neither 0 nor 1.
  private func countOfOnes(in examples: Examples) -> Int? {
    var ones = 0
    for start in stride(from: 0, to: examples.count, by: 1_000) {
      let pixels = examples.batch(start..<start + 1_000).inputs.matrix.elements
      let areBinary = pixels.withUnsafeBufferPointer { pixels in
        // Ten times as fast as `allSatisfy` where nothing is optimised.
        var i = 0
        while i < pixels.count && (pixels[i] == 0 || pixels[i] == 1) {
          if pixels[i] == 1 { ones += 1 }
          i += 1
        }
        return i == pixels.count
      }
      guard areBinary else { return nil }
    }
    return ones
  }
}
