import Telemetry

/// What is shown beside the present: a moment of the past, and the past of other quantities.
///
/// Both are made again from what the runs keep when they are asked for, a slice at a time, and kept
/// while they are.
struct PastCache {
  /// What of the past is being made again.
  enum Missing {
    case moment, look, history, accuracies, gradient
  }

  /// The step of the moment that is shown, or nil for the present.
  private(set) var step: Int?
  /// The networks at that moment, those that are further now.
  private var moments: [ObjectIdentifier: Run] = [:]
  /// The next moment on its way, which takes that one's place when it is there for all networks.
  private var remakes: [ObjectIdentifier: Remake] = [:]
  private var histories: [ObjectIdentifier: TapHistory] = [:]

  /// What the accuracies depend on.
  private var accuracies = AccuracyCache()
  /// What else is costly to measure.
  private var measurements = MeasurementCache()

  private struct TapHistory {
    let query: Query
    var mark: SeenMark?
    var points: [Int: Observation] = [:]
  }

  /// Makes the next slice of what `query` asks for and is not there yet; nil when all is there.
  ///
  /// While `isRunning` what is costly may be some steps old.
  mutating func remake(for workers: [Worker], _ query: Query, isRunning: Bool) -> Missing? {
    // What is shown meanwhile comes first.
    if look(at: workers, query, isRunning: isRunning) { return .look }
    if remakeMoment(of: workers, at: query.step) { return .moment }
    if look(at: workers, query, isRunning: isRunning) { return .look }
    if query.wantsAccuracies {
      for worker in workers {
        let past = moments[ObjectIdentifier(worker)]
        let isMissing = worker.withRun {
          accuracies.measure(
            ObjectIdentifier(worker), past ?? $0, query.testShift, isRunning: isRunning)
        }
        if isMissing { return .accuracies }
      }
    }
    for worker in workers where !isRunning {
      let key = ObjectIdentifier(worker)
      let past = moments[key]
      if worker.withRun({ measurements.measureGradient(key, past ?? $0, query) }) {
        return .gradient
      }
    }
    return workers.contains { remakeHistory(of: $0, query) } ? .history : nil
  }

  /// Looks at one of the networks as `query` does; false when all were looked at so.
  private mutating func look(at workers: [Worker], _ query: Query, isRunning: Bool) -> Bool {
    workers.contains { worker in
      let key = ObjectIdentifier(worker)
      let past = moments[key]
      return worker.withRun { measurements.look(key, past ?? $0, query, isRunning: isRunning) }
    }
  }

  /// The network in `worker` at `step` of its past, if that is the moment shown.
  func moment(of worker: Worker, at step: Int) -> Run? {
    self.step == step ? moments[ObjectIdentifier(worker)] : nil
  }

  /// Goes a slice towards `wanted` and shows it when all networks are there; false when that is so.
  private mutating func remakeMoment(of workers: [Worker], at wanted: Int?) -> Bool {
    var arrived: [ObjectIdentifier: Run] = [:]
    for worker in workers {
      guard let wanted, wanted < worker.withRun({ $0.session.step }) else { continue }
      let key = ObjectIdentifier(worker)
      let known = moments[key]
      if let known, known.session.step == wanted {
        arrived[key] = known
        continue
      }
      let going = remakes[key].flatMap { $0.step == wanted ? $0 : nil }
      guard
        var remake = going ?? worker.withRun({ Remake(of: $0, at: wanted, from: known) })
      else { continue }
      if remake.isDone {
        arrived[key] = remake.run
        continue
      }
      remakes[key] = nil
      remake.advance()
      remakes[key] = remake
      return true
    }
    (step, moments, remakes) = (wanted, arrived, [:])
    return false
  }

  /// Adds one point, of a copy that the network in `worker` keeps, to the past of the quantity that
  /// `query` asks for; false when that is complete or not asked for.
  private mutating func remakeHistory(of worker: Worker, _ query: Query) -> Bool {
    let key = ObjectIdentifier(worker)
    guard query.recallsTap, !query.isOfHistory else {
      histories[key] = nil
      return false
    }
    let wanted = query.recalled
    let known = histories[key].flatMap { $0.query == wanted ? $0 : nil }
    var kept = known ?? TapHistory(query: wanted)
    let copies = worker.withRun { $0.checkpoints?.runs ?? [] }
    let steps = Set(copies.map(\.session.step))
    kept.points = kept.points.filter { steps.contains($0.key) }
    let missing = copies.first { kept.points[$0.session.step] == nil }
    if let missing {
      if kept.mark?.serves(missing, wanted) != true { kept.mark = SeenMark(missing, wanted) }
      let layers = kept.mark.flatMap { missing.layers(wanted, from: $0) }
      kept.points[missing.session.step] =
        layers.map { missing.observation(of: $0, wanted) } ?? missing.current
    }
    histories[key] = kept
    return missing != nil
  }

  /// All that is known of the network in `worker`, as `query` asks for it, at the moment shown.
  ///
  /// What is costly may be some steps old, `lag` at the most; 0 where it must be of this moment.
  mutating func snapshot(
    of worker: Worker, _ query: Query, lag: Int, catchingUpTo target: Int?
  ) -> NetworkSnapshot {
    let key = ObjectIdentifier(worker)
    let past = moments[key]
    let population = query.dissectedLayer.flatMap { layer in
      worker.withRun { measurements.population(key, past ?? $0, layer: layer, lag: lag) }
    }
    let accuracies =
      query.wantsAccuracies
      ? worker.withRun { self.accuracies.value(key, past ?? $0, query.testShift) }
      : TestAccuracies()
    let isSplit = query.wantsSplit && query.tap == .y && !query.usesPopulation
    let splits =
      isSplit ? worker.withRun { measurements.splits(key, past ?? $0, lag: lag) } : nil
    let landscape =
      query.wantsLandscape
      ? worker.withRun { measurements.landscape(key, past ?? $0, lag: lag) } : nil
    let flows =
      query.wantsFlow ? worker.withRun { measurements.flows(key, past ?? $0, lag: lag) } : nil
    let seen = worker.withRun { measurements.seen(key, past ?? $0, query) }
    let tapHistory = tapHistory(of: worker, query)
    return worker.withRun {
      $0.snapshot(
        query, past: past, seen: seen, tapHistory: tapHistory ?? $0.history,
        population: population,
        splits: splits, flows: flows, landscape: landscape, accuracies: accuracies,
        catchingUpTo: target)
    }
  }

  /// The past of the quantity that `query` asks for, as far as it is known; nil for the history.
  private func tapHistory(of worker: Worker, _ query: Query) -> History? {
    if query.isOfHistory { return nil }
    var history = History(
      stride: worker.withRun { $0.checkpoints?.stride ?? 1 }, bytes: PastBudget.historyBytes)
    let known = histories[ObjectIdentifier(worker)]?.points ?? [:]
    for point in known.sorted(by: { $0.key < $1.key }) { history.append(point.value) }
    return history
  }
}

extension Query {
  /// Whether the past that it asks for is that of the history.
  fileprivate var isOfHistory: Bool { tap == .y && !usesPopulation && !recallsUnit }

  /// What is looked at in each point of the past.
  fileprivate var recalled: Query {
    var query = Query()
    (query.tap, query.usesPopulation) = (tap, usesPopulation)
    if recallsUnit { query.unit = unit }
    return query
  }
}
