import Dispatch
import Synchronization

/// One run on a serial queue of its own, so that twins learn side by side.
///
/// The lock is never contended: whoever hands out work waits for it before looking.
package final class Lane: Sendable {
  private let queue: DispatchQueue
  private let run: Mutex<Run>

  /// A lane that owns `run`.
  package init(_ run: sending Run, name: String) {
    queue = DispatchQueue(label: "normscope.lane.\(name)", qos: .userInitiated)
    self.run = Mutex(run)
  }

  /// Reads or changes the run on the calling thread.
  package func withRun<Result: Sendable>(_ body: (inout Run) -> Result) -> Result {
    run.withLock { body(&$0) }
  }

  /// Does `work` on every lane at the same time and returns when all are done.
  package static func together(
    _ lanes: [Lane], _ work: @escaping @Sendable (inout Run) -> Void
  ) {
    let group = DispatchGroup()
    for lane in lanes.dropFirst() {
      lane.queue.async(group: group) { lane.withRun { work(&$0) } }
    }
    lanes.first?.withRun { work(&$0) }
    group.wait()
  }
}
