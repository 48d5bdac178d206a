package import Datasets
package import Telemetry

/// Training without a screen and without waiting, through the very loop that the live screen uses.
package struct HeadlessRun {
  private var loop: TrainingLoop

  /// A run at step 0, with a twin of the other normalization if `compare`.
  ///
  /// `history` is empty and says how much is kept of the past. `recording` is played in place of
  /// commands; `record` is told of every command that changes numbers. Throws when `configuration` is
  /// impossible for `dataset`.
  package init(
    _ configuration: Configuration, dataset: Dataset, compare: Bool, history: History = History(),
    recording: [StampedCommand]? = nil,
    record: @escaping @Sendable (StampedCommand) -> Void = { _ in }
  ) throws {
    loop = try TrainingLoop(
      configuration, dataset: dataset, isRunning: false, pace: .stepsPerSecond(60),
      script: recording ?? [], isReplay: recording != nil, history: history, channel: Channel(),
      record: record)
    if compare {
      loop.apply(.compare(true, beside: 0))
      finish()
    }
  }

  /// Carries out `command` and whatever it sets going, until training pauses again.
  package mutating func perform(_ command: Command) { perform([command]) }

  /// Carries out `commands` one after the other at the present step, then what they set going.
  package mutating func perform(_ commands: [Command]) {
    for command in commands { loop.take(command) }
    finish()
  }

  /// Carries out `command` and as much of what it sets going as fits into so many `turns` of the
  /// loop, so that the next command may come in the middle of that.
  package mutating func perform(_ command: Command, turns: Int) {
    loop.take(command)
    for _ in 0..<turns {
      let (isBusy, isRemaking) = (loop.work(), loop.remake())
      guard isBusy || isRemaking else { return }
    }
  }

  /// Ends the record at the present step, once what was set going is done.
  package mutating func end() {
    finish()
    loop.record(StampedCommand(step: loop.step, command: .setRunning(false)))
  }

  /// What the screen would be handed when the past that is looked at is there, or now, unless
  /// `isFinished`.
  package mutating func snapshot(isFinished: Bool = true) -> Snapshot {
    while isFinished, loop.remake() {}
    return loop.snapshot()
  }

  /// Whether a network's loss has ceased to be finite.
  package var hasDiverged: Bool {
    loop.workers.contains { $0.withRun { $0.session.divergedAt != nil } }
  }

  private mutating func finish() { while loop.work() {} }
}
