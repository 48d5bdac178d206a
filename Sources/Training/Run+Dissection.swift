import NeuralNet
import Numerics
import Statistics
import Telemetry

extension Run {
  /// One layer's transform of the latest batch, stage by stage; nil before the first batch.
  ///
  /// `known` is an earlier estimate of the population, which stands in for a new one where it is given.
  func dissect(layer: Int, population known: PopulationEstimate? = nil) -> Anatomy? {
    guard let latest = session.latest, latest.trace.layers.indices.contains(layer) else {
      return nil
    }
    let (z, pass) = (latest.trace.layers[layer].received, latest.trace.layers[layer].normalized)
    let normalization = session.network.hidden[layer].normalization
    guard let pass, let method = normalization.method, latest.normalization == normalization.kind
    else { return Anatomy(layer: layer, plain: latest.trace.layers[layer].z) }
    let stages = method.stages(of: z, pass)
    let isPerExample = normalization.traits?.axis == .example
    let estimate = known ?? .of(session, layer: layer)
    let population = estimate.units(of: layer)
    let (scale, shift) =
      normalization.affine == nil ? ([], []) : (pass.affine.scale, pass.affine.shift)
    return Anatomy(
      layer: layer, examples: z.rows, stages: stages.map { Distribution($0.elements) },
      units: (0..<z.columns).map { unit in
        // Statistics of each example stand once for a row or for each of its groups, others once for a
        // column.
        let place = isPerExample ? unit * pass.variance.count / (z.rows * z.columns) : unit
        return UnitAnatomy(
          example: stages.map { $0[0, unit] },
          batch: UnitStatistics(
            mean: pass.mean.isEmpty ? nil : pass.mean[place], variance: pass.variance[place]),
          moving: normalization.running.map {
            UnitStatistics(mean: $0.mean[unit], variance: $0.variance[unit])
          },
          population: population.isEmpty ? nil : population[unit],
          scale: scale.isEmpty ? nil : scale[unit], shift: shift.isEmpty ? nil : shift[unit])
      },
      populationStep: population.isEmpty ? nil : estimate.step,
      correlation: UnitCorrelation(pass.normalized),
      scale: scale.isEmpty ? nil : Distribution(scale),
      shift: shift.isEmpty ? nil : Distribution(shift))
  }
}

extension Anatomy {
  /// The only stage of a layer without normalization.
  fileprivate init(layer: Int, plain z: Matrix<Float>) {
    let units = (0..<z.columns).map { unit in
      let values = (0..<z.rows).map { z[$0, unit] }
      let (mean, sigma) = moments(values)
      return UnitAnatomy(
        example: [z[0, unit]],
        batch: UnitStatistics(mean: Float(mean), deviation: Float(sigma)), moving: nil,
        population: nil, scale: nil, shift: nil)
    }
    self.init(
      layer: layer, examples: z.rows, stages: [Distribution(z.elements)], units: units,
      correlation: UnitCorrelation(z), scale: nil, shift: nil)
  }
}
