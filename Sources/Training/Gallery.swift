import NeuralNet
import Telemetry

/// What is shown beside the present: restored moments, and the past of other quantities.
///
/// Both are made again from the runs' checkpoints when they are asked for, and kept while they are.
struct Gallery {
  private var pasts: [ObjectIdentifier: Run] = [:]
  private var histories: [ObjectIdentifier: TapHistory] = [:]
  private var estimates: [ObjectIdentifier: Estimate] = [:]

  /// The steps after which an estimate of the population is made anew while training goes on.
  private static let estimateStride = 50

  private struct Estimate {
    let value: PopulationEstimate
    /// How many commands the network had carried out.
    let commands: Int
  }

  private struct TapHistory {
    let look: Look
    var points: [Int: Observation] = [:]
  }

  /// All that is known of the network in `lane`, as `look` asks for it.
  ///
  /// While it `isRunning` what is costly may be some steps old.
  mutating func snapshot(
    of lane: Lane, _ look: Look, isRunning: Bool, catchingUpTo target: Int?
  ) -> NetworkSnapshot {
    let key = ObjectIdentifier(lane)
    let known = pasts[key]
    let past = lane.withRun { run in look.step.flatMap { run.past(at: $0, from: known) } }
    pasts[key] = past
    let tapHistory = tapHistory(of: lane, look)
    let population = look.dissectedLayer.flatMap { layer in
      lane.withRun { estimate(key, past ?? $0, layer: layer, isRunning: isRunning) }
    }
    return lane.withRun {
      $0.snapshot(
        look, past: past, tapHistory: tapHistory ?? $0.history, population: population,
        catchingUpTo: target)
    }
  }

  /// The population behind a layer of `run`, as it was some steps ago at most.
  private mutating func estimate(
    _ key: ObjectIdentifier, _ run: Run, layer: Int, isRunning: Bool
  ) -> PopulationEstimate? {
    guard run.session.network.hidden.indices.contains(layer) else { return nil }
    if let known = estimates[key], known.value.layer == layer, known.commands == run.log.count,
      (0..<(isRunning ? Self.estimateStride : 1)).contains(run.session.step - known.value.step)
    {
      return known.value
    }
    let value = PopulationEstimate(run.session, layer: layer)
    estimates[key] = Estimate(value: value, commands: run.log.count)
    return value
  }

  /// The history of another quantity than the pre-activations of all units, one point a checkpoint.
  private mutating func tapHistory(of lane: Lane, _ look: Look) -> History? {
    let key = ObjectIdentifier(lane)
    guard look.tap != .y || look.usesPopulation || look.recallsUnit else {
      histories[key] = nil
      return nil
    }
    var wanted = Look()
    (wanted.tap, wanted.usesPopulation) = (look.tap, look.usesPopulation)
    if look.recallsUnit { wanted.unit = look.unit }
    let known = histories[key].flatMap { $0.look == wanted ? $0 : nil }
    var kept = known ?? TapHistory(look: wanted)
    guard let checkpoints = lane.withRun({ $0.checkpoints }) else { return nil }
    kept.points = Dictionary(
      uniqueKeysWithValues: checkpoints.runs.map { run in
        (run.session.step, kept.points[run.session.step] ?? run.seen(wanted).current)
      })
    histories[key] = kept
    var history = History(stride: checkpoints.stride)
    for step in kept.points.keys.sorted() {
      if let point = kept.points[step] { history.append(point) }
    }
    return history
  }
}

extension Run {
  /// The run at an earlier `step`, going on from `known`, an earlier moment of it, where that is
  /// nearer; nil for the present.
  fileprivate func past(at step: Int, from known: Run?) -> Run? {
    guard step < session.step else { return nil }
    guard var past = known, past.session.step <= step,
      let base = checkpoints?.last(before: step, log: log),
      past.session.step >= base.session.step, past.log.count <= log.count
    else { return restored(at: step) }
    guard past.session.step < step else { return past }
    var missed = log.dropFirst(past.log.count)[...]
    past.catchUp(to: step, &missed)
    past.observeAnew()
    return past
  }
}
