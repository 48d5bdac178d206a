import Telemetry

/// Networks' accuracies by three kinds of statistics, as snapshots show them.
///
/// They are measured a slice at a time. While training goes on they are measured anew only after some
/// time, so that little of the time goes into that (see `rest`).
struct ModesCache {
  /// What was measured last of a network, by its worker.
  private var known: [ObjectIdentifier: Known] = [:]
  private var going: [ObjectIdentifier: Going] = [:]
  private let clock = ContinuousClock()

  private struct Known {
    /// The accuracies; nil where there are none.
    let value: AccuracyModes?
    let step: Int, commands: Int
    /// When the next ones are due while training goes on.
    let next: ContinuousClock.Instant
  }

  private struct Going {
    var measurement: ModesMeasurement
    let step: Int, commands: Int
    var spent = Duration.zero
  }

  /// Makes the next slice of what is to be measured of `run`, which the worker `key` has; whether more
  /// is missing.
  ///
  /// What has been begun is ended while training goes on, though the network is some steps further then.
  mutating func measure(_ key: ObjectIdentifier, _ run: Run, isRunning: Bool) -> Bool {
    let (step, commands) = (run.session.step, run.log.count)
    func isOfNow(_ then: (step: Int, commands: Int)) -> Bool {
      then.commands == commands && (then.step == step || isRunning && then.step < step)
    }
    if let known = known[key], isOfNow((known.step, known.commands)),
      known.step == step || clock.now < known.next
    {
      return false
    }
    var current = going[key].flatMap { isOfNow(($0.step, $0.commands)) ? $0 : nil }
    if current == nil {
      current = ModesMeasurement(run.session).map {
        Going(measurement: $0, step: step, commands: commands)
      }
    }
    going[key] = nil
    guard var current else {
      known[key] = Known(value: nil, step: step, commands: commands, next: clock.now)
      return false
    }
    current.spent += clock.measure { current.measurement.advance() }
    guard let value = current.measurement.value else {
      going[key] = current
      return true
    }
    known[key] = Known(
      value: value, step: current.step, commands: current.commands,
      next: clock.now + ModesMeasurement.rest(after: current.spent))
    return false
  }

  /// What was measured last of `run`, which the worker `key` has, at its step or before.
  func value(_ key: ObjectIdentifier, _ run: Run) -> AccuracyModes? {
    guard let known = known[key], known.commands == run.log.count, known.step <= run.session.step
    else { return nil }
    return known.value
  }
}
