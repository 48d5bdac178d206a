import Datasets
import NeuralNet
import Numerics
import Testing

/// The first training examples of a set.
@Suite struct LimitTests {
  /// 300 images of 40 pixels to train with and 40 to test with, of which so large a share is lit.
  private func images(lit: Double) -> Dataset {
    var light = SeededGenerator(seed: 1)
    func examples(_ count: Int) -> Examples {
      let pixels = SampleSet.pixels(count * 40).map { light.uniform() < lit ? max(1, $0) : 0 }
      return Examples(pixels: pixels, labels: SampleSet.labels(count, 7), inputs: 40)
    }
    return Dataset(
      name: "some", imageSize: ImageSize(height: 8, width: 5), classes: 7, train: examples(300),
      test: examples(40))
  }

  private func expectFirst(_ count: Int, of whole: Dataset) {
    let limited = whole.limited(to: count)
    let rows = [count - 1, 0, count / 2]
    #expect(limited.train.count == count && limited.available == whole.train.count)
    #expect(limited.train.batch(rows) == whole.train.batch(rows))
    #expect(limited.test == whole.test && limited.classes == whole.classes)
    #expect(limited.imageSize == whole.imageSize)
    #expect(limited.name == "first \(count) of \(whole.name)")
    #expect(limited.fingerprint != whole.fingerprint)
  }

  @Test(arguments: [0, 0.1, 0.9], [1, 60, 299]) func imagesStayAsTheyAre(lit: Double, count: Int) {
    expectFirst(count, of: images(lit: lit))
  }

  @Test(arguments: ToySet.allCases) func fewPointsAreOfAllClasses(set: ToySet) {
    let whole = Dataset.toy(set, seed: 3)
    expectFirst(60, of: whole)
    let labels = whole.limited(to: 60).train.labels
    for label in 0..<set.classes { #expect(labels.count { $0 == label } == 60 / set.classes) }
  }

  @Test(arguments: [300, 301, Int.max]) func aSetWithoutMoreStaysWhole(count: Int) {
    let whole = images(lit: 0.1)
    #expect(whole.limited(to: count) == whole && whole.available == 300)
  }

  /// Statistics are those of what is learned from.
  @Test func whiteningSeesTheFirstAlone() {
    let whole = images(lit: 0.5)
    let limited = whole.limited(to: 100)
    let alone = Dataset(name: "alone", classes: 7, train: limited.train, test: whole.test)
    let rows = [0, 50, 99]
    #expect(limited.whitened().train.batch(rows) == alone.whitened().train.batch(rows))
    #expect(limited.whitened().train.batch(rows) != whole.whitened().train.batch(rows))
    #expect(limited.whitened().available == 300)
  }
}
