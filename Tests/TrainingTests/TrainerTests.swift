import Datasets
import NeuralNet
import Telemetry
import Testing
import Training
import TrainingFixtures

/// Training in the background gives the numbers of training without a screen, bit for bit.
@Suite(.serialized) struct TrainerTests {
  /// How often the screen looks.
  private static let intervals = [Duration.microseconds(200), .milliseconds(4), .milliseconds(25)]

  private static let script: [Command] = [
    .advance(steps: 2), .advance(steps: 41), .toggleNormalization(network: 0, Toggle()),
    .advance(steps: 30), .setRate(0.03), .advance(steps: 7), .mark, .advance(steps: 23),
    .toggleNormalization(network: 0, Toggle(grafts: true, folds: false)), .setRate(0.2),
    .advance(steps: 200),
  ]

  @Test(arguments: intervals, [false, true])
  func theNumbersDoNotDependOnTheScreen(interval: Duration, compare: Bool) async throws {
    let trainer = Trainer(.tiny(), compare: compare)
    defer { trainer.stop() }
    let seen = try await Viewer(trainer: trainer, interval: interval).perform(Self.script)
    let expected = try HeadlessRun.snapshot(.tiny(), compare: compare, Self.script)
    #expect(seen?.networks.count == (compare ? 2 : 1))
    #expect(difference(seen?.networks, expected.networks) == nil)
    #expect(seen?.run == expected.run)
  }

  @Test(arguments: intervals.prefix(2))
  func aTwinAddedLateIsTheSame(interval: Duration) async throws {
    let trainer = Trainer(.tiny(.batch))
    defer { trainer.stop() }
    let viewer = Viewer(trainer: trainer, interval: interval)
    let seen = try await viewer.perform([
      .advance(steps: 20), .setRate(0.02), .advance(steps: 30), .compare(true, beside: 0),
      .advance(steps: 10),
    ])
    let expected = try HeadlessRun.snapshot(
      .tiny(.batch), compare: true, [.advance(steps: 20), .setRate(0.02), .advance(steps: 40)])
    #expect(seen?.networks.count == 2)
    #expect(difference(seen?.networks, expected.networks) == nil)
  }

  @Test func commandsReachATwinThatIsCatchingUpInItsOwnTime() async throws {
    let trainer = Trainer(.tiny())
    defer { trainer.stop() }
    let viewer = Viewer(trainer: trainer, interval: .milliseconds(1))
    // The twin has 1,500 steps to make when the commands behind `compare` arrive.
    let seen = try await viewer.perform([
      .advance(steps: 700), .setRate(0.02), .advance(steps: 800), .compare(true, beside: 0),
      .setRate(0.3), .mark, .advance(steps: 10),
    ])
    let expected = try HeadlessRun.snapshot(
      .tiny(), compare: true,
      [
        .advance(steps: 700), .setRate(0.02), .advance(steps: 800), .setRate(0.3), .mark,
        .advance(steps: 10),
      ])
    #expect(difference(seen?.networks, expected.networks) == nil)
  }

  @Test(arguments: intervals.prefix(2))
  func commandsWhileRunningTakeEffectAtTheirMarkers(interval: Duration) async throws {
    let trainer = Trainer(.tiny(), compare: true, isRunning: true)
    defer { trainer.stop() }
    let viewer = Viewer(trainer: trainer, interval: interval)
    try await viewer.look { $0.networks[0].current.step > 40 }
    let toggle = Command.toggleNormalization(network: 0, Toggle())
    let commands = [.setRate(0.02), .mark, toggle, .setRate(0.2)]
    for (index, command) in commands.enumerated() {
      trainer.send(command)
      let seen = try await viewer.look { $0.networks[0].markers.count > index }
      #expect(seen.status.isRunning)
      let step = seen.networks[0].markers[index].step
      try await viewer.look { $0.networks[0].current.step > step + 30 }
    }
    trainer.send(.setRunning(false))
    let end = try await viewer.look { !$0.status.isRunning }
    // Now the same without a screen, each command at the step that its marker tells.
    var script: [Command] = []
    var step = 0
    for (marker, command) in zip(end.networks[0].markers, commands) {
      script += [.advance(steps: marker.step - step), command]
      step = marker.step
    }
    script.append(.advance(steps: end.networks[0].current.step - step))
    #expect(step > 40)
    let expected = try HeadlessRun.snapshot(.tiny(), compare: true, script)
    #expect(difference(end.networks, expected.networks) == nil)
  }

  @Test func standsStillUntilItIsAskedForSteps() async throws {
    let trainer = Trainer(.tiny())
    defer { trainer.stop() }
    let viewer = Viewer(trainer: trainer, interval: .milliseconds(1))
    try await viewer.look(forStandstillAt: 0)
    trainer.send(.setPace(.stepsPerSecond(20)))
    let paced = try await viewer.look { $0.status.pace == .stepsPerSecond(20) }
    #expect(paced.networks[0].current.step == 0 && !paced.status.isRunning)
    trainer.send(.advance(steps: 1))
    try await viewer.look(forStandstillAt: 1)
    trainer.send(.setRunning(true))
    let running = try await viewer.look { $0.networks[0].current.step > 3 }
    #expect(running.status.isRunning)
    trainer.send(.setRunning(false))
    let still = try await viewer.look { !$0.status.isRunning }
    let step = still.networks[0].current.step
    trainer.send(.advance(steps: 5))
    try await viewer.look(forStandstillAt: step + 5)
    trainer.send(.advanceEpoch)
    try await viewer.look(forStandstillAt: (step + 5) / 100 * 100 + 100)
  }

  @Test func restartsWhileItRuns() async throws {
    let trainer = Trainer(.tiny(), compare: true, isRunning: true)
    defer { trainer.stop() }
    let viewer = Viewer(trainer: trainer, interval: .milliseconds(1))
    try await viewer.look { $0.networks[0].current.step > 100 }
    trainer.send(.restart(seed: 5))
    try await viewer.look { $0.run.trainer?.seed == 5 && $0.networks[0].current.step > 20 }
    trainer.send(.setRunning(false))
    let end = try await viewer.look { !$0.status.isRunning }
    let steps = end.networks[0].current.step
    let expected = try HeadlessRun.snapshot(
      .tiny(seed: 5), compare: true, [.advance(steps: steps)])
    #expect(difference(end.networks, expected.networks) == nil)
  }

  @Test func saysWhyItCannotStart() async throws {
    struct Missing: Error, CustomStringConvertible { let description = "no data here" }
    let missing = Trainer(.tiny(), compare: false, isRunning: true, pace: .unlimited) {
      throw Missing()
    }
    #expect(try await failure(of: missing) == "no data here")
    var configuration = Configuration.tiny()
    configuration.batchSize = 1
    let impossible = try await failure(of: Trainer(configuration))
    #expect(impossible.hasPrefix("--batch: at least 2 examples"))
    configuration = .tiny()
    configuration.initialization = .gaussian(1e38)
    let infinite = try await failure(of: Trainer(configuration, compare: true))
    #expect(infinite.hasPrefix("--init: "))
  }

  private func failure(of trainer: Trainer) async throws -> String {
    let viewer = Viewer(trainer: trainer, interval: .milliseconds(1))
    let error = await #expect(throws: Viewer.GaveUp.self) { try await viewer.look { _ in true } }
    return try #require(error).reason
  }
}
