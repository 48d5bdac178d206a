import Datasets
import NeuralNet
import Numerics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// The loss along a step from a network in training.
@Suite struct LandscapeTests {
  @Test(arguments: [0, 0.5]) func isOfTheLatestBatchWithItsDropout(rate: Double) throws {
    var configuration = Configuration.tiny(.batch)
    configuration.dropout = rate
    var run = try Run(Session(configuration, dataset: .small))
    #expect(run.landscape == nil)
    run.advance(steps: 30)
    let landscape = try #require(run.landscape)
    let (network, batch) = (run.session.network, try #require(run.session.latest))
    let (inputs, masks) = (batch.trace.input, batch.trace.masks)
    #expect(masks.isEmpty == (rate == 0))
    func loss(_ network: Network<Float>, _ masks: [Matrix]) -> Double {
      let logits = network.forward(inputs, mode: .training, masks: masks).logits
      return CrossEntropy(logits: logits, labels: batch.labels).loss
    }
    #expect(landscape.step == 30 && landscape.rate == configuration.rate)
    #expect(landscape.points.map(\.length) == [0] + Landscape.lengths)
    #expect(landscape.points[0].loss == loss(network, masks))
    if rate > 0 { #expect(abs(landscape.points[0].loss - loss(network, [])) > 1e-3) }
    // The point at length 1 is a step of plain gradient descent away.
    let trace = network.forward(inputs, mode: .training, masks: masks)
    let gradients = network.backward(
      CrossEntropy(logits: trace.logits, labels: batch.labels).gradient, trace: trace)
    var (moved, optimizer) = (network, Optimizer<Float>(.sgd(momentum: 0), layers: 2))
    optimizer.step(&moved, gradients: gradients, rate: Float(configuration.rate))
    let point = try #require(landscape.points.first { $0.length == 1 })
    #expect(abs(point.loss - loss(moved, masks)) < 1e-6)
    // Looking changes nothing.
    #expect(run.session.network == network)
  }

  typealias Matrix = Numerics.Matrix<Float>

  @Test func itsNumbersAreThoseOfItsPoints() {
    let points = [(0, 2, 0), (1, 1.5, 0.2), (2, 1.75, 0.6), (4, 2.25, 0.8)].map {
      Landscape.Point(length: $0.0, loss: $0.1, gradientChange: $0.2)
    }
    let landscape = Landscape(step: 7, rate: 0.5, gradientNorm: 3, points: points)
    #expect(landscape.lossRange == 0.75)
    // 0.2 / 0.5, 0.6 / 1 and 0.8 / 2.
    #expect(abs(landscape.smoothness - 0.6) < 1e-12)
    #expect(landscape.furthest == (0.25, 0.8))
    let wild = Landscape(
      step: 7, rate: 0.5, gradientNorm: 3,
      points: points + [Landscape.Point(length: 5, loss: .nan, gradientChange: .nan)])
    #expect(wild.lossRange.isNaN && wild.smoothness.isNaN)
  }

  @Test func isToldWhereItIsAskedForAndOfTheMomentShown() throws {
    var run = try HeadlessRun(.tiny(), dataset: .small, compare: true)
    run.perform(.advance(steps: 120))
    #expect(run.snapshot().networks.allSatisfy { $0.landscape == nil })
    var query = Query()
    query.wantsLandscape = true
    run.perform(.query(query))
    #expect(run.snapshot().networks.map(\.landscape?.step) == [120, 120])
    query.step = 50
    run.perform(.query(query))
    let past = run.snapshot().networks.map(\.landscape)
    #expect(past.map(\.?.step) == [50, 50])
    var again = try Run(Session(.tiny(), dataset: .small))
    again.advance(steps: 50)
    #expect(past[0] == again.landscape)
  }

  /// Commands come in between, however large the network.
  @Test func isMeasuredASliceAtATime() throws {
    var configuration = Configuration.tiny()
    configuration.hidden = [2000, 2000]
    var run = try HeadlessRun(configuration, dataset: .small, compare: false)
    run.perform(.advance(steps: 1))
    var query = Query()
    query.wantsLandscape = true
    run.perform(.query(query), turns: 1)
    #expect(run.snapshot(isFinished: false).networks[0].landscape == nil)
    let landscape = try #require(run.snapshot().networks[0].landscape)
    #expect(landscape.points.count == Landscape.lengths.count + 1)
    #expect(landscape == run.snapshot().networks[0].landscape)
  }

  @Test func itsFurthestPointIsKeptOncePerWindow() throws {
    var run = try Run(Session(.tiny(), dataset: .small))
    func change() -> Double? { run.current[.gradientChange] }
    run.advance(steps: 249)
    run.observe()
    #expect(run.current.step == 249 && change() == nil && run.current[.lossChange] == nil)
    run.advance(steps: 1)
    run.observe()
    let landscape = try #require(run.landscape)
    #expect(change() == landscape.furthest.gradientChange)
    #expect(run.current[.lossChange] == landscape.furthest.lossChange)
    run.advance(steps: 30)
    run.observe()
    #expect(change() == landscape.furthest.gradientChange)
    #expect(run.landscape?.furthest.gradientChange != change())
    // It says nothing of another function.
    run.perform(.toggleNormalization(network: 0, Toggle()))
    #expect(run.current.normalization != nil && change() == nil)
    run.advance(steps: 220)
    run.observe()
    #expect(change() != nil)
  }

  @Test func lookingAlongAStepChangesNothing() throws {
    var query = Query()
    (query.wantsLandscape, query.wantsFlow) = (true, true)
    try expectLookingChangesNothing(query)
  }
}
