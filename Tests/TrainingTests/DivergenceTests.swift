import Datasets
import NeuralNet
import Numerics
import Statistics
import Telemetry
import Testing
import Training
import TrainingFixtures

@Suite struct DivergenceTests {
  /// Six layers of ReLU at learning rate 1, which batch normalization survives.
  @Test func onlyTheTwinWithNormalizationGoesOn() throws {
    useOneThreadForProducts()
    var configuration = Configuration()
    configuration.hidden = Array(repeating: 100, count: 6)
    configuration.activation = .relu
    configuration.initialization = .he
    configuration.rate = 1
    var headless = try HeadlessRun(configuration, dataset: .mnist(), compare: true)
    headless.perform(.advance(steps: 60))
    let first = headless.snapshot()
    try #require(first.networks.count == 2)
    let (plain, normalized) = (first.networks[0], first.networks[1])
    let step = try #require(plain.divergedAt)
    #expect((2...60).contains(step))
    #expect(plain.markers == [Marker(step: step, kind: .diverged)])
    #expect(plain.current.step < step)
    #expect(plain.history.points.map(\.step) == Array(0...plain.current.step))
    #expect(plain.current.layers.allSatisfy { $0.pooled.notFinite == 0 && $0.pooled.sigma > 0 })
    #expect(normalized.divergedAt == nil && normalized.current.step == 60)
    #expect(normalized.markers == [])
    #expect(normalized.history.points.count == 61)
    // Whatever is asked for, the one stays as it is and the other goes on.
    for command in [
      .mark, .toggleNormalization(network: 0, Toggle()), .advance(steps: 1), .setRate(0.5),
      .advance(steps: 4),
    ] as [Command] {
      headless.perform(command)
    }
    let second = headless.snapshot()
    let still = second.networks[0]
    #expect(difference(still.history, plain.history) == nil)
    #expect(still.markers == plain.markers)
    #expect(difference(still.mark, plain.mark) == nil)
    #expect(difference(still.current, plain.current.with(rate: 0.5)) == nil)
    #expect(second.networks[1].current.step == 65)
    #expect(!second.status.isRunning)
  }

  @Test func pausesWhenNoNetworkCanGoOn() throws {
    let snapshot = try HeadlessRun.snapshot(
      .tiny(activation: .relu, rate: 1e9), compare: false, [.advance(steps: 1_000_000_000)])
    #expect(!snapshot.status.isRunning)
    #expect(snapshot.networks[0].divergedAt.map { $0 < 50 } == true)
  }

  @Test func nothingIsLearnedBehindDivergence() throws {
    var session = Session(.tiny(activation: .relu, rate: 1e9), dataset: .spiral, steps: 100)
    let step = try #require(session.divergedAt)
    #expect(session.step == step - 1, "the step that diverged is not made")
    #expect(session.latest?.loss.isFinite == true)
    let network = session.network
    let loss = session.latest?.loss
    session.advance()
    #expect(session.divergedAt == step && session.step == step - 1)
    #expect(session.latest?.loss == loss)
    let weights = zip(network.output.weights.elements, session.network.output.weights.elements)
    #expect(weights.allSatisfy { $0.bitPattern == $1.bitPattern })
  }

  @Test func aRestartAfterDivergenceHasTheRateSetSince() throws {
    let again = try HeadlessRun.snapshot(
      .tiny(activation: .relu, rate: 1e9), compare: false,
      [.advance(steps: 100), .setRate(0.1), .restart(seed: 1), .advance(steps: 100)])
    let fresh = try HeadlessRun.snapshot(
      .tiny(activation: .relu), compare: false, [.advance(steps: 100)])
    #expect(difference(again.networks, fresh.networks) == nil)
  }
}
