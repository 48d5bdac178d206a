import Datasets
import NeuralNet
import Statistics
package import Telemetry

/// A session and what has been seen of it: the mark, the window, the history, the markers.
///
/// Observing never changes the session's numbers.
package struct Run: Sendable {
  /// Steps in the window of the window shift.
  static let window = 250

  /// The network in training.
  package private(set) var session: Session
  /// The newest observation of finite numbers.
  package private(set) var current: Observation
  /// The network's past.
  package private(set) var history: History

  private let probe: Probe
  private var mark: Mark
  private var windowStart: [UnitSamples]
  private var windowShifts: [Shift]?
  private var markers: [Marker] = []

  private struct Mark: Sendable {
    var samples: [UnitSamples]
    var observation: Observation
  }

  /// Observes a fresh session; it is marked at once.
  ///
  /// Throws when the starting network's pre-activations are not finite, so that nothing can be seen.
  package init(_ session: Session, historyCapacity: Int = 512) throws(ConfigurationError) {
    probe = Probe(session.dataset, seed: session.configuration.seed)
    guard let samples = probe.samples(session.network) else {
      throw ConfigurationError(
        description: "--init: the network's numbers are not finite before the first step")
    }
    self.session = session
    history = History(capacity: historyCapacity)
    windowStart = samples
    current = Self.observe(session, probe, samples, mark: (0, samples), windowShifts: nil)
    mark = Mark(samples: samples, observation: current)
    history.append(current)
  }

  /// Learns from `steps` mini-batches and keeps what the history takes.
  package mutating func advance(steps: Int) {
    for _ in 0..<steps {
      session.advance()
      if let step = session.divergedAt {
        if markers.last?.kind != .diverged { markers.append(Marker(step: step, kind: .diverged)) }
        return
      }
      if session.step.isMultiple(of: Self.window) { closeWindow() }
      if history.takes(step: session.step) {
        observe()
        if current.step == session.step { history.append(current) }
      }
    }
  }

  /// Goes on with `later`, the same session some steps on, whose past was not watched.
  mutating func resume(with later: Session) {
    session = later
    observe()
  }

  /// Makes `current` the observation of this step; keeps the old one when a number is not finite.
  package mutating func observe() {
    guard current.step != session.step, let samples = probe.samples(session.network) else { return }
    observe(samples)
  }

  /// Sets the mark to this step, with a marker of the given kind unless nil.
  package mutating func setMark(_ kind: Marker.Kind? = .mark) {
    if let kind { markers.append(Marker(step: session.step, kind: kind)) }
    guard let samples = probe.samples(session.network) else { return }
    mark.samples = samples
    current = Self.observe(
      session, probe, samples, mark: (session.step, samples), windowShifts: windowShifts)
    mark.observation = current
  }

  /// Changes the learning rate, a positive number.
  package mutating func setRate(_ rate: Double) {
    session.rate = rate
    markers.append(Marker(step: session.step, kind: .rate(rate)))
    current = current.with(rate: rate)
  }

  /// Inserts batch normalization or takes it out, and sets the mark behind that.
  ///
  /// A network that has diverged stays as it is.
  package mutating func toggleNormalization(_ toggle: Toggle) {
    guard session.divergedAt == nil else { return }
    if session.isNormalized {
      session.removeNormalization(toggle.folds ? .fold : .drop)
      setMark(.removed(toggle.removal))
    } else {
      session.insertBatchNormalization(toggle.grafts ? .graft : .snap)
      setMark(.inserted(toggle.insertion))
    }
  }

  /// All that is known of the network; call `observe` first to have it of this step.
  package func snapshot(catchingUpTo target: Int? = nil) -> NetworkSnapshot {
    NetworkSnapshot(
      current: current, mark: mark.observation, history: history, markers: markers,
      divergedAt: session.divergedAt, catchingUpTo: target)
  }

  private mutating func closeWindow() {
    guard let samples = probe.samples(session.network) else { return }
    windowShifts = zip(windowStart, samples).map { Shift(from: $0, to: $1) }
    windowStart = samples
  }

  private mutating func observe(_ samples: [UnitSamples]) {
    current = Self.observe(
      session, probe, samples, mark: (mark.observation.step, mark.samples),
      windowShifts: windowShifts)
  }

  private static func observe(
    _ session: Session, _ probe: Probe, _ samples: [UnitSamples],
    mark: (step: Int, samples: [UnitSamples]), windowShifts: [Shift]?
  ) -> Observation {
    let test = probe.evaluate(session.network)
    return Observation(
      step: session.step, rate: session.rate,
      normalization: session.isNormalized ? "batch" : "none",
      trainLoss: session.latest?.loss, trainAccuracy: session.latest?.accuracy,
      testLoss: test.loss, testAccuracy: test.accuracy,
      gradientNorm: session.latest?.gradients.norm, markStep: mark.step,
      layers: samples.indices.map { layer in
        LayerObservation(
          now: samples[layer], mark: mark.samples[layer],
          activation: session.configuration.activation, windowShift: windowShifts?[layer])
      })
  }
}
