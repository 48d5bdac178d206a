import Synchronization
import Telemetry

/// What is told of a run as it happens, up to an end that is told once.
final class Tape: Sendable {
  private let record: @Sendable (StampedCommand) -> Void
  private let state = Mutex(State())

  private struct State {
    /// The step that was reached last.
    var step = 0
    var hasEnded = false
  }

  /// A tape that hands on to `record`.
  init(_ record: @escaping @Sendable (StampedCommand) -> Void) { self.record = record }

  /// Tells of a command, unless the end has been told.
  func write(_ command: StampedCommand) {
    state.withLock { state in
      guard !state.hasEnded else { return }
      state.step = command.step
      record(command)
    }
  }

  /// Keeps in mind where the end would be now.
  func reach(_ step: Int) { state.withLock { $0.step = step } }

  /// Tells of the end, a pause at the step that was reached last; nothing follows it.
  func end() {
    state.withLock { state in
      guard !state.hasEnded else { return }
      state.hasEnded = true
      record(StampedCommand(step: state.step, command: .setRunning(false)))
    }
  }
}
