import Telemetry
import Testing
import Training
import TrainingFixtures

/// What was recorded, played again, gives the same numbers bit for bit.
@Suite struct ReplayTests {
  @Test(arguments: [
    [Command.toggleNormalization(network: 0, Toggle()), .setRate(0.02), .advance(steps: 40)],
    [
      .fork(network: 0, step: 100, change: .toggle(Toggle())), .setRate(0.3), .mark,
      .advance(steps: 40),
    ],
    // The twin has steps to make before it could be changed; what comes too early is not recorded.
    [
      .compare(true, beside: 0), .toggleNormalization(network: 1, Toggle()),
      .scaleWeights(network: 1, layer: 0, factor: 10), .fork(network: 1, step: 3),
      .scaleWeights(network: 0, layer: 1, factor: 10), .setRate(0.1), .advance(steps: 30),
    ],
    [.fork(network: 0, step: 1200), .compare(false, beside: 1), .advance(steps: 20)],
    [.restart(seed: 8), .advance(steps: 50)],
  ])
  func aRecordingRepeatsTheRun(commands: [Command]) async throws {
    let isFresh = commands.contains(.restart(seed: 8))
    let end = commands.reduce(isFresh ? 0 : 1300) { step, command in
      if case .advance(let steps) = command { step + steps } else { step }
    }
    let recorded = Recorded()
    let trainer = Trainer(
      .tiny(), compare: false, isRunning: false, pace: .unlimited, record: recorded.add
    ) { .spiral }
    let viewer = Viewer(trainer: trainer, interval: .milliseconds(1))
    var last = try await viewer.perform([.advance(steps: 1300)])
    for command in commands { trainer.send(command) }
    last = try await viewer.look { snapshot in
      !snapshot.status.isRunning && snapshot.networks.allSatisfy { $0.catchingUpTo == nil }
        && snapshot.networks[0].current.step == end
    }
    trainer.stop()
    let networks = try #require(last).networks
    let script = recorded.commands
    #expect(script.last?.command == .setRunning(false))

    let replay = Trainer(
      .tiny(), compare: false, isRunning: true, pace: .unlimited, script: script, isReplay: true
    ) { .spiral }
    defer { replay.stop() }
    let again = try await Viewer(trainer: replay, interval: .milliseconds(1)).look { snapshot in
      !snapshot.status.isRunning && snapshot.networks.allSatisfy { $0.catchingUpTo == nil }
    }
    #expect(difference(again.networks, networks) == nil)
  }
}
