import Datasets
import NeuralNet
import Statistics
import Telemetry

extension Run {
  /// Mini-batches over which algorithm 2 averages.
  private static let populationBatches = 20

  /// One layer's transform of the latest batch, stage by stage; nil before the first batch.
  func dissect(layer: Int) -> Anatomy? {
    guard let trace = session.latest?.trace.layers, trace.indices.contains(layer) else {
      return nil
    }
    let block = trace[layer]
    guard case .batch(let batch) = session.network.hidden[layer].normalization,
      let pass = block.normalized
    else { return Anatomy(layer: layer, plain: block.z) }
    let centred = Matrix(
      rows: block.z.rows, columns: block.z.columns,
      elements:
        block.z.elements.indices.map { block.z.elements[$0] - pass.mean[$0 % block.z.columns] })
    let population = session.population(layer: layer, batches: Self.populationBatches)
    let stages = [block.z, centred, pass.normalized, pass.output]
    let units = pass.affine.scale.indices.map { unit in
      UnitAnatomy(
        example: stages.map { $0[0, unit] },
        batch: UnitStatistics(mean: pass.mean[unit], deviation: 1 / pass.inverseDeviation[unit]),
        moving: UnitStatistics(
          mean: batch.populationMean[unit],
          deviation: (batch.populationVariance[unit] + 1e-5).squareRoot()),
        population: population[unit], scale: pass.affine.scale[unit],
        shift: pass.affine.shift[unit])
    }
    return Anatomy(
      layer: layer, examples: block.z.rows, stages: stages.map { Distribution($0.elements) },
      units: units, scale: Distribution(pass.affine.scale),
      shift: Distribution(pass.affine.shift))
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
      layer: layer, examples: z.rows, stages: [Distribution(z.elements)], units: units, scale: nil,
      shift: nil)
  }
}

extension Session {
  /// The statistics of a layer's units over `batches` mini-batches of training examples, with the
  /// weights held fixed: E[μ_B], and √(m/(m − 1) · E[σ²_B] + ε) [Ioffe 2015, algorithm 2].
  func population(layer: Int, batches: Int) -> [UnitStatistics] {
    let size = configuration.batchSize
    var means = [Float](repeating: 0, count: configuration.hidden[layer])
    var variances = means
    let count = min(batches, stepsPerEpoch)
    for batch in 0..<count {
      let inputs = dataset.train.batch(batch * size..<(batch + 1) * size).inputs
      guard let pass = network.forward(inputs, mode: .training).layers[layer].normalized else {
        continue
      }
      for unit in means.indices {
        means[unit] += pass.mean[unit] / Float(count)
        variances[unit] += pass.variance[unit] / Float(count)
      }
    }
    let unbias = Float(size) / Float(size - 1)
    return zip(means, variances).map {
      UnitStatistics(mean: $0, deviation: ($1 * unbias + 1e-5).squareRoot())
    }
  }
}
