import Statistics
import Telemetry

extension Run {
  /// The steps over which the drift is measured.
  package static var driftLength: Int { DriftWindow.length }

  /// Goes on with `later`, the same session some steps on, whose past was not watched.
  ///
  /// `earlier` is the same session 50 steps before, if there is one: from there the drift is measured.
  package mutating func resume(with later: Session, driftFrom earlier: Session? = nil) {
    session = later
    if let earlier, later.step - earlier.step == DriftWindow.length,
      let start = probe.samples(earlier.network), let end = probe.samples(later.network)
    {
      reference.measureDrift(from: start, step: later.step, to: end)
    }
    observeAnew()
  }

  /// Does what the end of a window of the drift does, to find out what that costs.
  package mutating func closeDriftWindow() {
    guard let samples = probe.samples(session.network) else { return }
    reference.closeDriftWindow(step: session.step, samples)
  }
}
