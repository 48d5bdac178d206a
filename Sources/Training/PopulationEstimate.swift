import Datasets
import NeuralNet
import Numerics
import Telemetry

/// Statistics of a layer's units over many mini-batches with the weights held fixed: what the moving
/// averages stand in for while weights change [Ioffe & Szegedy 2015, algorithm 2].
struct PopulationEstimate: Sendable {
  /// The fewest examples that are averaged over, where there are so many.
  static let examples = 5_000

  /// The layer, counted from 0, and the step of the network.
  let layer: Int, step: Int
  /// E[μ_B] and √(m/(m − 1) · E[σ²_B] + ε) of each unit; none where inference needs none.
  let units: [UnitStatistics]

  /// Averages over mini-batches of training examples in random order, each with a draw of noise of its
  /// own, where there is noise.
  ///
  /// The order is drawn from the seed, and not the one that the network is trained in, so that an
  /// estimate changes nothing. Layers behind `layer` are left out.
  init(_ session: Session, layer: Int) {
    self.layer = layer
    step = session.step
    let (size, train) = (session.configuration.batchSize, session.dataset.train)
    var network = session.network
    guard network.hidden[layer].normalization.running != nil else {
      units = []
      return
    }
    let wanted = min(train.count / size, (Self.examples + size - 1) / size)
    var order = BatchOrder(
      examples: train.count, batchSize: size, seed: session.configuration.seed, stream: 5)
    var means = [Double](repeating: 0, count: network.hidden[layer].dense.bias.count)
    var variances = means
    for _ in 0..<wanted {
      let pass = network.pass(of: layer, for: train.batch(order.nextBatch()).inputs)
      network.drawAnew()
      for unit in means.indices {
        means[unit] += Double(pass?.mean[unit] ?? .nan) / Double(wanted)
        variances[unit] += Double(pass?.variance[unit] ?? .nan) / Double(wanted)
      }
    }
    let unbias = Double(size) / Double(size - 1)
    units = zip(means, variances).map {
      UnitStatistics(mean: Float($0), variance: Float($1 * unbias))
    }
  }
}

extension UnitStatistics {
  /// A mean, and √(σ² + ε).
  init(mean: Float?, variance: Float) {
    self.init(mean: mean, deviation: (variance + Normalization.epsilon).squareRoot())
  }
}
