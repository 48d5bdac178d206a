import Statistics
import Telemetry

extension Run {
  /// The steps over which the drift is measured.
  package static var driftLength: Int { DriftWindow.length }

  /// How often the drift is measured, and it is told whose it is, in the first `steps` steps, and how
  /// many looks at the probe that takes.
  package static func drifts(in steps: Int) -> (ends: Int, looks: Int) {
    DriftWindow.counts(in: steps)
  }

  /// Measures the drift from here on as seldom as it is 4,000 steps behind a change of the transform, to
  /// find out what that costs.
  package mutating func settleDrift() { reference.drift.settle() }

  /// Goes on with `later`, the same session some steps on, whose past was not watched.
  ///
  /// `earlier` is the same session 50 steps before, if there is one: from there the drift is measured.
  package mutating func resume(with later: Session, driftFrom earlier: Session? = nil) {
    session = later
    if let earlier, later.step - earlier.step == DriftWindow.length,
      let start = probe.look(at: earlier.network), let end = probe.look(at: later.network)
    {
      reference.measureDrift(from: start, step: later.step, to: end)
    }
    observeAnew()
  }

  /// Does what the end of a window of the drift does, to find out what that costs.
  package func closeDriftWindow() {
    guard let look = probe.look(at: session.network) else { return }
    _ = reference.drift.drifts(to: look)
  }

  /// The time that it takes at the end of a window to tell whose drift it is; nil where numbers are not
  /// finite.
  package var driftSplitTime: Duration? {
    guard let start = probe.look(at: reference.markNetwork),
      let end = probe.look(at: session.network)
    else { return nil }
    return ContinuousClock().measure { _ = start.splits(to: end) }
  }
}
