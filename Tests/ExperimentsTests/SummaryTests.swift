import Datasets
import Experiments
import NeuralNet
import Statistics
import Telemetry
import Testing
import Training
import TrainingFixtures

@Suite struct SummaryTests {
  @Test(arguments: NormalizationKind.allCases)
  func sumsUpASession(normalization: NormalizationKind) throws {
    let configuration = Configuration.tiny(normalization)
    var told: [Int] = []
    let (summary, time) = try Summary.training(
      Session(configuration, dataset: .spiral), steps: 80
    ) { told.append($0.steps) }
    #expect(told == Array(1...80))
    #expect(time > .zero)
    let session = Session(configuration, dataset: .spiral, steps: 80)
    let train = session.evaluate(Dataset.spiral.train)
    #expect(summary.normalization == normalization)
    #expect(summary.steps == 80 && summary.divergedAt == nil && summary.layerCount == 2)
    #expect(summary.loss == train.loss && summary.trainAccuracy == train.accuracy)
    #expect(summary.testAccuracy == session.evaluate(Dataset.spiral.test).accuracy)
    let layers = try #require(summary.layers)
    var run = try Run(Session(configuration, dataset: .spiral))
    run.advance(steps: 80)
    run.observe()
    #expect(layers.map(\.shift) == run.current.layers.map(\.shift))
    #expect(layers.allSatisfy { ($0.shift?.raw ?? 0) > 0 })
  }

  @Test func sumsUpADivergence() throws {
    let configuration = Configuration.tiny(activation: .relu, rate: 1e9)
    var told: [Int] = []
    let (summary, _) = try Summary.training(
      Session(configuration, dataset: .spiral), steps: 500
    ) { told.append($0.steps) }
    let step = try #require(summary.divergedAt)
    #expect(summary.steps == step - 1)
    #expect(told.count == step)
    #expect(summary.layerCount == 2)
  }

  @Test func networksSideBySideAreWhatTheyAreAlone() throws {
    let configurations = [
      Configuration.tiny(), .tiny(.batch), .tiny(activation: .relu, rate: 1e9),
    ]
    var told = [0]
    let together = try Summary.training(configurations, dataset: .spiral, steps: 400) {
      told.append($0.steps)
    }
    #expect(told == told.sorted() && told.allSatisfy { $0 <= 400 })
    for (configuration, (summary, time)) in zip(configurations, together) {
      let (alone, _) = try Summary.training(
        Session(configuration, dataset: .spiral), steps: 400
      ) { _ in }
      #expect(summary.normalization == configuration.normalization && time > .zero)
      #expect(summary.steps == alone.steps && summary.divergedAt == alone.divergedAt)
      #expect(summary.layers?.map(\.shift) == alone.layers?.map(\.shift))
    }
  }

  @Test func theFirstMistakeOfNetworksSideBySideIsThrown() {
    var impossible = Configuration.tiny()
    impossible.initialization = .gaussian(1e300)
    let error = #expect(throws: ConfigurationError.self) {
      try Summary.training([.tiny(), impossible], dataset: .spiral, steps: 3) { _ in }
    }
    #expect(error?.key == .initialization)
  }

  @Test func theBenchmarkOfANetworkThatDivergesEnds() throws {
    for rate in [3, 30, 1e3, 1e9] {
      var benchmark = try Benchmark(.tiny(activation: .relu, rate: rate), dataset: .spiral)
      benchmark.measure(for: .milliseconds(5))
      #expect(benchmark.floor.perSecond > 0)
    }
  }

  @Test func theBenchmarkMeasuresEverything() throws {
    var benchmark = try Benchmark(.tiny(), dataset: .spiral)
    #expect(benchmark.training.perSecond == 0)
    benchmark.measure(for: .milliseconds(5))
    for rate in [
      benchmark.training, benchmark.withStatistics, benchmark.everyStep, benchmark.floor,
      benchmark.observing,
    ] {
      #expect(rate.perSecond > 0 && rate.perSecond.isFinite)
    }
    #expect(benchmark.snapshot().current.step > 0)
  }
}
