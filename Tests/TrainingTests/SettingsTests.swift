import Datasets
import NeuralNet
import Numerics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// A run starts again with other settings and data, and its recording does so too.
@Suite struct SettingsTests {
  private static let settings = Settings(
    activation: .relu, batchSize: 20, momentum: nil, data: "moons", hidden: [7, 6, 5],
    initialization: .he, optimizer: .adam, dropout: 0.25, weightDecay: 1e-3)

  /// The configuration that those come to in a run of `tiny`.
  private var wanted: Configuration {
    var configuration = Configuration.tiny(seed: 4)
    configuration.data = .toy(.moons)
    configuration.hidden = [7, 6, 5]
    configuration.activation = .relu
    configuration.batchSize = 20
    configuration.initialization = .he
    configuration.rule = .adam
    configuration.dropout = 0.25
    configuration.weightDecay = 1e-3
    return configuration
  }

  /// Carries out one command after the other, each with what it sets going.
  private func perform(_ commands: [Command], in run: inout HeadlessRun) {
    for command in commands { run.perform(command) }
  }

  @Test func aRestartIsAFreshRunOfThoseSettings() throws {
    var run = try HeadlessRun(.tiny(), dataset: .small, compare: true)
    perform([.advance(steps: 30), .restart(seed: 4, Self.settings), .advance(steps: 60)], in: &run)
    var fresh = try HeadlessRun(wanted, dataset: .toy(.moons, seed: 4), compare: true)
    fresh.perform(.advance(steps: 60))
    let found = run.snapshot()
    #expect(difference(found.networks, fresh.networks()) == nil)
    let trainer = try #require(found.run.trainer)
    #expect(trainer.sizes == [2, 7, 6, 5, 2] && trainer.data == "moons")
    #expect(trainer.dropout == 0.25 && trainer.weightDecay == 1e-3 && trainer.momentum == nil)
    #expect(Settings(of: trainer) == Self.settings)
  }

  @Test func undoAndRedoBringTheDataBack() throws {
    let before: [Command] = [.advance(steps: 40)]
    let there: [Command] = before + [.restart(seed: 4, Self.settings), .advance(steps: 25)]
    var run = try HeadlessRun(.tiny(), dataset: .small, compare: false)
    perform(there + [.undo], in: &run)
    #expect(run.snapshot().run.trainer?.sizes == [2, 12, 10, 3])
    run.perform(.advance(steps: 10))
    var plain = try HeadlessRun(.tiny(), dataset: .small, compare: false)
    perform(before + [.advance(steps: 10)], in: &plain)
    #expect(difference(run.snapshot().networks, plain.snapshot().networks) == nil)
    perform([.undo, .advance(steps: 5)], in: &run)
    var other = try HeadlessRun(.tiny(), dataset: .small, compare: false)
    perform(there + [.advance(steps: 5)], in: &other)
    #expect(difference(run.snapshot().networks, other.snapshot().networks) == nil)
  }

  @Test func aRecordingOfOtherDataIsRepeated() throws {
    let recorded = Recorded()
    var live = try HeadlessRun(.tiny(.batch), dataset: .small, compare: false, record: recorded.add)
    perform(
      [.advance(steps: 20), .restart(seed: 4, Self.settings), .advance(steps: 30)], in: &live)
    perform([.toggleNormalization(network: 0, Toggle()), .advance(steps: 30)], in: &live)
    live.end()
    let again = try HeadlessRun.replay(recorded.commands, .tiny(.batch), .small)
    #expect(difference(again.networks, live.networks()) == nil)
    #expect(again.run == live.snapshot().run)
  }

  /// What began with a directory comes back to it, and to nothing else that a recording may name.
  @Test func theDataOfTheBeginningCanBeChosenAgain() throws {
    var configuration = Configuration.tiny()
    configuration.data = .directory("letters")
    var run = try HeadlessRun(configuration, dataset: .small, compare: false)
    #expect(
      run.snapshot().run.trainer?.dataChoices.map(\.argument)
        == ["mnist", "spiral", "circles", "moons", "blobs", DataChoice.given])
    run.perform(.restart(seed: 4, Self.settings))
    #expect(run.snapshot().run.trainer?.dataset == "moons")
    var back = Self.settings
    for (data, name) in [("elsewhere", "moons"), (DataChoice.given, "small")] {
      back.data = data
      run.perform(.restart(seed: 1, back))
      #expect(run.snapshot().run.trainer?.dataset == name)
    }
    var other = try HeadlessRun(.tiny(), dataset: .small, compare: false)
    #expect(other.snapshot().run.trainer?.dataChoices.count == 5)
  }

  /// Other data are limited as those of the beginning were, or refused where they are fewer.
  @Test func aLimitOfTheExamplesStays() throws {
    var configuration = Configuration.tiny()
    configuration.examples = 100
    configuration.data = .directory("letters")
    let few = configuration.prepared(.small)
    var run = try HeadlessRun(configuration, dataset: few, compare: false)
    let given = run.snapshot().run.trainer?.dataChoices.last
    #expect(given?.examples == 3_000 && run.snapshot().run.trainer?.stepsPerEpoch == 3)
    perform([.restart(seed: 4, Self.settings), .advance(steps: 20)], in: &run)
    var wanted = self.wanted
    wanted.examples = 100
    var fresh = try HeadlessRun(
      wanted, dataset: Dataset.toy(.moons, seed: 4).limited(to: 100), compare: false)
    fresh.perform(.advance(steps: 20))
    #expect(difference(run.snapshot().networks, fresh.networks()) == nil)
    var larger = configuration
    (larger.examples, larger.data) = (3_500, .mnist)
    let many = Dataset(
      name: "many", classes: 3, train: Dataset.spiral.train.doubled, test: Dataset.spiral.test)
    var other = try HeadlessRun(larger, dataset: larger.prepared(many), compare: false)
    other.perform(.restart(seed: 4, Self.settings))
    // 3,000 points of moons are too few.
    #expect(other.snapshot().run.trainer?.dataset == "first 3500 of many")
  }

  /// What is left out stays as it is, as in recordings of earlier versions.
  @Test func whatIsLeftOutStays() throws {
    var configuration = Configuration.tiny(rule: .adam, rate: 0.01)
    configuration.dropout = 0.1
    var run = try HeadlessRun(configuration, dataset: .small, compare: false)
    run.perform(.restart(seed: 3, Settings(activation: .sigmoid, batchSize: 10, momentum: nil)))
    let trainer = try #require(run.snapshot().run.trainer)
    #expect(trainer.optimizer == "Adam" && trainer.dropout == 0.1 && trainer.batchSize == 10)
    #expect(trainer.sizes == [2, 12, 10, 3] && trainer.initialization == .xavier)
  }
}

extension Examples {
  /// Each of these points twice.
  fileprivate var doubled: Examples {
    let all = batch(0..<count).inputs.matrix.elements
    return Examples(coordinates: all + all, labels: labels + labels, inputs: inputs)
  }
}
