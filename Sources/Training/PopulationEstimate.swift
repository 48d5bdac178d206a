import Datasets
import NeuralNet
import Numerics
import Telemetry

/// Statistics of layers' units over many mini-batches with the weights held fixed: what the moving
/// averages stand in for while weights change [Ioffe & Szegedy 2015, algorithm 2].
///
/// E[μ_B] and m/(m − 1) · E[σ²_B] over mini-batches of training examples in random order, without
/// dropout, each with a draw of noise of its own, where there is noise. Where the statistics of a batch do
/// not depend on the running ones, one pass over the batches serves all layers. Batch renormalization
/// draws a layer's outputs towards its running statistics, so that the layers behind it see those, and as
/// in use they are to see the new ones: its layers are taken one after the other, each behind layers that
/// have theirs already.
struct PopulationEstimate: Sendable {
  /// The fewest examples that are averaged over, where there are so many.
  static let examples = 5_000

  /// The step of the network.
  let step: Int
  /// The network, with new statistics in place of the moving averages in the layers that are done.
  private(set) var network: Network<Float>

  private let source: Examples
  private let batches: Int
  private let order: BatchOrder
  /// The layers that are still to be estimated, those next that one pass over the batches serves.
  private var rounds: ArraySlice<Range<Int>>
  /// The order of this pass's batches, and how many of them were seen.
  private var upcoming: BatchOrder, seen = 0

  /// An estimate of `layer`, counted from 0, or of all layers, of which nothing is made yet; over
  /// `examples` in place of the training examples where they are given.
  ///
  /// The order is drawn from the seed, and not the one that the network is trained in, so that an
  /// estimate changes nothing.
  init(_ session: Session, layer: Int? = nil, over examples: Examples? = nil) {
    (step, network) = (session.step, session.network)
    source = examples ?? session.dataset.train
    let size = min(session.configuration.batchSize, source.count)
    batches = min(source.count / size, (Self.examples + size - 1) / size)
    order = BatchOrder(
      examples: source.count, batchSize: size, seed: session.configuration.seed, stream: 5)
    upcoming = order
    let wanted = layer.map { $0..<$0 + 1 } ?? network.hidden.indices
    let first = network.hidden.first?.normalization
    let isInTurn = first?.traits?.trainsWithRunning == true
    let all = isInTurn ? (0..<wanted.upperBound).map { $0..<$0 + 1 } : [wanted]
    rounds = first?.running == nil ? [] : all[...]
  }

  /// Whether all statistics are there.
  var isDone: Bool { rounds.isEmpty }

  /// Takes one more mini-batch; does nothing when all statistics are there.
  mutating func advance() {
    guard let layers = rounds.first else { return }
    let batch = source.batch(upcoming.nextBatch())
    let passes =
      layers.count == 1
      ? [network.pass(of: layers.lowerBound, for: batch.inputs)]
      : network.forward(batch.inputs, mode: .training).layers[layers].map(\.normalized)
    for (layer, pass) in zip(layers, passes) {
      guard let pass else { continue }
      network.average(
        pass, layer: layer, examples: batch.labels.count, weight: 1 / Float(seen + 1))
    }
    network.drawAnew()
    seen += 1
    if seen == batches {
      rounds.removeFirst()
      (upcoming, seen) = (order, 0)
    }
  }

  /// The estimate of `session`'s `layer` or of all layers when it is done.
  static func of(_ session: Session, layer: Int? = nil) -> PopulationEstimate {
    var estimate = PopulationEstimate(session, layer: layer)
    while !estimate.isDone { estimate.advance() }
    return estimate
  }

  /// E[μ_B] and √(m/(m − 1) · E[σ²_B] + ε) of each unit of a layer; none where inference needs none.
  func units(of layer: Int) -> [UnitStatistics] {
    network.hidden[layer].normalization.running.map { running in
      zip(running.mean, running.variance).map { UnitStatistics(mean: $0, variance: $1) }
    } ?? []
  }
}

extension UnitStatistics {
  /// A mean, and √(σ² + ε).
  init(mean: Float?, variance: Float) {
    self.init(mean: mean, deviation: (variance + Normalization.epsilon).squareRoot())
  }
}
