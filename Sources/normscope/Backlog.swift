import Dispatch
import Synchronization

/// What is written to files behind training, piece by piece and in order.
///
/// Training waits only where it is far ahead of the files.
final class Backlog: Sendable {
  private let queue = DispatchQueue(label: "normscope.writing", qos: .utility)
  private let room = DispatchSemaphore(value: 64)
  private let isOver = Mutex(false)

  /// Does `work` after all that was added before.
  func add(_ work: @escaping @Sendable () -> Void) {
    room.wait()
    queue.async { [room] in
      work()
      room.signal()
    }
  }

  /// Says that nothing will be added any more, and returns when everything is done.
  func end() {
    queue.sync {}
    isOver.withLock { $0 = true }
  }

  /// Whether the end was said.
  var hasEnded: Bool { isOver.withLock { $0 } }
}
