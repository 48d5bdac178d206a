import Datasets
import NeuralNet
import Statistics
import Telemetry
import Testing
import Training
import TrainingFixtures

@Suite struct RunTests {
  @Test(arguments: NormalizationKind.allCases)
  func observingNeverChangesTheNumbers(normalization: NormalizationKind) throws {
    let configuration = Configuration.tiny(normalization, rule: .sgd(momentum: 0.9), rate: 0.05)
    var run = try Run(Session(configuration, dataset: .spiral))
    for step in 1...130 {
      run.advance(steps: 1)
      run.observe(testing: step.isMultiple(of: 3))
      _ = run.snapshot()
    }
    let session = Session(configuration, dataset: .spiral, steps: 130)
    #expect(run.session.network == session.network)
    #expect(run.current[.trainLoss] == session.latest?.loss)
  }

  @Test func thePastDoesNotDependOnWhoLooks() throws {
    var (watched, alone) = (
      try Run(Session(.tiny(.batch), dataset: .spiral)),
      try Run(Session(.tiny(.batch), dataset: .spiral))
    )
    for step in 1...300 {
      watched.advance(steps: 1)
      watched.observe(testing: step.isMultiple(of: 7))
    }
    alone.advance(steps: 300)
    #expect(difference(watched.history, alone.history) == nil)
    watched.observe(testing: true)
    alone.observe(testing: true)
    #expect(difference([watched.snapshot()], [alone.snapshot()]) == nil)
  }

  @Test func historyHasAllStepsAndThenFewer() throws {
    let fresh = try Run(Session(.tiny(), dataset: .small), history: History(capacity: 16))
    var run = fresh
    run.advance(steps: 15)
    #expect(run.history.points.map(\.step) == Array(0...15))
    run.advance(steps: 25)
    #expect(run.history.stride == 4)
    #expect(run.history.points.map(\.step) == Array(stride(from: 0, through: 40, by: 4)))
    for point in run.history.points.dropFirst() {
      var other = fresh
      other.advance(steps: point.step)
      other.observe()
      #expect(difference(other.current, point) == nil)
    }
  }

  @Test func aPictureMayLagBehindAndNoFurther() throws {
    var run = try Run(Session(.tiny(), dataset: .spiral), history: History(stride: 64))
    run.advance(steps: 7)
    run.observe(lag: 7)
    #expect(run.current.step == 0)
    run.observe(lag: 6)
    #expect(run.current.step == 7)
    run.advance(steps: 1)
    run.observe()
    #expect(run.current.step == 8)
    run.advance(steps: 60)
    #expect(run.current.step == 64 && run.history.points.last == run.current)
  }

  @Test func memoryIsBoundedOverManySteps() throws {
    var configuration = Configuration.tiny(rate: 0.01)
    configuration.hidden = [3]
    configuration.batchSize = 2
    let points = Examples(coordinates: [0, 1, 2, 3], labels: [0, 0, 1, 1], inputs: 1)
    let set = Dataset(name: "points", classes: 2, train: points, test: points)
    var run = try Run(Session(configuration, dataset: set))
    for _ in 0..<60 {
      run.advance(steps: 1_000)
      #expect(run.history.points.count <= 256)
    }
    #expect(run.session.step == 60_000)
    #expect(run.history.stride == 256)
    #expect(run.history.points.map(\.step) == Array(stride(from: 0, through: 60_000, by: 256)))
  }

  @Test func numbersThatAreNotFiniteFromTheStartAreRefused() {
    var configuration = Configuration.tiny()
    configuration.initialization = .gaussian(1e38)
    let error = #expect(throws: ConfigurationError.self) {
      try Run(Session(configuration, dataset: .small))
    }
    #expect(error?.description.hasPrefix("--init: ") == true)
  }

  @Test func lanesTrainSideBySideAsTheyDoAlone() throws {
    let workers = [
      Worker(try Run(Session(.tiny(.none), dataset: .spiral)), name: "a"),
      Worker(try Run(Session(.tiny(.batch), dataset: .spiral)), name: "b"),
    ]
    for _ in 0..<20 { Worker.together(workers) { $0.advance(steps: 7) } }
    let networks = workers.map { $0.withRun { $0.session.network } }
    #expect(networks[0] == Session(.tiny(.none), dataset: .spiral, steps: 140).network)
    #expect(networks[1] == Session(.tiny(.batch), dataset: .spiral, steps: 140).network)
  }
}
