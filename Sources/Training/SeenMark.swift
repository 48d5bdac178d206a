import NeuralNet
import Statistics
import Telemetry

/// The mark of a run as a query looks at it, which stays the same until another mark is set, or other
/// typical units are elected.
struct SeenMark {
  /// The values of the quantity in each hidden layer.
  let values: [UnitSamples]
  /// The mark of that quantity; of its gradients and losses nothing is known any more.
  let observation: Observation

  private let query: Query
  private let step: Int, commands: Int, typical: [Int]

  /// The mark of `run` in the quantity, with the statistics and of the unit that `query` names; nil where
  /// that is what a run keeps of its mark anyway, and where its numbers are not finite.
  init?(_ run: Run, _ query: Query) {
    let query = query.looked
    guard query != Query(),
      let samples = run.probe.samples(run.reference.markNetwork, tap: query.tap, mode: query.mode)
    else { return nil }
    values = samples.map(\.values)
    let layers = run.reference.observe(
      samples, tap: query.tap, mark: values, unit: query.unit, run.session)
    observation = Observation(
      step: run.reference.markStep, normalization: run.mark.normalization, tap: query.tap,
      markStep: run.reference.markStep, layers: layers.map(\.withoutTraining))
    self.query = query
    (step, commands) = (run.reference.markStep, run.log.count)
    typical = run.reference.typical
  }

  /// Whether it is the mark of `run` as `query` looks at it.
  func serves(_ run: Run, _ query: Query) -> Bool {
    self.query == query.looked && step == run.reference.markStep && commands == run.log.count
      && typical == run.reference.typical
  }
}

extension Query {
  /// Where normalization takes its statistics from.
  var mode: Mode { usesPopulation ? .inference : .training }

  /// The quantity, statistics and unit alone.
  var looked: Query {
    var query = Query()
    (query.tap, query.usesPopulation, query.unit) = (tap, usesPopulation, unit)
    return query
  }
}

extension LayerObservation {
  /// The same without what is of the latest step and not of the moment observed.
  fileprivate var withoutTraining: LayerObservation {
    LayerObservation(id: id, pooled: pooled, units: units, saturated: saturated, shift: shift)
  }
}
