import Datasets
import NeuralNet
import Numerics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// What networks answer to test examples.
@Suite struct AnswersTests {
  private func asked(at step: Int? = nil) -> Command {
    var query = Query()
    query.wantsAnswers = true
    query.step = step
    return .query(query)
  }

  @Test func theyAgreeWithTheAccuracyOfTheSession() throws {
    var headless = try HeadlessRun(.tiny(.batch), dataset: .spiral, compare: false)
    headless.perform([.advance(steps: 137)])
    headless.perform(asked())
    let network = try headless.network()
    let answers = try #require(network.answers)
    let session = Session(.tiny(.batch), dataset: .spiral, steps: 137)
    // The sample is all of the 1,000 test points.
    #expect(answers.accuracy == session.evaluate(session.dataset.test).accuracy)
    #expect(network.current[.testAccuracy] == answers.accuracy)
    #expect(answers.confusion.joined().reduce(0, +) == 1000)
    #expect((0..<3).reduce(0) { $0 + answers.confusion[$1][$1] } == answers.right)
    #expect(answers.given.allSatisfy { (1 / 3...1).contains($0?.probability ?? 0) })
  }

  @Test func onlyWhoAsksGetsThem() throws {
    var headless = try HeadlessRun(.tiny(), dataset: .spiral, compare: true)
    headless.perform(.advance(steps: 20))
    #expect(headless.networks().allSatisfy { $0.answers == nil })
    headless.perform(asked())
    #expect(headless.networks().allSatisfy { $0.answers != nil })
    headless.perform(.query(Query()))
    #expect(headless.networks().allSatisfy { $0.answers == nil })
  }

  @Test func thePastAnswersAsItDid() throws {
    var headless = try HeadlessRun(.tiny(), dataset: .spiral, compare: true)
    headless.perform(.advance(steps: 33))
    headless.perform(asked())
    let then = headless.networks().map(\.answers)
    headless.perform(.advance(steps: 100))
    #expect(headless.networks().map(\.answers) != then)
    headless.perform(asked(at: 33))
    #expect(headless.networks().map(\.answers) == then)
  }

  @Test func theExamplesAreFixedByTheSeed() throws {
    func sample(_ seed: UInt64, steps: Int) throws -> AnswerSample {
      var headless = try HeadlessRun(.tiny(seed: seed), dataset: .spiral, compare: false)
      headless.perform(.advance(steps: steps))
      headless.perform(asked())
      return try #require(headless.network().answers).sample
    }
    let first = try sample(1, steps: 3)
    #expect(try sample(1, steps: 40) == first)
    #expect(try sample(2, steps: 3) != first)
  }

  @Test func theMapAnswersLikeTheNetworkAndHoldsAllPoints() throws {
    var headless = try HeadlessRun(.tiny(), dataset: .spiral, compare: false)
    headless.perform(.advance(steps: 60))
    headless.perform(asked())
    let answers = try #require(headless.network().answers)
    let map = try #require(answers.map)
    #expect(map.lower == -map.upper, "0 is in the middle of what lies around it")
    let network = Session(.tiny(), dataset: .spiral, steps: 60).network
    for (column, row) in [(0, 0), (map.columns - 1, 0), (5, map.rows - 1), (30, 20)] {
      let share = SIMD2(
        (Double(column) + 0.5) / Double(map.columns),
        1 - (Double(row) + 0.5) / Double(map.rows))
      let place = map.lower + share * (map.upper - map.lower)
      let logits = network.forward(
        .dense(Matrix(rows: 1, columns: 2, elements: [Float(place.x), Float(place.y)])),
        mode: .inference
      ).logits.elements
      #expect(
        map.cells[row * map.columns + column]?.choice == logits.firstIndex(of: logits.max() ?? 0))
    }
    #expect(
      answers.sample.points.allSatisfy { point in
        (map.lower.x...map.upper.x).contains(Double(point.x))
          && (map.lower.y...map.upper.y).contains(Double(point.y))
      })
  }

  @Test func imagesAreShownAsTheyAre() throws {
    // Class 1 is bright on the left, class 0 on the right.
    let pixels: [UInt8] = (0..<60).flatMap { $0 % 2 == 1 ? [255, 0, 255, 0] : [0, 51, 0, 51] }
    let examples = Examples(pixels: pixels, labels: (0..<60).map { UInt8($0 % 2) }, inputs: 4)
    let images = Dataset(
      name: "halves", imageSize: ImageSize(height: 2, width: 2), classes: 2, train: examples,
      test: examples)
    for dataset in [images, images.whitened()] {
      var headless = try HeadlessRun(.tiny(), dataset: dataset, compare: false)
      headless.perform(asked())
      let answers = try #require(headless.network().answers)
      #expect(answers.map == nil && answers.sample.pictures.count == 40)
      for (picture, label) in zip(answers.sample.pictures, answers.sample.labels) {
        #expect(picture.pixels == (label == 1 ? [255, 0, 255, 0] : [0, 51, 0, 51]))
      }
    }
  }
}
