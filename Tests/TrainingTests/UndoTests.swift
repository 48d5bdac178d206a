import NeuralNet
import Telemetry
import Testing
import Training
import TrainingFixtures

/// What a command took away comes back with all that belongs to it.
@Suite struct UndoTests {
  /// A plain network of 300 steps beside one with batch normalization, a mark and a rate of its own.
  private static let work: [Command] = [
    .advance(steps: 120), .fork(network: 0, step: 40, change: .toggle(Toggle())), .setRate(0.2),
    .advance(steps: 100), .mark, .advance(steps: 80),
  ]

  @Test(arguments: [
    Command.restart(seed: 1), .restart(seed: 9),
    .restart(seed: 1, Settings(activation: .relu, batchSize: 10, momentum: 0)),
    .fork(network: 0, step: 10), .fork(network: 1, step: 200, change: .toggle(Toggle())),
    .compare(false, beside: 0), .compare(false, beside: 1),
  ])
  func theRunGoesOnAsIfNothingHadBeen(loss: Command) throws {
    let before = try HeadlessRun.snapshot(.tiny(), compare: false, Self.work)
    #expect(!before.status.isUndoable)
    let back = try HeadlessRun.snapshot(
      .tiny(), compare: false, Self.work + [loss, .advance(steps: 33), .undo])
    #expect(difference(back.networks, before.networks) == nil)
    #expect(back.run == before.run)
    let later: [Command] = [
      .advance(steps: 50), .fork(network: 0, step: 60), .advance(steps: 10),
    ]
    let expected = try HeadlessRun.snapshot(.tiny(), compare: false, Self.work + later)
    let found = try HeadlessRun.snapshot(
      .tiny(), compare: false, Self.work + [loss, .advance(steps: 33), .undo] + later)
    #expect(difference(found.networks, expected.networks) == nil)
  }

  @Test func undoingTwiceBringsBackWhatWasUndone() throws {
    let lost = Self.work + [.restart(seed: 5), .advance(steps: 70)]
    let once = try HeadlessRun.snapshot(.tiny(), compare: false, lost)
    let again = try HeadlessRun.snapshot(.tiny(), compare: false, lost + [.undo, .undo])
    #expect(difference(again.networks, once.networks) == nil)
    #expect(again.run.trainer?.seed == 5 && again.status.isUndoable)
  }

  @Test func withNothingToUndoNothingHappens() throws {
    let recorded = Recorded()
    var run = try HeadlessRun(.tiny(), dataset: .small, compare: false, record: recorded.add)
    run.perform([.advance(steps: 20), .undo])
    #expect(run.snapshot().networks[0].current.step == 20)
    #expect(recorded.commands.isEmpty)
  }

  /// Restarting in the middle of a catch-up, and taking that back, lets it go on.
  @Test func aCatchUpGoesOnWhereItWas() throws {
    var run = try HeadlessRun(.tiny(), dataset: .small, compare: false)
    run.perform(.advance(steps: 400))
    run.perform(.compare(true, beside: 0), turns: 1)
    run.perform(.restart(seed: 2), turns: 0)
    #expect(run.snapshot().networks.allSatisfy { $0.current.step == 0 })
    run.perform(.undo)
    let networks = run.networks()
    #expect(networks.map(\.current.step) == [400, 400])
    #expect(networks.map(\.current.normalization?.id) == [nil, "batch"])
  }

  /// Where both networks with their past could take more than 512 MiB, they are not kept.
  @Test func whatIsTooLargeIsNotKept() throws {
    var configuration = Configuration.tiny(rule: .adam)
    configuration.hidden = [3000, 3000]
    var run = try HeadlessRun(configuration, dataset: .small, compare: false)
    #expect(run.snapshot().status.keepsEarlier)
    run.perform(.compare(true, beside: 0))
    #expect(!run.snapshot().status.keepsEarlier)
    run.perform(.restart(seed: 2))
    #expect(!run.snapshot().status.isUndoable)
  }
}
