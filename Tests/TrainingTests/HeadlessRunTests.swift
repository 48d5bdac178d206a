import Datasets
import NeuralNet
import Telemetry
import Testing
import Training
import TrainingFixtures

@Suite struct HeadlessRunTests {
  @Test func advancingMakesExactlyThatManySteps() throws {
    var headless = try HeadlessRun(.tiny(), dataset: .spiral, compare: true)
    func expectSteps(_ expected: Int, after commands: Command...) {
      for command in commands { headless.perform(command) }
      let snapshot = headless.snapshot()
      #expect(snapshot.networks.map(\.current.step) == [expected, expected])
      #expect(!snapshot.status.isRunning)
    }
    expectSteps(0)
    expectSteps(1, after: .advance(steps: 1))
    expectSteps(67, after: .advance(steps: 66))
    expectSteps(100, after: .advanceEpoch)
    expectSteps(200, after: .advanceEpoch)
    expectSteps(300, after: .advance(steps: 99), .advanceEpoch)
    expectSteps(300, after: .setRunning(false), .setPace(.unlimited), .mark)
  }

  @Test func isARunWithObservationsAndASessionWithout() throws {
    let headless = try HeadlessRun.snapshot(.tiny(.batch), compare: false, [.advance(steps: 120)])
    var run = try Run(Session(.tiny(.batch), dataset: .spiral))
    run.advance(steps: 120)
    run.observe(testing: true)
    #expect(difference(headless.networks, [run.snapshot()]) == nil)
    let session = Session(.tiny(.batch), dataset: .spiral, steps: 120)
    #expect(run.session.network == session.network)
  }

  /// To leave out points that would be thinned out again changes nothing that is seen.
  @Test func whatIsLookedAtLateIsWhatWasWatchedAllTheWay() throws {
    let (toggled, last) = (700, 1_100)
    let snapshots = try [History(), History(lookedAtFrom: last)].map { history in
      var headless = try HeadlessRun(.tiny(), dataset: .spiral, compare: true, history: history)
      headless.perform(.advance(steps: toggled))
      headless.perform([.toggleNormalization(network: 0, Toggle()), .mark])
      headless.perform(.advance(steps: last - toggled))
      return headless.snapshot()
    }
    #expect(snapshots[0].networks.map(\.history.stride) == [8, 8])
    #expect(difference(snapshots[0].networks, snapshots[1].networks) == nil)
  }

  @Test(arguments: NormalizationKind.allCases)
  func eachTwinIsWhatItWouldBeAlone(first: NormalizationKind) throws {
    let together = try HeadlessRun.snapshot(.tiny(first), compare: true, [.advance(steps: 90)])
    #expect(together.networks.count == 2)
    let normalizations = [first, first == .none ? .batch : .none]
    for (network, normalization) in zip(together.networks, normalizations) {
      var alone = try Run(Session(.tiny(normalization), dataset: .spiral))
      alone.advance(steps: 90)
      alone.observe(testing: true)
      #expect(difference([network], [alone.snapshot()]) == nil)
      #expect(network.current.normalization == NormalizationInfo(normalization))
      let session = Session(.tiny(normalization), dataset: .spiral, steps: 90)
      #expect(network.current[.trainLoss] == session.latest?.loss)
      #expect(alone.session.network == session.network)
    }
  }

  @Test func aLateTwinIsLikeOneThatWasThereFromTheStart() throws {
    var early = try HeadlessRun(.tiny(), dataset: .spiral, compare: true)
    var late = try HeadlessRun(.tiny(), dataset: .spiral, compare: false)
    for command in [
      .advance(steps: 20), .setRate(0.02), .advance(steps: 15), .mark, .setRate(0.3),
      .advance(steps: 15),
    ] as [Command] {
      early.perform(command)
      late.perform(command)
    }
    late.perform(.compare(true, beside: 0))
    let arrived = late.networks()
    #expect(arrived.map(\.current.step) == [50, 50])
    #expect(difference(arrived, early.networks()) == nil)
    for command in [.advance(steps: 30), .mark, .advance(steps: 5)] as [Command] {
      early.perform(command)
      late.perform(command)
    }
    #expect(difference(late.networks(), early.networks()) == nil)
  }

  @Test func comparingStartsFromTheOtherNormalizationAndStops() throws {
    var headless = try HeadlessRun(.tiny(), dataset: .spiral, compare: false)
    headless.perform(.advance(steps: 10))
    headless.perform(.toggleNormalization(network: 0, Toggle()))
    headless.perform(.compare(true, beside: 0))
    headless.perform(.advance(steps: 10))
    let both = headless.networks()
    try #require(both.count == 2)
    #expect(both.map(\.current.normalization?.id) == ["batch", nil])
    #expect(both.map(\.current.markStep) == [10, 10])
    #expect(
      both[0].markers == [
        Marker(step: 10, kind: .inserted(try #require(NormalizationInfo(.batch)), grafts: false))
      ])
    #expect(both[1].markers == [Marker(step: 10, kind: .mark)])
    // Stay with the twin.
    headless.perform(.compare(false, beside: 1))
    headless.perform(.advance(steps: 10))
    let one = headless.networks()
    #expect(one.map(\.current.normalization?.id) == [nil])
    #expect(one.map(\.current.step) == [30])
    headless.perform(.compare(true, beside: 5))
    headless.perform(.toggleNormalization(network: 1, Toggle()))
    #expect(headless.networks().count == 1, "there is no network of that number")
  }

  @Test func togglingOneTwinMarksTheOther() throws {
    let networks = try HeadlessRun.snapshot(
      .tiny(.none), compare: true,
      [.advance(steps: 12), .toggleNormalization(network: 1, Toggle(folds: false))]
    ).networks
    try #require(networks.count == 2)
    #expect(networks[0].markers == [Marker(step: 12, kind: .mark)])
    #expect(
      networks[1].markers == [
        Marker(step: 12, kind: .removed(try #require(NormalizationInfo(.batch)), folds: false))
      ])
    #expect(networks.map(\.mark.step) == [12, 12])
  }

  @Test func restartGivesTheNumbersOfAFreshRun() throws {
    let again = try HeadlessRun.snapshot(
      .tiny(seed: 1), compare: true,
      [.advance(steps: 33), .setRate(0.04), .mark, .restart(seed: 9), .advance(steps: 60)])
    let fresh = try HeadlessRun.snapshot(
      .tiny(rate: 0.04, seed: 9), compare: true, [.advance(steps: 60)])
    #expect(difference(again.networks, fresh.networks) == nil)
    #expect(again.run == fresh.run && again.run.trainer?.seed == 9)
    let start = try HeadlessRun.snapshot(
      .tiny(), compare: true, [.advance(steps: 5), .restart(seed: 2)])
    #expect(start.networks.map(\.current.step) == [0, 0])
  }

  @Test func restartKeepsTheNormalizationAsItIsNow() throws {
    let again = try HeadlessRun.snapshot(
      .tiny(.none), compare: false,
      [
        .advance(steps: 5), .toggleNormalization(network: 0, Toggle()), .restart(seed: 1),
        .advance(steps: 25),
      ])
    let fresh = try HeadlessRun.snapshot(.tiny(.batch), compare: false, [.advance(steps: 25)])
    #expect(difference(again.networks, fresh.networks) == nil)
  }

  @Test func theSnapshotSaysWhereTheRunStands() throws {
    let snapshot = try HeadlessRun.snapshot(
      .tiny(), compare: true, [.setPace(.stepsPerSecond(250))])
    #expect(snapshot.status.pace == .stepsPerSecond(250))
    #expect(!snapshot.status.isRunning)
    #expect(snapshot.networks.allSatisfy { $0.catchingUpTo == nil && $0.divergedAt == nil })
    #expect(
      snapshot.run
        == RunInfo(
          TrainerInfo(
            .tiny(), dataset: .spiral, dataChoices: snapshot.run.trainer?.dataChoices ?? [])))
  }
}
