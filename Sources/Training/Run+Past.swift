import NeuralNet
package import Telemetry

extension Run {
  /// All that is known of the network; call `observe` first to have it of this step.
  package func snapshot(catchingUpTo target: Int? = nil) -> NetworkSnapshot {
    snapshot(Query(), tapHistory: history, catchingUpTo: target)
  }

  /// All that is known of the network, with the observations that `query` asks for.
  ///
  /// They are of `past` where that is given: this same run, restored at an earlier step. `seen` are its
  /// newest observation and its mark as the query looks at them.
  func snapshot(
    _ query: Query, past: Run? = nil, seen: (current: Observation, mark: Observation)? = nil,
    tapHistory: History, population: PopulationEstimate? = nil, splits: [ShiftSplit]? = nil,
    flows: [GradientFlow]? = nil, landscape: Landscape? = nil,
    accuracies: TestAccuracies = TestAccuracies(), catchingUpTo target: Int?
  ) -> NetworkSnapshot {
    let shown = past ?? self
    let seen = seen ?? (shown.current, shown.mark)
    let answers = query.wantsAnswers ? probe.answers(shown.session.network) : nil
    var current = answers.map { shown.current(seen.current, with: $0) } ?? seen.current
    if let flows, shown.session.divergedAt == nil { current = current.with(flows: flows) }
    if query.wantsUnitCorrelations {
      current = current.with(unitCorrelations: shown.unitCorrelations)
    }
    return NetworkSnapshot(
      current: splits.map { current.with(splits: $0) } ?? current,
      mark: seen.mark, history: history, tapHistory: tapHistory,
      markers: markers, divergedAt: session.divergedAt, catchingUpTo: target,
      newestStep: session.step,
      anatomy: query.dissectedLayer.flatMap { shown.dissect(layer: $0, population: population) },
      answers: answers, landscape: landscape, accuracyModes: accuracies.modes,
      shiftTest: accuracies.shiftTest, scaling: scaling)
  }

  /// The observation with the accuracy of the answers, where both are of the same step.
  private func current(_ seen: Observation, with answers: Answers) -> Observation {
    seen.step == session.step ? seen.with(testAccuracy: answers.accuracy) : seen
  }

  /// The hidden layers as they are now, in the quantity and the statistics that `query` names, compared with
  /// `mark`, which is of the same; nil where numbers are not finite.
  func layers(_ query: Query, from mark: SeenMark) -> [LayerObservation]? {
    probe.samples(session.network, tap: query.tap, mode: query.mode).map { samples in
      reference.observe(
        samples, tap: query.tap, mark: mark.values, unit: query.unit, session)
    }
  }

  /// The observation of this step with `layers`, which are seen as `query` looks at them.
  func observation(of layers: [LayerObservation], _ query: Query) -> Observation {
    // A pause measures anew what goes on being some steps old.
    var tested = tested
    if current.step == session.step, let loss = current[.testLoss],
      let accuracy = current[.testAccuracy]
    {
      tested = (loss, accuracy)
    }
    return Observation(
      session, layers, tested, reference.landscape, tap: query.tap, markStep: reference.markStep)
  }

  /// The same run without what can be made again or is not needed to go on.
  var checkpoint: Run {
    var copy = self
    copy.session = session.packed
    copy.checkpoints = nil
    copy.logs = nil
    copy.history = History(capacity: 2)
    return copy
  }

  /// How many copies are kept of the past.
  package var checkpointCount: Int { checkpoints?.runs.count ?? 0 }

  /// The bytes that they take.
  package var checkpointSize: Int { checkpoints?.size ?? 0 }

  /// The bytes that it takes as a copy of the past.
  var copySize: Int { budget.copySize + reference.drift.splitSize }

  /// The bytes that the run and its past hold at the most; the same at every step.
  var mostBytes: Int {
    // As it is, and while a copy of it is changed.
    2 * session.size + budget.size
  }

  /// The run as it was after `step` steps and the commands given then, bit for bit.
  ///
  /// A step beyond the newest gives the newest; nil where the run is itself made from the past.
  package func restored(at step: Int) -> Run? {
    var remake = Remake(of: self, at: step)
    while remake?.isDone == false { remake?.advance() }
    return remake?.run
  }

  /// The nearest moment from which to go to an earlier `step`: the last copy before it or the
  /// beginning, which the seed gives again; nil where the run is itself made from the past.
  func base(before step: Int) -> Run? {
    guard let checkpoints else { return nil }
    return checkpoints.last(before: step, log: log)
      ?? (try? Run(Session(session.configuration, dataset: session.dataset)))?.checkpoint
  }

  /// The run as it was at `step`, ready to go on as a run of its own; `known` is that moment where
  /// it has been restored already.
  package func forked(at step: Int, _ known: Run? = nil) -> Run? {
    guard var fork = known ?? restored(at: step) else { return nil }
    fork.history = history.prefix(through: step)
    fork.checkpoints = checkpoints?.prefix(through: step)
    fork.markers.append(Marker(step: fork.session.step, kind: .forked))
    return fork
  }

  /// Makes the steps up to `step` and carries out `missed` commands at their steps.
  mutating func catchUp(to step: Int, _ missed: inout ArraySlice<StampedCommand>) {
    while true {
      while let next = missed.first, next.step <= session.step {
        perform(next.command)
        missed.removeFirst()
      }
      let goal = min(step, missed.first?.step ?? step)
      guard session.step < goal, session.divergedAt == nil else { return }
      advance(steps: goal - session.step)
    }
  }
}
