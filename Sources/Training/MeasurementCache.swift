import NeuralNet
import Telemetry

/// What is costly to measure of networks, so that it may be some steps old.
///
/// Each is measured anew after a number of steps of its own, or after `lag` where those are fewer; that
/// is 0 where it must be of this step.
struct MeasurementCache {
  private var populations: [ObjectIdentifier: Kept<(layer: Int, population: PopulationEstimate)>] =
    [:]
  private var splits: [ObjectIdentifier: Kept<[ShiftSplit]?>] = [:]
  private var landscapes: [ObjectIdentifier: Kept<Landscape?>] = [:]
  /// Those that are on their way.
  private var goingLandscapes: [ObjectIdentifier: Kept<LandscapeMeasurement>] = [:]
  private var flows: [ObjectIdentifier: Kept<[GradientFlow]>] = [:]
  private var marks: [ObjectIdentifier: SeenMark] = [:]
  private var layers: [ObjectIdentifier: Kept<(query: Query, layers: [LayerObservation])>] = [:]

  /// The steps after which an estimate of the population is made anew while training goes on.
  private static let populationStride = 50

  /// The population behind a layer of `run`; nil where it has no such layer.
  mutating func population(
    _ key: ObjectIdentifier, _ run: Run, layer: Int, lag: Int
  ) -> PopulationEstimate? {
    guard run.session.network.hidden.indices.contains(layer) else { return nil }
    if let known = populations[key], known.value.layer != layer { populations[key] = nil }
    return Kept.value(&populations[key], of: run, for: min(lag, Self.populationStride)) {
      (layer, .of($0.session, layer: layer))
    }.population
  }

  /// Looks at the mark of `run`, or in a pause at its layers, as `query` does where that is not known;
  /// whether it was not.
  mutating func look(
    _ key: ObjectIdentifier, _ run: Run, _ query: Query, isRunning: Bool
  ) -> Bool {
    guard let mark = marks[key], mark.serves(run, query) else {
      marks[key] = SeenMark(run, query)
      return marks[key] != nil
    }
    guard !isRunning, known(key, run, query) == nil, let seen = run.layers(query, from: mark) else {
      return false
    }
    layers[key] = Kept((query.looked, seen), of: run)
    return true
  }

  /// The newest observation of `run` and its mark as `query` looks at them; of the pre-activations in
  /// training mode where it asks for these, or numbers are not finite.
  func seen(_ key: ObjectIdentifier, _ run: Run, _ query: Query)
    -> (current: Observation, mark: Observation)
  {
    guard
      let mark = marks[key].flatMap({ $0.serves(run, query) ? $0 : nil }) ?? SeenMark(run, query),
      let layers = known(key, run, query) ?? run.layers(query, from: mark)
    else { return (run.current, run.mark) }
    return (run.observation(of: layers, query), mark.observation)
  }

  /// The layers of `run` as `query` looks at them, where they were seen so at this step.
  private func known(_ key: ObjectIdentifier, _ run: Run, _ query: Query) -> [LayerObservation]? {
    guard let known = layers[key], known.serves(run), known.value.query == query.looked else {
      return nil
    }
    return known.value.layers
  }

  /// Whose doing the shifts of `run` are.
  mutating func splits(_ key: ObjectIdentifier, _ run: Run, lag: Int) -> [ShiftSplit]? {
    Kept.value(&splits[key], of: run, for: min(lag, Run.splitStride), \.splits)
  }

  /// Measures the next slice of what is to be known of the gradient where `query` asks for it and `run` is
  /// shown in a pause; whether there was one.
  ///
  /// A slice takes about as long as some steps, so that commands come in between.
  mutating func measureGradient(_ key: ObjectIdentifier, _ run: Run, _ query: Query) -> Bool {
    if query.wantsFlow, flows[key]?.serves(run) != true {
      flows[key] = Kept(run.flows, of: run)
      return true
    }
    guard query.wantsLandscape, landscapes[key]?.serves(run) != true else { return false }
    let begun = goingLandscapes.removeValue(forKey: key)
    guard
      var going = begun?.serves(run) == true
        ? begun
        : LandscapeMeasurement(run.session, Landscape.lengths).map({ Kept($0, of: run) })
    else { return false }
    going.value.advance()
    if let landscape = going.value.value {
      landscapes[key] = going.with(landscape)
    } else {
      goingLandscapes[key] = going
    }
    return true
  }

  /// What the gradient is like in the layers of `run`; where it must be of this step, nil before it is
  /// measured.
  mutating func flows(_ key: ObjectIdentifier, _ run: Run, lag: Int) -> [GradientFlow]? {
    guard lag > 0 else { return flows[key].flatMap { $0.serves(run) ? $0.value : nil } }
    return Kept.value(&flows[key], of: run, for: min(lag, Run.flowStride), \.flows)
  }

  /// The loss along a step from `run`; where it must be of this step, nil before it is measured.
  mutating func landscape(_ key: ObjectIdentifier, _ run: Run, lag: Int) -> Landscape? {
    guard lag > 0 else { return landscapes[key].flatMap { $0.serves(run) ? $0.value : nil } }
    return Kept.value(&landscapes[key], of: run, for: min(lag, Run.landscapeStride), \.landscape)
  }
}
