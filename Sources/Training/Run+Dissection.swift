import Datasets
import NeuralNet
import Statistics
import Telemetry

extension Run {
  /// Mini-batches over which algorithm 2 averages.
  private static let populationBatches = 20

  /// One layer's transform of the latest batch, stage by stage; nil before the first batch.
  func dissect(layer: Int) -> Anatomy? {
    guard let latest = session.latest, latest.trace.layers.indices.contains(layer) else {
      return nil
    }
    let block = latest.trace.layers[layer]
    let normalization = session.network.hidden[layer].normalization
    guard let pass = block.normalized, latest.normalization == normalization.kind else {
      return Anatomy(layer: layer, plain: block.z)
    }
    let units = block.z.columns
    // Statistics of each example stand once for a row, others once for a column.
    let isPerExample = normalization.kind == .layer
    func statistics(_ unit: Int) -> UnitStatistics {
      let index = isPerExample ? 0 : unit
      return UnitStatistics(mean: pass.mean[index], variance: pass.variance[index])
    }
    let centred = Matrix(
      rows: block.z.rows, columns: units,
      elements: block.z.elements.indices.map {
        block.z.elements[$0] - pass.mean[isPerExample ? $0 / units : $0 % units]
      })
    let moving = normalization.population
    let population =
      moving == nil ? [] : session.population(layer: layer, batches: Self.populationBatches)
    let stages = [block.z, centred, pass.normalized, pass.output]
    let affine = normalization.affine == nil ? nil : pass.affine
    return Anatomy(
      layer: layer, examples: block.z.rows, stages: stages.map { Distribution($0.elements) },
      units: (0..<units).map { unit in
        UnitAnatomy(
          example: stages.map { $0[0, unit] }, batch: statistics(unit),
          moving: moving.map {
            UnitStatistics(mean: $0.mean[unit], variance: $0.variance[unit])
          },
          population: population.isEmpty ? nil : population[unit], scale: affine?.scale[unit],
          shift: affine?.shift[unit])
      },
      scale: affine.map { Distribution($0.scale) }, shift: affine.map { Distribution($0.shift) })
  }
}

extension UnitStatistics {
  /// A mean, and √(σ² + ε).
  fileprivate init(mean: Float, variance: Float) {
    self.init(mean: mean, deviation: (variance + Normalization.epsilon).squareRoot())
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
      UnitStatistics(mean: $0, variance: $1 * unbias)
    }
  }
}
