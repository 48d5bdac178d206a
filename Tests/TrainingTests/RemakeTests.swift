import Datasets
import NeuralNet
import Telemetry
import Testing
import Training
import TrainingFixtures

/// The past is made again in slices, between which commands are carried out.
@Suite struct RemakeTests {
  /// A network so large that a slice is a single step, after 40 steps.
  private func large(steps: Int = 40) throws -> HeadlessRun {
    var configuration = Configuration.tiny()
    configuration.hidden = [1600, 1600]
    var run = try HeadlessRun(configuration, dataset: .spiral(tested: 20), compare: false)
    run.perform(.advance(steps: steps))
    return run
  }

  private func past(_ step: Int) -> Command {
    var query = Query()
    query.step = step
    return .query(query)
  }

  @Test func commandsAreCarriedOutBeforeTheMomentIsThere() throws {
    var run = try large()
    let present = run.snapshot()
    run.perform(past(15), turns: 3)
    let meanwhile = run.snapshot(isFinished: false)
    #expect(meanwhile.status.remaking == 15 && meanwhile.query.step == nil)
    #expect(difference(meanwhile.networks, present.networks) == nil, "still what was shown")
    run.perform(.setRate(0.01), turns: 1)
    run.perform(.advance(steps: 1), turns: 2)
    let later = run.snapshot(isFinished: false)
    #expect(later.status.remaking == 15)
    #expect(later.networks[0].current.step == 41 && later.networks[0].current[.rate] == 0.01)
    let moment = run.snapshot()
    #expect(moment.status.remaking == nil && moment.query.step == 15)
    #expect(moment.networks[0].newestStep == 41)
    var alone = try large(steps: 15)
    #expect(difference(moment.networks[0].current, try alone.network().current) == nil)
  }

  /// The test sample is answered in parts, a turn each.
  @Test func theTestSampleIsAnsweredInParts() throws {
    func turns(tested: Int) throws -> Int {
      var run = try HeadlessRun(.tiny(), dataset: .spiral(tested: tested), compare: false)
      run.perform(.advance(steps: 40))
      for turn in 1...100 {
        run.perform(past(15), turns: 1)
        if run.snapshot(isFinished: false).status.remaking == nil { return turn }
      }
      return 0
    }
    #expect(try turns(tested: 1_000) == turns(tested: 250) + 3)
  }

  @Test func aNewerRequestTakesTheOlderOnesPlace() throws {
    var run = try large()
    run.perform(past(30), turns: 2)
    run.perform(past(3), turns: 6)
    let moment = run.snapshot(isFinished: false)
    #expect(moment.status.remaking == nil && moment.query.step == 3)
    #expect(moment.networks[0].current.step == 3)
    run.perform(past(30), turns: 2)
    #expect(run.snapshot(isFinished: false).networks[0].current.step == 3)
    run.perform(.query(Query()), turns: 1)
    let present = run.snapshot(isFinished: false)
    #expect(present.query.step == nil && present.networks[0].current.step == 40)
  }

  @Test func thePastOfAQuantityGrowsPointByPoint() throws {
    var run = try HeadlessRun(.tiny(), dataset: .small, compare: true)
    run.perform(.advance(steps: 100))
    var query = Query()
    (query.tap, query.recallsTap) = (.a, true)
    // A turn each for the mark and for what both networks are now.
    run.perform(.query(query), turns: 4)
    #expect(run.snapshot(isFinished: false).networks.allSatisfy { $0.current.tap == .a })
    for points in 1...5 {
      run.perform(.query(query), turns: 1)
      let networks = run.snapshot(isFinished: false).networks
      #expect(networks.map(\.tapHistory.points.count) == [points, 0])
    }
    let networks = run.networks()
    #expect(networks.map(\.tapHistory.points.count) == [13, 13])
    #expect(networks.allSatisfy { $0.tapHistory.points.allSatisfy { $0.tap == .a } })
  }

  @Test func aPastThatIsNotDrawnIsNotMadeAgain() throws {
    var run = try HeadlessRun(.tiny(), dataset: .small, compare: false)
    run.perform(.advance(steps: 100))
    var query = Query()
    query.tap = .gradient
    run.perform(.query(query))
    let network = try run.network()
    #expect(network.current.tap == .gradient && network.tapHistory.points.isEmpty)
    #expect(network.history.points.count == 101)
  }

  /// The order of the examples is among what copies leave out.
  @Test func momentsOfLaterEpochsAreTheSame() throws {
    var run = try HeadlessRun(.tiny(), dataset: .spiral, compare: false)
    run.perform(.advance(steps: 730))
    for step in [699, 701, 350] {
      run.perform(past(step))
      let expected = try HeadlessRun.snapshot(.tiny(), compare: false, [.advance(steps: step)])
      #expect(difference(try run.network().current, expected.networks[0].current) == nil)
    }
  }
}
