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
  package internal(set) var current: Observation
  /// The network's past.
  package internal(set) var history: History
  /// The commands that changed it, each with its step.
  var log: [StampedCommand] = []
  /// What the past can be made from again; nil in a copy that is made from it.
  var checkpoints: Checkpoints?
  /// What is told of every step; nil in a copy that is made from the past.
  var logs: StepLogs?

  let probe: Probe
  /// How much is kept of the past.
  package let budget: PastBudget
  var reference: Reference
  var mark: Observation
  var markers: [Marker] = []
  var scaling: Scaling?
  /// What `observe` measured last with all test numbers: the steps tried and the commands then.
  private var thorough: (steps: Int, commands: Int)?
  /// Loss and accuracy on the test sample, as they were when they were last measured.
  var tested: (loss: Double, accuracy: Double)

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
    self.history = history.limited(to: PastBudget.historyBytes, pointSize: current.size)
    self.history.append(current)
    var checkpoints = Checkpoints(budget, stride: 8 * self.history.stride)
    checkpoints.append(checkpoint)
    self.checkpoints = checkpoints
  }

  /// How many steps were tried: one more than were made where the last one made it diverge.
  var triedSteps: Int { session.divergedAt ?? session.step }

  /// Learns from `steps` mini-batches and keeps what the history takes.
  ///
  /// Where a core is free, a step is watched while the next ones are made; that is over when this
  /// returns. The numbers are the same either way.
  package mutating func advance(steps: Int) {
    Cores.occupy()
    defer { Cores.release() }
    var watching: Watching?
    for _ in 0..<steps {
      let endsWindow = (session.step + 1).isMultiple(of: Reference.window)
      let before = endsWindow ? session.network : nil
      session.advance()
      if let step = session.divergedAt {
        settle(&watching)
        guard markers.last?.kind != .diverged else { return }
        markers.append(Marker(step: step, kind: .diverged))
        logs?.note(self)
        return
      }
      if isDue { settle(&watching) }
      // The moment that is kept now may have made the history take fewer steps.
      if isDue {
        if mayGoAhead { watching = Watching(self, since: before) }
        if watching == nil { watch(since: before) }
      }
      logs?.note(self)
    }
    settle(&watching)
  }

  /// Whether there is something to watch of this step.
  ///
  /// While a moment is on its way that can be true of a step of which it is not once that is kept, but
  /// never the other way round: distances in the past only grow.
  private var isDue: Bool {
    let step = session.step
    if reference.isDue(at: step) { return true }
    guard let checkpoints else { return false }
    return checkpoints.takes(step: step) || step.isMultiple(of: history.stride)
  }

  /// The distance of moments from which on one is watched while steps are made: the network is copied for
  /// that, which takes about as long as a step.
  private static let aheadFrom = 4

  /// Whether steps may be made while one is watched: logs are told of each as it was seen, and a network
  /// of which the past has no room for a copy is not copied for that either.
  private var mayGoAhead: Bool {
    guard logs == nil, let checkpoints else { return false }
    return history.stride >= Self.aheadFrom && checkpoints.capacity > 0
  }

  /// Waits for what is being watched, and takes over what was seen.
  private mutating func settle(_ watching: inout Watching?) {
    guard let seen = watching.take()?.value else { return }
    let ahead = session
    self = seen
    session = ahead
  }

  /// Keeps of this step what the run keeps of steps; `before` is the network before it where a window
  /// ends.
  mutating func watch(since before: Network<Float>?) {
    if let before {
      reference.gradientShifts = session.gradientShifts(since: before)
      reference.landscape = session.landscape([Reference.furthestLength])
    }
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
    if session.step.isMultiple(of: 4 * history.strideOnTheWay(at: session.step)) {
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

  /// Observes the network after a change that no step has made, test numbers and all, which are measured
  /// where they are not given.
  mutating func observeAnew(_ known: (loss: Double, accuracy: Double)? = nil) {
    tested = known ?? probe.evaluate(session.network)
    guard let samples = probe.samples(session.network) else { return }
    observe(samples, tested)
  }

  /// Makes `current` what `samples` and the test numbers say.
  mutating func observe(
    _ samples: [LayerSamples], _ tested: (loss: Double, accuracy: Double)
  ) {
    current = Observation(
      session, reference.observe(samples, session), tested, reference.landscape,
      markStep: reference.markStep)
  }
}
