import NeuralNet
import Statistics
package import Telemetry

/// A session and what has been seen of it: the mark, the history, the markers.
///
/// Observing never changes the session's numbers.
package struct Run: Sendable {
  /// The network in training.
  package private(set) var session: Session
  /// The newest observation of finite numbers.
  package private(set) var current: Observation
  /// The network's past.
  package private(set) var history: History

  private let probe: Probe
  private var reference: Reference
  private var mark: Observation
  private var markers: [Marker] = []
  /// Loss and accuracy on the test sample, as they were when they were last measured.
  private var tested: (loss: Double, accuracy: Double)

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
    reference = Reference(step: session.step, samples)
    tested = probe.evaluate(session.network)
    current = Observation(session, samples, reference, tested)
    mark = current
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
      if reference.isDue(at: session.step), let samples = probe.samples(session.network) {
        reference.update(step: session.step, samples)
      }
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
  /// The test accuracy in it may be four strides of the history old; `testing` measures it anew.
  package mutating func observe(testing: Bool = false) {
    guard current.step != session.step || testing, let samples = probe.samples(session.network)
    else { return }
    if testing { tested = probe.evaluate(session.network) }
    current = Observation(session, samples, reference, tested)
  }

  /// Sets the mark to this step.
  package mutating func setMark() { setMark(.mark) }

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
      current: current, mark: mark, history: history, markers: markers,
      divergedAt: session.divergedAt, catchingUpTo: target)
  }

  private mutating func setMark(_ kind: Marker.Kind) {
    markers.append(Marker(step: session.step, kind: kind))
    guard let samples = probe.samples(session.network) else { return }
    reference.setMark(step: session.step, samples, isNewTransform: kind != .mark)
    tested = probe.evaluate(session.network)
    current = Observation(session, samples, reference, tested)
    mark = current
  }
}

extension Observation {
  /// What `samples` and the session tell of this step.
  fileprivate init(
    _ session: Session, _ samples: [UnitSamples], _ reference: Reference,
    _ tested: (loss: Double, accuracy: Double)
  ) {
    self.init(
      step: session.step, rate: session.rate,
      normalization: session.isNormalized ? "batch" : "none",
      trainLoss: session.latest?.loss, trainAccuracy: session.latest?.accuracy,
      testLoss: tested.loss, testAccuracy: tested.accuracy,
      gradientNorm: session.latest?.gradients.norm, markStep: reference.markStep,
      layers: reference.observe(samples, activation: session.configuration.activation))
  }
}
