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
  /// Loss and accuracy on the test sample, as they were when they were last measured.
  private var tested: (loss: Double, accuracy: Double)

  private struct Mark: Sendable {
    var samples: [UnitSamples]
    var observation: Observation
  }

  /// Observes a fresh session; it is marked at once.
  ///
  /// Throws when the starting network's pre-activations are not finite, so that nothing can be seen.
  package init(_ session: Session, history: History = History()) throws(ConfigurationError) {
    probe = Probe(session.dataset, seed: session.configuration.seed)
    guard let samples = probe.samples(session.network) else {
      throw ConfigurationError(
        description: "--init: the network's numbers are not finite before the first step")
    }
    self.session = session
    self.history = history
    windowStart = samples
    tested = probe.evaluate(session.network)
    current = Self.observe(session, probe, samples, tested, mark: (0, samples), windowShifts: nil)
    mark = Mark(samples: samples, observation: current)
    self.history.append(current)
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
      if session.step.isMultiple(of: 4 * history.stride) {
        tested = probe.evaluate(session.network)
      }
      if history.takes(step: session.step) {
        observe()
        if current.step == session.step { history.append(current) }
      }
    }
  }

  /// Goes on with `later`, the same session some steps on, whose past was not watched.
  mutating func resume(with later: Session) {
    session = later
    observe(testing: true)
  }

  /// Makes `current` the observation of this step; keeps the old one when a number is not finite.
  ///
  /// The test accuracy in it is some steps old, a hundredth of the run at most; `testing` measures
  /// it anew.
  package mutating func observe(testing: Bool = false) {
    guard current.step != session.step || testing, let samples = probe.samples(session.network)
    else { return }
    if testing { tested = probe.evaluate(session.network) }
    observe(samples)
  }

  /// Sets the mark to this step, with a marker of the given kind unless nil.
  package mutating func setMark(_ kind: Marker.Kind? = .mark) {
    if let kind { markers.append(Marker(step: session.step, kind: kind)) }
    guard let samples = probe.samples(session.network) else { return }
    mark.samples = samples
    tested = probe.evaluate(session.network)
    current = Self.observe(
      session, probe, samples, tested, mark: (session.step, samples), windowShifts: windowShifts)
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
      session, probe, samples, tested, mark: (mark.observation.step, mark.samples),
      windowShifts: windowShifts)
  }

  private static func observe(
    _ session: Session, _ probe: Probe, _ samples: [UnitSamples],
    _ tested: (loss: Double, accuracy: Double), mark: (step: Int, samples: [UnitSamples]),
    windowShifts: [Shift]?
  ) -> Observation {
    Observation(
      step: session.step, rate: session.rate,
      normalization: session.isNormalized ? "batch" : "none",
      trainLoss: session.latest?.loss, trainAccuracy: session.latest?.accuracy,
      testLoss: tested.loss, testAccuracy: tested.accuracy,
      gradientNorm: session.latest?.gradients.norm, markStep: mark.step,
      layers: samples.indices.map { layer in
        LayerObservation(
          now: samples[layer], mark: mark.samples[layer],
          activation: session.configuration.activation, windowShift: windowShifts?[layer])
      })
  }
}
