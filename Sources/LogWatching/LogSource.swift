import Dispatch
import Synchronization
package import Telemetry

/// A folder of logs as a source of snapshots: read on a queue of its own, again and again, so that
/// what is written to it is seen soon.
package final class LogSource: SnapshotSource {
  private let state: Mutex<State>
  private let news = DispatchSemaphore(value: 0)

  private struct State {
    var commands: [Command] = []
    var snapshot: Snapshot?
    var isStopped = false
    var isHeld = false
    var listener: @Sendable () -> Void = {}
    var damages: [String] = []
  }

  /// How long it waits before it looks whether something was written.
  private static let pause = DispatchTimeInterval.milliseconds(500)
  /// The bytes that are read of a run between two looks at what is asked for.
  private static let slice = 8 << 20

  /// Follows the runs below `root` from now on.
  package init(
    root: String, choice: LogFollower.Choice, filter: TagFilter?, isRunning: Bool
  ) {
    state = Mutex(State())
    let queue = DispatchQueue(label: "normscope.log", qos: .userInitiated)
    queue.async { [self] in
      work(LogFollower(root: root, choice: choice, filter: filter), isRunning: isRunning)
    }
  }

  /// Nothing makes it impossible to start: what is not there may come.
  package var failure: String? { nil }

  /// What is wrong with the files, in a sentence; nil where nothing is.
  package var warning: String? {
    let damages = state.withLock { $0.damages }
    guard let first = damages.first else { return nil }
    return damages.count == 1 ? first : "\(first); and \(damages.count - 1) more"
  }

  /// The newest snapshot, once.
  package func takeSnapshot() -> (shown: Snapshot, expected: Snapshot)? {
    let taken = state.withLock { state in
      defer { state.snapshot = nil }
      return state.snapshot.map { shown in
        (shown, state.commands.reduce(shown) { $0.anticipating($1) })
      }
    }
    if taken != nil { news.signal() }
    return taken
  }

  /// Calls `listener` whenever there is a snapshot to take.
  package func listen(_ listener: @escaping @Sendable () -> Void) {
    state.withLock { $0.listener = listener }
    listener()
  }

  /// Asks for `command`.
  package func send(_ command: Command) {
    state.withLock { $0.commands.append(command) }
    news.signal()
  }

  /// Stands still, or goes on.
  package func hold(_ isHeld: Bool) {
    state.withLock { $0.isHeld = isHeld }
    news.signal()
  }

  /// Ends the work for good.
  package func stop() {
    state.withLock { $0.isStopped = true }
    news.signal()
  }

  /// Reads and answers until it is stopped.
  private func work(_ follower: consuming LogFollower, isRunning: Bool) {
    var (follower, isRunning, query) = (follower, isRunning, Query())
    var (isDue, isMore, looked) = (true, false, DispatchTime(uptimeNanoseconds: 1))
    var told: [String] = []
    while true {
      let (commands, isStopped, isHeld, isEmpty) = state.withLock { state in
        defer { state.commands = [] }
        return (state.commands, state.isStopped, state.isHeld, state.snapshot == nil)
      }
      if isStopped { return }
      for command in commands {
        switch command {
        case .query(let asked): query = asked
        case .setRunning(let isOn): isRunning = isOn
        case .mark: follower.setMark(at: query.step)
        case .compare(let isOn, let network):
          follower.show(count: isOn ? 2 : 1, from: network)
          // What is shown anew is read before it is seen.
          isMore = true
        case .showRuns(let names):
          follower.show(names)
          isMore = true
        case .filter(let filter): follower.filter = filter
        default: continue
        }
        isDue = true
      }
      // The beginning is read even where all stands still.
      if !isHeld, isRunning || looked.uptimeNanoseconds == 1 || isMore {
        if isMore || looked + Self.pause <= .now() {
          if !isMore { follower.look() }
          isMore = follower.read(limit: Self.slice)
          looked = .now()
        }
      }
      let damages = follower.damages
      if isEmpty || !commands.isEmpty, isDue || follower.hasNews || damages != told {
        publish(follower.snapshot(query, isRunning: isRunning), damages)
        (isDue, told) = (false, damages)
      }
      if isHeld {
        news.wait()
      } else if !isMore {
        _ = news.wait(timeout: .now() + Self.pause)
      }
    }
  }

  private func publish(_ snapshot: Snapshot, _ damages: [String]) {
    let listener = state.withLock { state in
      (state.snapshot, state.damages) = (snapshot, damages)
      return state.listener
    }
    listener()
  }
}
