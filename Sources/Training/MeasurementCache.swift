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

  /// The loss along a step from `run`.
  mutating func landscape(_ key: ObjectIdentifier, _ run: Run, lag: Int) -> Landscape? {
    Kept.value(&landscapes[key], of: run, for: min(lag, Run.landscapeStride), \.landscape)
  }
}
