import Dispatch
import Synchronization

/// One run on a serial queue of its own, so that twins learn side by side.
///
/// The lock is never contended: whoever hands out work waits for it before looking.
package final class Worker: Sendable {
  private let queue: DispatchQueue
  private let run: Mutex<Run>

  /// A worker that owns `run`.
  package init(_ run: sending Run, name: String) {
    queue = DispatchQueue(label: "normscope.worker.\(name)", qos: .userInitiated)
    self.run = Mutex(run)
  }

  /// Reads or changes the run on the calling thread.
  package func withRun<Result: Sendable>(_ body: (inout Run) -> Result) -> Result {
    run.withLock { body(&$0) }
  }

  /// Does `work` on every worker at the same time and returns when all are done.
  package static func together(
    _ workers: [Worker], _ work: @escaping @Sendable (inout Run) -> Void
  ) {
    let group = DispatchGroup()
    for worker in workers.dropFirst() {
      worker.queue.async(group: group) { worker.withRun { work(&$0) } }
    }
    workers.first?.withRun { work(&$0) }
    group.wait()
  }
}
