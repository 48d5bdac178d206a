import NeuralNet
import Statistics
package import Telemetry

/// A session and what has been seen of it: the mark, the history, the markers.
///
/// Observing never changes the session's numbers.
package struct Run: Sendable {
  /// The network in training.
  package internal(set) var session: Session
  /// The newest observation of finite numbers.
  package private(set) var current: Observation
  /// The network's past.
  package internal(set) var history: History
  /// The commands that changed it, each with its step.
  private(set) var log: [StampedCommand] = []
  /// What the past can be made from again; nil in a copy that is made from it.
  var checkpoints: Checkpoints?
  /// What is told of every step; nil in a copy that is made from the past.
  var logs: StepLogs?

  let probe: Probe
  /// How much is kept of the past.
  package let budget: PastBudget
  var reference: Reference
  private(set) var mark: Observation
  var markers: [Marker] = []
  private(set) var scaling: Scaling?
  /// What `observe` measured last with all test numbers: the steps tried and the commands then.
  private var thorough: (steps: Int, commands: Int)?
  /// Loss and accuracy on the test sample, as they were when they were last measured.
  private(set) var tested: (loss: Double, accuracy: Double)

  /// Observes a fresh session; it is marked at once.
  ///
  /// `history` is empty and says how many points are kept; how many bytes the budget says.
  /// Throws when the starting network's pre-activations are not finite, so that nothing can be seen: its
  /// weights are too large, be they drawn or from a file.
  package init(_ session: Session, history: History = History()) throws(ConfigurationError) {
    probe = Probe(session.dataset, seed: session.configuration.seed)
    guard let look = probe.look(at: session.network) else {
      let reason = "the network's numbers are not finite before the first step"
      throw session.configuration.weights.map { $0.error(reason) }
        ?? ConfigurationError(.initialization, reason)
    }
    self.session = session
    reference = Reference(step: session.step, look)
    tested = probe.evaluate(session.network)
    current = Observation(
      session, reference.observe(look.samples, session), tested, nil, markStep: session.step
    ).with(flows: probe.flows(session.network))
    mark = current
    budget = PastBudget(
      network: session.size, samples: look.values.reduce(0) { $0 + $1.size }, start: look.size,
      points: history.capacity, point: current)
    self.history = history
    self.history.bytes = PastBudget.historyBytes
    self.history.append(current)
    var checkpoints = Checkpoints(budget, stride: 8 * history.stride)
    checkpoints.append(checkpoint)
    self.checkpoints = checkpoints
  }

  /// How many steps were tried: one more than were made where the last one made it diverge.
  var triedSteps: Int { session.divergedAt ?? session.step }

  /// Learns from `steps` mini-batches and keeps what the history takes.
  package mutating func advance(steps: Int) {
    for _ in 0..<steps {
      let measuresShift = (session.step + 1).isMultiple(of: Reference.window)
      if measuresShift {
        reference.gradientShifts = session.advanceMeasuringGradientShift()
        reference.landscape = session.landscape([Reference.furthestLength])
      } else {
        session.advance()
      }
      if let step = session.divergedAt {
        guard markers.last?.kind != .diverged else { return }
        markers.append(Marker(step: step, kind: .diverged))
        logs?.note(self)
        return
      }
      watch()
      logs?.note(self)
    }
  }

  /// Keeps of this step what the run keeps of steps.
  private mutating func watch() {
    var samples: [LayerSamples]?
    if reference.isDue(at: session.step) {
      let look = probe.look(at: session.network)
      if let look { reference.update(step: session.step, look) }
      samples = look?.samples
    }
    // A copy made from the past leaves no traces of its own.
    guard let checkpoints else { return }
    if checkpoints.takes(step: session.step) {
      let copy = checkpoint
      self.checkpoints?.append(copy)
    }
    if session.step.isMultiple(of: 4 * history.stride) {
      tested = probe.evaluate(session.network)
    }
    if history.takes(step: session.step), let samples = samples ?? probe.samples(session.network) {
      observe(samples, tested)
      history.append(current)
    }
  }

  /// Makes `current` the observation of this step, or leaves it if it is at most `lag` steps old;
  /// keeps the old one when a number is not finite.
  ///
  /// The test accuracy in it may be four strides of the history old; `testing` measures it anew.
  package mutating func observe(testing: Bool = false, lag: Int = 0) {
    let now = (steps: triedSteps, commands: log.count)
    if testing, let thorough, thorough == now { return }
    guard testing || session.step - current.step > lag,
      let samples = probe.samples(session.network)
    else { return }
    // Not kept for later: the past must not depend on who looked.
    observe(samples, testing ? probe.evaluate(session.network) : tested)
    if testing { thorough = now }
  }

  /// Observes the network after a change that no step has made, test numbers and all.
  mutating func observeAnew() {
    tested = probe.evaluate(session.network)
    guard let samples = probe.samples(session.network) else { return }
    observe(samples, tested)
  }

  private mutating func observe(
    _ samples: [LayerSamples], _ tested: (loss: Double, accuracy: Double)
  ) {
    current = Observation(
      session, reference.observe(samples, session), tested, reference.landscape,
      markStep: reference.markStep)
  }

  /// Carries out a command that changes the network or what it is compared with, and logs it.
  package mutating func perform(_ command: Command) {
    log.append(StampedCommand(step: triedSteps, command: command))
    switch command {
    case .setRate(let rate):
      let old = session.rate
      session.rate = rate
      current = current.with(rate: rate)
      guard session.divergedAt == nil else { return }
      markers.append(Marker(step: session.step, kind: .rate(rate, from: old)))
    case .mark: setMark(.mark)
    case .toggleNormalization(_, let toggle):
      changeNormalization(to: session.normalization == .none ? .batch : .none, toggle)
    case .nextNormalization(_, let toggle):
      changeNormalization(to: session.normalization.next, toggle, isNext: true)
    case .scaleWeights(_, let layer, let factor): scaleWeights(layer: layer, factor: factor)
    default: break
    }
  }

  /// Takes out the normalization that is in, inserts another one, and sets the mark behind that.
  ///
  /// A network that has diverged stays as it is.
  private mutating func changeNormalization(
    to kind: NormalizationKind, _ toggle: Toggle, isNext: Bool = false
  ) {
    guard session.divergedAt == nil else { return }
    let old = session.normalization
    if old != .none {
      let removal = session.network.possible(toggle.folds ? .fold : .drop)
      session.removeNormalization(removal)
      if let info = session.info(old) {
        let marker = Marker.Kind.removed(info, by: removal.rawValue)
        guard kind != .none else { return setMark(marker, isNext: isNext) }
        markers.append(Marker(step: session.step, kind: marker, isNext: isNext))
      }
    }
    let insertion = kind.possible(toggle.grafts ? .graft : .snap)
    session.insert(kind, insertion)
    if let info = session.info(kind) {
      setMark(.inserted(info, by: insertion.rawValue), isNext: isNext)
    }
  }

  /// Multiplies a layer's weights and tells what that did to the latest batch; the mark stays.
  private mutating func scaleWeights(layer: Int, factor: Double) {
    guard session.divergedAt == nil, session.network.hidden.indices.contains(layer) else { return }
    let before = session.network
    session.scaleWeights(layer: layer, factor: Float(factor))
    scaling = session.latest.map { batch in
      Scaling(
        step: session.step, layer: layer, factor: factor, from: before, to: session.network, batch)
    }
    markers.append(Marker(step: session.step, kind: .scaled(layer: layer, factor: factor)))
    observeAnew()
  }

  private mutating func setMark(_ kind: Marker.Kind, isNext: Bool = false) {
    guard session.divergedAt == nil else { return }
    markers.append(Marker(step: session.step, kind: kind, isNext: isNext))
    guard let look = probe.look(at: session.network) else { return }
    reference.setMark(step: session.step, look, isNewTransform: kind != .mark)
    tested = probe.evaluate(session.network)
    observe(look.samples, tested)
    mark = current
  }
}
