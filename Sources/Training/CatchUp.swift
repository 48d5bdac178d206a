import Telemetry

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
