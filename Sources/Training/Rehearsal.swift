package import Datasets
package import Telemetry

/// Training without a screen and without waiting, through the very loop that the live screen uses.
package struct Rehearsal {
  private var loop: TrainingLoop

  /// A run at step 0, with a twin of the other normalization if `compare`.
  ///
  /// `history` is empty and says how much is kept of the past. Throws when `configuration` is
  /// impossible for `dataset`.
  package init(
    _ configuration: Configuration, dataset: Dataset, compare: Bool, history: History = History()
  ) throws {
    loop = try TrainingLoop(
      configuration, dataset: dataset, isRunning: false, pace: .stepsPerSecond(60),
      history: history, channel: Channel())
    if compare {
      loop.apply(.compare(true, beside: 0))
      finish()
    }
  }

  /// Carries out `command` and whatever it sets going, until training pauses again.
  package mutating func perform(_ command: Command) { perform([command]) }

  /// Carries out `commands` one after the other at the present step, then what they set going.
  package mutating func perform(_ commands: [Command]) {
    for command in commands { loop.apply(command) }
    finish()
  }

  /// What the screen would be handed now.
  package mutating func snapshot() -> Snapshot { loop.snapshot() }

  private mutating func finish() { while loop.work() {} }
}
