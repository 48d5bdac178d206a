import Datasets
import NeuralNet
import Numerics
import Testing

@Suite struct ExamplesTests {
  @Test(arguments: [1, 2, 15, 16, 63, 64, 65, 127, 784, 5_000], [0, 0.15, 0.5, 1])
  func batchIsWhatReadingTheRowsOneByOneGives(width: Int, lit: Double) {
    let count = 300
    var light = SeededGenerator(seed: 1)
    // Rows that are black and rows without black are among them.
    let pixels = SampleSet.pixels(count * width).enumerated().map { i, pixel in
      i / width == 5 || i / width != 0 && light.uniform() >= lit ? 0 : max(1, pixel)
    }
    let labels = (0..<count).map { UInt8($0 % 7) }
    let examples = Examples(pixels: pixels, labels: labels, inputs: width)
    var generator = SeededGenerator(seed: UInt64(width))
    let random = (0..<200).map { _ in Int.random(in: 0..<count, using: &generator) }
    let rows = [0, count - 1, 5, 5] + random
    let batch = examples.batch(rows)
    let slow = rows.flatMap { row in
      pixels[row * width..<(row + 1) * width].map { Float($0) / 255 }
    }
    if width > 100 {
      let isSparse = if case .sparse = batch.inputs { true } else { false }
      #expect(isSparse == (lit < Examples.sparseLimit))
    }
    #expect(batch.inputs.matrix == Matrix(rows: rows.count, columns: width, elements: slow))
    #expect(batch.labels == rows.map { Int(labels[$0]) })
  }

  @Test func everyPixelIsTheNearestFloat() {
    let pixels = (0...255).map { UInt8($0) }
    let examples = Examples(pixels: pixels, labels: [0], inputs: 256)
    #expect(examples.batch([0]).inputs.matrix.elements == pixels.map { Float($0) / 255 })
  }

  @Test func pointsKeepTheirCoordinates() {
    let examples = Examples(coordinates: [1, -2, 3, -4, 5, -6], labels: [0, 1, 2], inputs: 2)
    let batch = examples.batch([2, 0, 2])
    #expect(batch.inputs.matrix.elements == [5, -6, 1, -2, 5, -6])
    #expect(batch.labels == [2, 0, 2])
  }

  @Test func indicesMayBeAnyCollection() {
    let examples = Examples(pixels: SampleSet.pixels(40), labels: [0, 1, 2, 3], inputs: 10)
    #expect(examples.batch(1..<3) == examples.batch([1, 2]))
    #expect(examples.batch([9, 3, 2, 1][1...].reversed()) == examples.batch([1, 2, 3]))
  }

  @Test func noIndexGivesNoRow() {
    let images = Examples(pixels: SampleSet.pixels(40), labels: [0, 1, 2, 3], inputs: 10)
    let batch = images.batch([])
    #expect(batch.inputs.rows == 0)
    #expect(batch.inputs.columns == 10)
    #expect(batch.labels.isEmpty)
  }
}
