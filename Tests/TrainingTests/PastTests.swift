import Datasets
import NeuralNet
import Telemetry
import Testing
import Training
import TrainingFixtures

/// Any step of a run's past can be seen again and forked.
@Suite struct PastTests {
  private static let script: [Command] = [
    .advance(steps: 1), .advance(steps: 7), .setRate(0.05), .advance(steps: 37),
    .toggleNormalization(network: 0, Toggle()), .advance(steps: 30), .mark, .advance(steps: 175),
    .scaleWeights(network: 0, layer: 1, factor: 10), .advance(steps: 200), .setRate(0.2),
    .advance(steps: 333),
  ]

  @Test(arguments: [UpdateRule.sgd(momentum: 0), .sgd(momentum: 0.9), .adam])
  func everyMomentIsSeenAgainBitForBit(rule: UpdateRule) throws {
    let configuration = Configuration.tiny(rule: rule, rate: 0.02)
    var headless = try HeadlessRun(configuration, dataset: .spiral, compare: false)
    var moments: [NetworkSnapshot] = []
    for command in Self.script {
      headless.perform(command)
      let seen = try headless.network()
      // Of the moments at one step, the one behind the commands given then is its past.
      if moments.last?.current.step == seen.current.step { moments.removeLast() }
      moments.append(seen)
    }
    let end = try headless.network()
    #expect(end.newestStep == 783)
    for moment in moments + moments.reversed() {
      var query = Query()
      query.step = moment.current.step
      headless.perform(.query(query))
      let past = try headless.network()
      #expect(past.newestStep == 783)
      #expect(difference(past.current, moment.current) == nil, "step \(moment.current.step)")
      #expect(difference(past.mark, moment.mark) == nil, "step \(moment.current.step)")
      #expect(difference(past.history, end.history) == nil)
    }
    // Nothing of this is in the way of what comes.
    headless.perform(.query(Query()))
    #expect(difference([try headless.network()], [end]) == nil)
    headless.perform(.advance(steps: 20))
    let expected = try HeadlessRun.snapshot(
      configuration, compare: false, Self.script + [.advance(steps: 20)])
    #expect(difference([try headless.network()], expected.networks) == nil)
  }

  @Test func aForkThatIsToldTheSameBecomesTheSame() throws {
    var headless = try HeadlessRun(.tiny(), dataset: .spiral, compare: false)
    for command in Self.script { headless.perform(command) }
    headless.perform(.fork(network: 0, step: 60))
    headless.perform(.advance(steps: 17))
    let networks = headless.networks()
    try #require(networks.count == 2)
    #expect(networks.map(\.current.step) == [800, 800])
    #expect(difference(networks[1].current, networks[0].current) == nil)
    #expect(networks[1].markers.contains(Marker(step: 60, kind: .forked)))
    #expect(networks[1].history.points.first?.step == 0)
    #expect(networks[1].history.points.map(\.step) == networks[0].history.points.map(\.step))
  }

  @Test func aForkGoesItsOwnWayFromThen() throws {
    var headless = try HeadlessRun(.tiny(), dataset: .spiral, compare: false)
    headless.perform(.advance(steps: 50))
    headless.perform(.fork(network: 0, step: 30, change: .toggle(Toggle())))
    headless.perform(.advance(steps: 25))
    let networks = headless.networks()
    let expected = try HeadlessRun.snapshot(
      .tiny(), compare: false,
      [.advance(steps: 30), .toggleNormalization(network: 0, Toggle()), .advance(steps: 45)])
    try #require(networks.count == 2)
    #expect(difference(networks[1].current, expected.networks[0].current) == nil)
    #expect(networks.map(\.current.normalization?.id) == [nil, "batch"])
    #expect(networks.map(\.current.step) == [75, 75])
  }
}
