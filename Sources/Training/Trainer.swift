package import Datasets
import Dispatch
package import Telemetry

/// Training in the background: commands in, snapshots out.
package final class Trainer: Sendable {
  private let channel = Channel()

  /// Starts to load and to train on a queue of its own.
  ///
  /// `load` runs there first; if it throws, `failure` says why. `configuration` must be valid for
  /// what it returns, or `failure` says what is not.
  package init(
    _ configuration: Configuration, compare: Bool, isRunning: Bool, pace: Pace,
    load: @escaping @Sendable () throws -> Dataset
  ) {
    let queue = DispatchQueue(label: "normscope.training", qos: .userInitiated)
    queue.async { [channel] in
      do {
        var loop = try TrainingLoop(
          configuration, dataset: load(), isRunning: isRunning, pace: pace, channel: channel)
        if compare { loop.apply(.compare(true, beside: 0)) }
        while !channel.isStopped { loop.turn() }
      } catch {
        channel.fail("\(error)")
      }
    }
  }

  /// Asks for `command`; it takes effect before the next step.
  package func send(_ command: Command) { channel.send(command) }

  /// The newest snapshot, once; nil while there is none that was not taken yet.
  package func takeSnapshot() -> Snapshot? { channel.takeSnapshot() }

  /// One line that says why training could not start, if that is so.
  package var failure: String? { channel.failure }

  /// Ends training after the step at hand; returns at once.
  package func stop() { channel.stop() }
}
