import Datasets
import Telemetry
import Testing
import Training
import TrainingFixtures

/// Looks at a trainer as a screen does: again and again, at its own speed.
struct Viewer {
  let trainer: Trainer
  /// The time between two looks.
  let interval: Duration

  struct GaveUp: Error {
    let reason: String
  }

  /// The first snapshot that `isWanted`; throws after five minutes and a thousand looks.
  @discardableResult
  func look(for isWanted: (Snapshot) -> Bool) async throws -> Snapshot {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(300)
    var looks = 0
    while clock.now < end || looks < 1000 {
      looks += 1
      if let failure = trainer.failure { throw GaveUp(reason: failure) }
      if let snapshot = trainer.takeSnapshot()?.shown, isWanted(snapshot) { return snapshot }
      try await Task.sleep(for: interval)
    }
    throw GaveUp(reason: "no such snapshot within five minutes")
  }

  /// The first snapshot that stands still at `step`, with every network there.
  @discardableResult
  func look(forStandstillAt step: Int) async throws -> Snapshot {
    try await look { snapshot in
      !snapshot.status.isRunning
        && snapshot.networks.allSatisfy { $0.current.step == step && $0.catchingUpTo == nil }
    }
  }

  /// Sends `commands`, waits after each `advance` until it is done, and returns the last snapshot.
  func perform(_ commands: [Command]) async throws -> Snapshot? {
    var step = 0
    var last: Snapshot?
    for command in commands {
      trainer.send(command)
      guard case .advance(let steps) = command else { continue }
      step += steps
      last = try await look(forStandstillAt: step)
    }
    return last
  }
}

extension Trainer {
  /// A trainer on the spiral that stands still.
  convenience init(_ configuration: Configuration, compare: Bool = false, isRunning: Bool = false) {
    self.init(configuration, compare: compare, isRunning: isRunning, pace: .unlimited) { .spiral }
  }
}
