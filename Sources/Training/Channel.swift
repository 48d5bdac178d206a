import Dispatch
import Synchronization
import Telemetry

/// What passes between the training queue and the screen: commands one way, snapshots the other.
///
/// The slot holds one snapshot. The training queue fills it only when it is empty, so nothing is
/// computed unseen, and it never waits for the screen.
final class Channel: Sendable {
  private let state = Mutex(State())
  private let news = DispatchSemaphore(value: 0)

  private struct State {
    var commands: [Command] = []
    var snapshot: Snapshot?
    /// The commands that the snapshot in the slot, or the next one, may not know of.
    var unseen: [Command] = []
    var failure: String?
    var isStopped = false
    var isHeld = false
    var listener: @Sendable () -> Void = {}
  }

  /// Calls `listener` on the training queue whenever there is a snapshot to take or a failure.
  func listen(_ listener: @escaping @Sendable () -> Void) {
    state.withLock { $0.listener = listener }
  }

  /// Asks for `command`, to be carried out after those asked for before.
  func send(_ command: Command) {
    state.withLock { state in
      state.commands.append(command)
      state.unseen.append(command)
    }
    news.signal()
  }

  /// Asks the training queue to end its work for good.
  func stop() {
    state.withLock { $0.isStopped = true }
    news.signal()
  }

  /// Asks the training queue to stand still, or to go on.
  func hold(_ isHeld: Bool) {
    state.withLock { $0.isHeld = isHeld }
    news.signal()
  }

  /// Whether the training queue is to end its work.
  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Waits while the training queue is to stand still; false when it is to end its work for good.
  func mayWork() -> Bool {
    while state.withLock({ $0.isHeld && !$0.isStopped }) { news.wait() }
    return !isStopped
  }

  /// Empties the slot; also tells what commands that are still on their way will lead to.
  func takeSnapshot() -> (shown: Snapshot, expected: Snapshot)? {
    let news = state.withLock { state in
      defer { state.snapshot = nil }
      return state.snapshot.map { shown in
        (shown, state.unseen.reduce(shown) { $0.anticipating($1) })
      }
    }
    if news != nil { self.news.signal() }
    return news
  }

  /// Why there will be no snapshot, if that is so.
  var failure: String? { state.withLock { $0.failure } }

  /// Ends the conversation with a reason.
  func fail(_ reason: String) {
    let listener = state.withLock { state in
      state.failure = reason
      return state.listener
    }
    listener()
  }

  /// The commands since the last call, in order.
  func drainCommands() -> [Command] {
    state.withLock { state in
      defer { state.commands = [] }
      return state.commands
    }
  }

  /// Whether a snapshot would be seen.
  var isSlotEmpty: Bool { state.withLock { $0.snapshot == nil } }

  /// Fills the slot with what all commands drained so far have led to.
  func publish(_ snapshot: Snapshot) {
    let listener = state.withLock { state in
      state.snapshot = snapshot
      state.unseen = state.commands
      return state.listener
    }
    listener()
  }

  /// Waits until something was asked for, something was taken, or `deadline` has come.
  func wait(until deadline: DispatchTime) { _ = news.wait(timeout: deadline) }
}
