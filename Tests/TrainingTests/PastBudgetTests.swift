import Datasets
import NeuralNet
import Statistics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// History, copies and what a network is compared with fit into one budget of bytes.
@Suite struct PastBudgetTests {
  /// The budget of a network over pictures of 784 pixels, as large as its numbers say.
  private func budget(layers: Int, units: Int) -> (PastBudget, point: Observation) {
    var configuration = Configuration()
    configuration.hidden = Array(repeating: units, count: layers)
    let point = observation(step: 0, layers: layers, units: units)
    let budget = PastBudget(
      network: configuration.size(inputs: 784, classes: 10), samples: layers * units * 257 * 4,
      start: configuration.size(inputs: 784, classes: 10) + (layers - 1) * units * 256 * 4,
      points: History().capacity, point: point)
    return (budget, point)
  }

  /// What is seen of so many layers over a probe of 256 examples.
  private func observation(step: Int, layers: Int, units: Int) -> Observation {
    let pooled = Distribution((0..<1000).map(Float.init))
    let own = Distribution((0..<256).map(Float.init))
    let summary = UnitSummary(
      q15: 0, q50: 1, q85: 2, mean: 1, sigma: 1, saturated: 0, shift: 0)
    return Observation(
      step: step, normalization: nil, markStep: 0,
      layers: (0..<layers).map { order in
        LayerObservation(
          id: LayerID(order: order), pooled: pooled,
          units: UnitsObservation(
            summaries: Array(repeating: summary, count: units), relative: pooled, leftOut: 0,
            typical: UnitObservation(unit: 0, now: own, mark: own, shift: 0)))
      })
  }

  @Test func theDefaultNetworkKeepsEveryPointAndManyCopies() {
    let (budget, point) = budget(layers: 3, units: 100)
    #expect((20...48).contains(budget.copies), "\(budget.copies)")
    #expect(budget.size <= PastBudget.bytes)
    var history = History(bytes: PastBudget.historyBytes)
    for step in 0...1000 {
      history.append(observation(step: step, layers: 3, units: 100))
    }
    #expect(history.stride == 4 && history.unitStride == 4)
    #expect(256 * point.size < PastBudget.historyBytes)
  }

  @Test func ofManyWideLayersThereAreNoCopiesAndABoundedHistory() {
    let (budget, point) = budget(layers: 64, units: 1000)
    #expect(budget.copies == 0)
    #expect(256 * point.size > 500_000_000, "what it would take without a bound")
    var history = History(bytes: PastBudget.historyBytes)
    for step in 0...300 {
      history.append(observation(step: step, layers: 64, units: 1000))
      #expect(history.size <= PastBudget.historyBytes)
    }
    #expect(history.points.count > 30, "\(history.points.count)")
    #expect(history.points.filter { $0.layers[0].units != nil }.count > 1)
  }

  @Test func ofThreeWideLayersThereAreCopiesFromWhichThePastIsSoonMadeAgain() {
    let (budget, _) = budget(layers: 3, units: 1000)
    #expect((4...8).contains(budget.copies), "\(budget.copies)")
    #expect(budget.size <= PastBudget.mostBytes)
  }

  /// A copy of one wide layer over points of the plane is small, but what was seen of it is not.
  @Test func whatWasSeenOfAWideLayerCountsToo() throws {
    var configuration = Configuration.tiny()
    configuration.hidden = [4096]
    let run = try Run(Session(configuration, dataset: .spiral))
    #expect((3...12).contains(run.budget.copies), "\(run.budget.copies)")
    #expect(run.budget.size <= PastBudget.mostBytes)
  }

  @Test(arguments: [([1500, 1500], 1...4), ([4096, 4096], 0...0)])
  func thePastOfALargeNetworkIsMadeAgainFromFewCopiesOrFromTheSeed(
    hidden: [Int], copies: ClosedRange<Int>
  ) throws {
    var configuration = Configuration.tiny(.batch)
    configuration.hidden = hidden
    let start = try Run(Session(configuration, dataset: .spiral(tested: 4)))
    var run = start
    run.advance(steps: 9)
    run.perform(.setRate(0.01))
    run.advance(steps: 9)
    #expect(copies.contains(run.checkpointCount), "\(run.checkpointCount)")
    var again = start
    again.advance(steps: 9)
    again.perform(.setRate(0.01))
    again.advance(steps: 4)
    #expect(try #require(run.restored(at: 13)).session.network == again.session.network)
  }
}
