import Datasets
import NeuralNet
import Numerics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// What changed test images cost, and what statistics of these repair.
@Suite struct ShiftTestTests {
  /// Images of 4 × 4 pixels with a bright row or column, which is the class; pixels are grey by chance.
  private static let images: Dataset = {
    useOneThreadForProducts()
    var generator = SeededGenerator(seed: 5)
    func examples(_ count: Int) -> Examples {
      var (pixels, labels): ([UInt8], [UInt8]) = ([], [])
      for _ in 0..<count {
        let label = generator.number(below: 8)
        labels.append(UInt8(label))
        for place in 0..<16 {
          let isLit = label < 4 ? place / 4 == label : place % 4 == label - 4
          pixels.append(UInt8(generator.number(below: 70) + (isLit ? 100 : 40)))
        }
      }
      return Examples(pixels: pixels, labels: labels, inputs: 16)
    }
    return Dataset(
      name: "rows", imageSize: ImageSize(height: 4, width: 4), classes: 8, train: examples(3_000),
      test: examples(600))
  }()

  private func configuration(_ kind: NormalizationKind, _ shift: TestShift) -> Configuration {
    var configuration = Configuration.tiny(kind, rate: 0.3)
    configuration.shiftTest = shift
    return configuration
  }

  /// What another network than the measurement makes of changed images by hand.
  @Test(arguments: [TestShift(.brightness, 0.3), TestShift(.noise, 0.2), TestShift(.blur, 0.7)])
  func accuraciesAreThoseOfChangedImages(shift: TestShift) throws {
    for kind in [NormalizationKind.none, .layer, .batch] {
      let session = Session(configuration(kind, shift), dataset: Self.images, steps: 400)
      let accuracies = session.testAccuracies
      let test = try #require(accuracies.shiftTest)
      #expect(test.shift == shift && test.examples == 600 && test.step == 400)
      #expect(test.unchanged == session.evaluate(Self.images.test).accuracy)
      #expect(test.unchanged > 0.6)
      let change: ImageChange =
        switch shift.kind {
        case .brightness: .brightness(shift.amount)
        case .noise: .noise(shift.amount)
        default: .blur(shift.amount)
        }
      let changed = try #require(
        Self.images.changedTest(Array(0..<600), by: change, seed: 1))
      #expect(test.changed == session.evaluate(changed).accuracy)
      #expect((test.retaken == nil) == (kind != .batch))
      #expect(accuracies.modes?.running == (kind == .batch ? test.unchanged : nil))
      #expect(test.changed != test.unchanged)
    }
  }

  /// A number added to every pixel moves the means of the first layer, which statistics take off again.
  @Test func statisticsOfTheChangedImagesRepairBrightness() throws {
    var configuration = Configuration()
    (configuration.normalization, configuration.shiftTest) = (.batch, TestShift(.brightness, 0.3))
    let session = Session(configuration, dataset: try .mnist(), steps: 300)
    let test = try #require(session.testAccuracies.shiftTest)
    let retaken = try #require(test.retaken)
    #expect(retaken > test.unchanged - 0.05 && retaken > test.changed + 0.2, "\(test)")
  }

  @Test func aQueryChangesWhatTheConfigurationSays() throws {
    let shift = TestShift(.noise, 0.3)
    var run = try HeadlessRun(
      configuration(.batch, shift), dataset: Self.images, compare: true)
    run.perform(.advance(steps: 50))
    func seen(_ change: (inout Query) -> Void) -> Snapshot {
      var query = Query()
      change(&query)
      run.perform(.query(query))
      return run.snapshot()
    }
    #expect(seen { _ in }.networks.allSatisfy { $0.shiftTest == nil })
    let own = seen { $0.wantsAccuracies = true }
    #expect(own.networks.allSatisfy { $0.shiftTest?.shift == shift })
    #expect(own.networks[1].shiftTest?.retaken == nil)
    #expect(own.run.trainer?.testShift == shift && own.run.trainer?.hasImages == true)
    let blur = TestShift(.blur, 1)
    let other = seen { ($0.wantsAccuracies, $0.testShift) = (true, blur) }
    #expect(other.networks.allSatisfy { $0.shiftTest?.shift == blur })
    #expect(other.networks[0].accuracyModes == own.networks[0].accuracyModes)
    let none = seen { ($0.wantsAccuracies, $0.testShift) = (true, TestShift.none) }
    #expect(none.networks.allSatisfy { $0.shiftTest == nil })
    #expect(none.networks[0].accuracyModes != nil)
  }

  @Test func pointsCannotBeChanged() throws {
    let configuration = configuration(.batch, TestShift(.noise, 0.3))
    let error = #expect(throws: ConfigurationError.self) {
      try configuration.validate(.spiral)
    }
    #expect(error?.key == .shiftTest)
    try configuration.validate(Self.images)
    #expect(Session(configuration, dataset: .spiral, steps: 2).testAccuracies.shiftTest == nil)
  }

  @Test func whatIsSpelledIsMeant() {
    for spelling in ["none", "brightness:-0.25", "noise:10.0", "blur:0.5"] {
      #expect(TestShift(spelling: spelling)?.spelling == spelling)
    }
    for spelling in [
      "", "brightness", "brightness:", "brightness:0", "brightness:1.1", "noise:0", "noise:-1",
      "noise:nan", "blur:11", "blur:x", "none:1", "fog:1", "noise:1:2", "noise:inf",
    ] { #expect(TestShift(spelling: spelling) == nil, "\(spelling)") }
  }
}
