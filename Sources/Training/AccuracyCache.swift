import Telemetry

/// What networks' accuracies depend on, as snapshots show it.
///
/// It is measured a slice at a time. While training goes on it is measured anew only after some time, so
/// that little of the time goes into that (see `rest`).
struct AccuracyCache {
  /// What was measured last of a network, by its worker.
  private var known: [ObjectIdentifier: Known] = [:]
  private var going: [ObjectIdentifier: Going] = [:]
  /// The images that were changed last.
  private var changed: ChangedTest?
  private let clock = ContinuousClock()

  /// What a measurement is of.
  private struct Subject {
    let step: Int, commands: Int
    let shift: TestShift

    /// That of `run`, with images changed by `shift` or, where that is nil, as its configuration says.
    init(_ run: Run, _ shift: TestShift?) {
      (step, commands) = (run.session.step, run.log.count)
      self.shift = shift ?? run.session.configuration.shiftTest
    }

    /// Whether it is this or, while training goes on, this some steps ago.
    func serves(for now: Subject, isRunning: Bool) -> Bool {
      commands == now.commands && shift == now.shift
        && (step == now.step || isRunning && step < now.step)
    }
  }

  private struct Known {
    let value: TestAccuracies
    let subject: Subject
    /// When the next ones are due while training goes on.
    let next: ContinuousClock.Instant
  }

  private struct Going {
    var measurement: AccuracyMeasurement
    let subject: Subject
    var spent = Duration.zero
  }

  /// Makes the next slice of what is to be measured of `run`, which the worker `key` has; whether more
  /// is missing.
  ///
  /// What has been begun is ended while training goes on, though the network is some steps further then.
  mutating func measure(
    _ key: ObjectIdentifier, _ run: Run, _ shift: TestShift?, isRunning: Bool
  ) -> Bool {
    let now = Subject(run, shift)
    if let known = known[key], known.subject.serves(for: now, isRunning: isRunning),
      known.subject.step == now.step || clock.now < known.next
    {
      return false
    }
    let begun = going[key].flatMap { $0.subject.serves(for: now, isRunning: isRunning) ? $0 : nil }
    going[key] = nil
    guard
      var current = begun
        ?? AccuracyMeasurement(run.session, now.shift, known: changed).map({
          Going(measurement: $0, subject: now)
        })
    else {
      known[key] = Known(value: TestAccuracies(), subject: now, next: clock.now)
      return false
    }
    changed = current.measurement.changed ?? changed
    current.spent += clock.measure { current.measurement.advance() }
    guard let value = current.measurement.value else {
      going[key] = current
      return true
    }
    known[key] = Known(
      value: value, subject: current.subject,
      next: clock.now + AccuracyMeasurement.rest(after: current.spent))
    return false
  }

  /// What was measured last of `run`, which the worker `key` has, at its step or before.
  func value(_ key: ObjectIdentifier, _ run: Run, _ shift: TestShift?) -> TestAccuracies {
    let now = Subject(run, shift)
    guard let known = known[key], known.subject.commands == now.commands,
      known.subject.step <= now.step
    else { return TestAccuracies() }
    var value = known.value
    if now.shift == .none { value.shiftTest = nil }
    return value
  }
}
