import NeuralNet
import Telemetry

/// The way of a late twin: steps up to `target`, with the commands that it missed at their steps.
struct CatchUp: Sendable {
  let target: Int
  /// The normalization that the twin arrives with.
  let normalization: NormalizationKind
  /// What the twin has still to be told.
  var missed: ArraySlice<StampedCommand>

  /// Makes at most `steps` steps; true when the twin has arrived or diverged.
  ///
  /// One that has diverged is told the rest at once, as if it had stood beside the other.
  mutating func advance(_ run: inout Run, steps: Int) -> Bool {
    run.catchUp(to: min(target, run.session.step + steps), &missed)
    if run.session.divergedAt != nil {
      while let next = missed.popFirst() { run.perform(next.command) }
    }
    return run.session.divergedAt != nil || run.session.step == target && missed.isEmpty
  }
}
