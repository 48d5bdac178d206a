import Datasets
import Foundation
import NeuralNet
import Numerics
import Testing

/// Changes of images that training does not see.
@Suite struct ImageChangeTests {
  private let size = ImageSize(height: 2, width: 2)

  private func changed(
    _ pixels: [Float], _ change: ImageChange, _ size: ImageSize, seed: UInt64 = 1
  ) -> [Float] {
    var generator = SeededGenerator(seed: seed)
    return change.apply(to: pixels, size: size, &generator)
  }

  @Test func brightnessIsAddedAndClipped() {
    let pixels: [Float] = [0, 0.5, 0.75, 1]
    #expect(changed(pixels, .brightness(0.25), size) == [0.25, 0.75, 1, 1])
    #expect(changed(pixels, .brightness(-0.5), size) == [0, 0, 0.25, 0.5])
  }

  @Test func noiseHasItsSigmaAndIsClipped() {
    let size = ImageSize(height: 100, width: 200)
    let pixels = [Float](repeating: 0.5, count: size.pixels)
    let little = changed(pixels, .noise(0.1), size)
    let mean = little.reduce(0, +) / Float(little.count)
    let variance = little.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(little.count)
    #expect(abs(mean - 0.5) < 0.003 && abs(variance.squareRoot() - 0.1) < 0.003)
    let much = changed(pixels, .noise(1), size)
    // 31 % of N(0.5, 1) are below 0, and as many above 1.
    for edge: Float in [0, 1] {
      #expect(abs(Double(much.count { $0 == edge }) / Double(much.count) - 0.3085) < 0.015)
    }
    #expect(much.allSatisfy { (0...1).contains($0) })
    #expect(changed(pixels, .noise(1), size) == much)
    #expect(changed(pixels, .noise(1), size, seed: 2) != much)
  }

  private struct Golden: Decodable {
    let height: Int, width: Int
    let sigma: Double
    let pixels: [Float], blurred: [Float]
  }

  @Test func blurIsThatOfPyTorch() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Goldens/blur.json")
    let goldens = try JSONDecoder().decode([Golden].self, from: Data(contentsOf: file))
    #expect(goldens.count == 3)
    for golden in goldens {
      let size = ImageSize(height: golden.height, width: golden.width)
      let blurred = changed(golden.pixels, .blur(golden.sigma), size)
      #expect(zip(blurred, golden.blurred).allSatisfy { abs($0 - $1) < 1e-6 })
      #expect(blurred.count == golden.blurred.count)
    }
  }

  private var images: Dataset {
    let pixels: [UInt8] = [0, 51, 102, 255, 10, 20, 30, 40, 255, 255, 0, 0]
    let examples = Examples(pixels: pixels, labels: [0, 1, 2], inputs: 4)
    return Dataset(
      name: "images", imageSize: size, classes: 3, train: examples, test: examples)
  }

  @Test func testImagesAreChangedAndTheirLabelsStay() throws {
    let changed = try #require(
      images.changedTest([2, 0], by: .brightness(0.2), seed: 1))
    let batch = changed.batch(0..<2)
    #expect(batch.labels == [2, 0])
    #expect(
      batch.inputs.matrix.elements == [255, 255, 51, 51, 51, 102, 153, 255].map { $0 / 255 })
  }

  /// Whichever other images are asked for, an image has the same noise; another one has other noise.
  @Test func noiseIsTheImages() throws {
    func noisy(_ rows: [Int], seed: UInt64 = 1) throws -> [[Float]] {
      let changed = try #require(images.changedTest(rows, by: .noise(0.1), seed: seed))
      return rows.indices.map { changed.batch([$0]).inputs.matrix.elements }
    }
    let both = try noisy([0, 1])
    #expect(try noisy([1, 1, 0]) == [both[1], both[1], both[0]])
    #expect(try noisy([0, 1], seed: 2) != both)
  }

  @Test func whitenedImagesAreWhitenedAfterwards() throws {
    let whitened = images.whitened()
    let changed = try #require(whitened.changedTest([0], by: .brightness(-1), seed: 1))
    // A black image is what is left, and the map makes of it what it makes of one among the others.
    let black = Dataset(
      name: "black", imageSize: size, classes: 3, train: images.train,
      test: Examples(pixels: [0, 0, 0, 0], labels: [0], inputs: 4)
    ).whitened()
    #expect(
      changed.batch([0]).inputs.matrix.elements == black.test.batch([0]).inputs.matrix.elements)
  }

  @Test func pointsAreNoImages() {
    #expect(Dataset.toy(.spiral, seed: 1).changedTest([0], by: .noise(1), seed: 1) == nil)
  }
}
