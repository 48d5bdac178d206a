import Dispatch
import Synchronization

/// What is written to files behind training, piece by piece and in order.
///
/// Training waits only where it is far ahead of the files. The first piece that fails is the last.
final class Backlog: Sendable {
  private let queue = DispatchQueue(label: "normscope.writing", qos: .utility)
  private let room = DispatchSemaphore(value: 64)
  private let state = Mutex(State())

  private struct State {
    var failure: String?
    var hasEnded = false
  }

  /// Does `work` after all that was added before, unless something has failed.
  ///
  /// `words` say what a failure is about, as `--log: FILE: ends before step 3`.
  func add(_ words: @escaping @Sendable (SystemError) -> String, _ work: @escaping Work) {
    guard failure == nil else { return }
    room.wait()
    queue.async { [self] in
      defer { room.signal() }
      guard failure == nil else { return }
      do { try work() } catch {
        let reason = words(SystemError(behind: error))
        state.withLock { $0.failure = reason }
      }
    }
  }

  /// A piece of work.
  typealias Work = @Sendable () throws -> Void

  /// Says that nothing will be added any more, and returns when everything is written.
  func end() {
    queue.sync {}
    state.withLock { $0.hasEnded = true }
  }

  /// One line that says what failed and why; nil where nothing did.
  var failure: String? { state.withLock { $0.failure } }

  /// Whether the end was said.
  var hasEnded: Bool { state.withLock { $0.hasEnded } }
}
