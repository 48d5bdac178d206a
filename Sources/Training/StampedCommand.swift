import Telemetry

/// A command and the number of steps that had been made when it was carried out.
struct StampedCommand: Sendable, Equatable {
  let step: Int
  let command: Command
}

/// The way of a late twin: steps up to `target`, with the commands that it missed at their steps.
struct CatchUp: Sendable {
  let target: Int
  /// What the twin has still to be told.
  var missed: ArraySlice<StampedCommand>

  /// Makes at most `steps` steps; true when the twin has arrived or diverged.
  mutating func advance(_ run: inout Run, steps: Int) -> Bool {
    run.catchUp(to: min(target, run.session.step + steps), &missed)
    return run.session.divergedAt != nil || run.session.step == target && missed.isEmpty
  }
}
