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
  private var landscapes: [ObjectIdentifier: Kept<Landscape>] = [:]
  /// Those that are on their way.
  private var goingLandscapes: [ObjectIdentifier: Kept<LandscapeMeasurement>] = [:]
  private var flows: [ObjectIdentifier: Kept<[GradientFlow]>] = [:]

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

  /// Whose doing the shifts of `run` are.
  mutating func splits(_ key: ObjectIdentifier, _ run: Run, lag: Int) -> [ShiftSplit]? {
    Kept.value(&splits[key], of: run, for: min(lag, Run.splitStride), \.splits)
  }

  /// What the gradient is like in the layers of `run`.
  mutating func flows(_ key: ObjectIdentifier, _ run: Run, lag: Int) -> [GradientFlow] {
    Kept.value(&flows[key], of: run, for: min(lag, Run.flowStride), \.flows)
  }

  /// Makes the next slice of what is to be measured of the loss along a step from `run`; whether more is
  /// missing.
  ///
  /// What has been begun is ended while training goes on, though the network is some steps further then.
  mutating func measureLandscape(_ key: ObjectIdentifier, _ run: Run, lag: Int) -> Bool {
    let steps = min(lag, Run.landscapeStride)
    if landscapes[key]?.serves(run, for: steps) == true { return false }
    let begun = goingLandscapes.removeValue(forKey: key)
    guard
      var going = begun?.serves(run, for: steps) == true
        ? begun
        : LandscapeMeasurement(run.session, Landscape.lengths).map({ Kept($0, of: run) })
    else { return false }
    going.value.advance()
    guard let landscape = going.value.value else {
      goingLandscapes[key] = going
      return true
    }
    landscapes[key] = going.with(landscape)
    return false
  }

  /// The loss along a step from `run` that was measured last; while training goes on (`lag` above 0) that
  /// may be of any earlier step.
  func landscape(_ key: ObjectIdentifier, _ run: Run, lag: Int) -> Landscape? {
    guard run.session.divergedAt == nil, let known = landscapes[key],
      known.serves(run, for: lag == 0 ? 1 : .max)
    else { return nil }
    return known.value
  }
}
