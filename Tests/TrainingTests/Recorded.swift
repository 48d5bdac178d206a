import Datasets
import Synchronization
import Telemetry
import Training

/// Keeps what is recorded of a run.
final class Recorded: Sendable {
  private let list = Mutex<[StampedCommand]>([])

  func add(_ command: StampedCommand) { list.withLock { $0.append(command) } }

  /// What was recorded so far.
  var commands: [StampedCommand] { list.withLock { $0 } }
}

extension HeadlessRun {
  /// What playing `recording` comes to.
  static func replay(
    _ recording: [StampedCommand], _ configuration: Configuration, _ dataset: Dataset
  ) throws -> Snapshot {
    var replay = try HeadlessRun(
      configuration, dataset: dataset, compare: false, recording: recording)
    // More than there is: a replay ends by itself.
    replay.perform(.advance(steps: 1_000_000))
    return replay.snapshot()
  }
}
