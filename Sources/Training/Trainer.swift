package import Datasets
import Dispatch
package import Telemetry

/// Training in the background: commands in, snapshots out.
package final class Trainer: SnapshotSource {
  private let channel = Channel()
  private let work = DispatchGroup()
  private let tape: Tape

  /// Starts to load and to train on a queue of its own.
  ///
  /// A `script` is played at its steps, until a command changes numbers or, in a replay, to its end
  /// without any; `record` is told of every command that changes numbers, and `logs` of every step.
  /// `load` runs there first; if it throws, `failure` says why. `configuration` must be valid for
  /// what it returns, or `failure` says what is not.
  package init(
    _ configuration: Configuration, compare: Bool, isRunning: Bool, pace: Pace,
    script: [StampedCommand] = [], isReplay: Bool = false, logs: [any StepLog] = [],
    record: @escaping @Sendable (StampedCommand) -> Void = { _ in },
    load: @escaping @Sendable () throws -> Dataset
  ) {
    tape = Tape(record)
    let queue = DispatchQueue(label: "normscope.training", qos: .userInitiated)
    queue.async(group: work) { [channel, tape] in
      do {
        var loop = try TrainingLoop(
          configuration, dataset: load(), isRunning: isRunning, pace: pace, script: script,
          isReplay: isReplay, channel: channel, logs: logs, record: { tape.write($0) })
        if compare { loop.apply(.compare(true, beside: 0)) }
        while channel.mayWork() {
          loop.turn()
          tape.reach(loop.step)
        }
        tape.end()
        loop.endLogs()
      } catch {
        channel.fail("\(error)")
      }
    }
  }

  /// Asks for `command`; it takes effect before the next step.
  package func send(_ command: Command) { channel.send(command) }

  /// Calls `listener`, on the training queue, whenever `takeSnapshot` or `failure` has news.
  package func listen(_ listener: @escaping @Sendable () -> Void) { channel.listen(listener) }

  /// The newest snapshot, once, and as it is expected to be when all commands are carried out; nil
  /// while there is none that was not taken yet.
  package func takeSnapshot() -> (shown: Snapshot, expected: Snapshot)? { channel.takeSnapshot() }

  /// One line that says why training could not start, if that is so.
  package var failure: String? { channel.failure }

  /// Stands still after the step at hand, whatever was asked for, or goes on with that.
  package func hold(_ isHeld: Bool) { channel.hold(isHeld) }

  /// Ends training after the step at hand, for which it waits for 0.8 s at the most, and the record
  /// of it with a pause; a step that takes longer is not part of that.
  package func stop() {
    channel.stop()
    _ = work.wait(timeout: .now() + 0.8)
    tape.end()
  }
}
