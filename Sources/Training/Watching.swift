import Dispatch
import NeuralNet
import Synchronization

/// A run that is watched at its newest step on another core, while whoever holds its session goes on.
final class Watching: Sendable {
  private let run: Mutex<Run>
  private let work = DispatchGroup()

  /// Begins to watch `run`; nil where no core is free.
  ///
  /// `before` is its network before the newest step where a window ends.
  init?(_ run: Run, since before: Network<Float>?) {
    guard Cores.take() else { return nil }
    var run = run
    run.session = run.session.withoutSpare
    self.run = Mutex(run)
    // A queue of its own has a thread even where all of the global one wait.
    DispatchQueue(label: "normscope.watching", qos: .userInitiated).async(group: work) {
      self.run.withLock { $0.watch(since: before) }
      Cores.release()
    }
  }

  /// The run when it has been watched; waits for that.
  var value: Run {
    work.wait()
    return run.withLock { $0 }
  }
}
