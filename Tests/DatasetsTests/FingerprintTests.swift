import Datasets
import Testing

@Suite struct FingerprintTests {
  private func set(
    name: String = "s", pixels: [UInt8] = [1, 2, 3, 4], labels: [UInt8] = [0, 1],
    size: ImageSize = ImageSize(height: 1, width: 2), classes: Int = 2, tests: [UInt8] = [5, 6]
  ) -> Dataset {
    Dataset(
      name: name, imageSize: size, classes: classes,
      train: Examples(pixels: pixels, labels: labels, inputs: size.pixels),
      test: Examples(pixels: tests, labels: [0], inputs: size.pixels))
  }

  @Test func tellsEverythingApart() {
    let prints = [
      set(), set(name: "t"), set(pixels: [1, 2, 3, 5]), set(labels: [1, 0]), set(classes: 3),
      set(size: ImageSize(height: 2, width: 1)), set(tests: [5, 7]), set(pixels: [2, 1, 3, 4]),
      .toy(.moons, seed: 1), .toy(.moons, seed: 2), .toy(.blobs, seed: 1),
    ].map(\.fingerprint)
    #expect(Set(prints).count == prints.count)
    #expect(set().fingerprint == prints[0])
    #expect(prints.allSatisfy { $0.wholeMatch(of: /crc32 [0-9a-f]{8}/) != nil })
  }

  @Test func theImagesInsideHaveTheirOwn() throws {
    #expect(try Dataset.mnist().fingerprint == "crc32 5d4f3b92")
  }
}
