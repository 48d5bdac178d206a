package import Datasets
package import NeuralNet
package import Telemetry

/// A network in training, as one value: copying it is a checkpoint.
///
/// The same configuration, data and calls give the same numbers bit for bit on one machine.
package struct Session: Sendable {
  /// What was asked for.
  package let configuration: Configuration
  /// What it learns from.
  package let dataset: Dataset
  /// The network as it is now.
  package private(set) var network: Network<Float>
  /// How many mini-batches it has learned from.
  package private(set) var step = 0
  /// The step whose loss was not finite, after which nothing is learned any more.
  package private(set) var divergedAt: Int?
  /// The learning rate.
  package var rate: Double
  /// The latest mini-batch, nil before the first.
  package private(set) var latest: LearnedBatch?

  /// A batch before the latest one, whose memory the next one takes.
  private var spare: LearnedBatch?
  /// The update rule, with what it remembers.
  private(set) var optimizer: Optimizer<Float>
  private var order: BatchOrder
  private var dropout: Dropout

  /// A network with fresh weights, or those that it is to begin with; `configuration` must be valid for `dataset`.
  package init(_ configuration: Configuration, dataset: Dataset) {
    self.configuration = configuration
    self.dataset = dataset
    rate = configuration.rate
    network = Network(
      inputs: dataset.inputs, hidden: configuration.hidden, classes: dataset.classes,
      activation: configuration.activation, initialization: configuration.initialization,
      seed: configuration.seed, skips: configuration.skips,
      normalizesAfter: configuration.normalizesAfter)
    let fresh = configuration.normalizations(configuration.normalization)
    for layer in network.hidden.indices { network.hidden[layer].normalization = fresh[layer] }
    configuration.weights?.put(into: &network)
    optimizer = Optimizer(
      configuration.rule, weightDecay: Float(configuration.weightDecay),
      layers: configuration.hidden.count)
    order = BatchOrder(
      examples: dataset.train.count, batchSize: configuration.batchSize, seed: configuration.seed,
      shuffles: !configuration.keepsOrder)
    dropout = Dropout(rate: configuration.dropout, seed: configuration.seed)
  }

  /// Mini-batches in one pass over the training examples.
  package var stepsPerEpoch: Int { dataset.train.count / configuration.batchSize }

  /// The normalization that is in the network now.
  package var normalization: NormalizationKind {
    network.hidden.first?.normalization.kind ?? .none
  }

  /// The most numbers that a batch has which is kept while the next one is learned from: 64 MiB.
  private static let inputsKept = 1 << 24

  /// Learns from one mini-batch; does nothing once the loss has ceased to be finite.
  package mutating func advance() {
    guard divergedAt == nil else { return }
    if configuration.batchSize * dataset.inputs > Self.inputsKept { (latest, spare) = (nil, nil) }
    var next = spare.take() ?? LearnedBatch()
    dataset.train.gather(order.nextBatch(), into: &next.trace.input, &next.labels)
    dataset.train.prefetch(order.upcoming)
    dropout.draw(
      &next.trace.masks, examples: next.labels.count, units: configuration.hidden)
    network.forward(through: &next.trace, mode: .training)
    next.error.compare(next.trace.logits, next.labels)
    guard next.loss.isFinite else {
      divergedAt = step + 1
      return
    }
    // The gradients of one batch are enough, and the caches still hold these.
    next.gradients = latest?.gradients ?? Gradients(keepsY: false)
    latest?.gradients = Gradients(keepsY: false)
    network.backward(next.error.gradient, trace: next.trace, into: &next.gradients)
    optimizer.step(&network, gradients: next.gradients, rate: Float(rate))
    network.track(next.trace)
    step += 1
    (next.normalization, next.rate) = (normalization, rate)
    (latest, spare) = (next, latest)
  }

  /// How the gradient of each hidden layer's weights shifted in the latest step (see
  /// `Network.gradientShifts`), from `before`, the network as it was then; nil for the first layer, and
  /// before the first step.
  package func gradientShifts(since before: Network<Float>) -> [GradientShift?] {
    guard let latest else { return network.hidden.map { _ in nil } }
    let shifts = before.gradientShifts(
      to: network, following: latest.gradients, trace: latest.trace, labels: latest.labels)
    return [nil] + shifts.map { GradientShift(ratio: $0.ratio, cosine: $0.cosine) }
  }

  /// The same session without the memory that its next step takes.
  var withoutSpare: Session {
    var copy = self
    copy.spare = nil
    return copy
  }

  /// Multiplies the weights W of hidden layer `layer` (counted from 0) by `factor`; the moving
  /// averages of a normalization between them and the nonlinearity go along.
  mutating func scaleWeights(layer: Int, factor: Float) {
    network.hidden[layer].scaleWeights(by: factor)
  }

  /// The bytes that all weights and what is remembered of them take.
  var size: Int { configuration.size(inputs: dataset.inputs, classes: dataset.classes) }

  /// How many steps are made at a time where somebody waits: as many as take some 5 ms, at most 64.
  ///
  /// A step takes three products of examples and weights; it depends on no clock.
  var slice: Int { max(1, min(64, (1 << 26) / (configuration.batchSize * (size / 4)))) }

  /// The same session without its latest batch and without what can be made again, which take more
  /// room than the network.
  var packed: Session {
    var copy = self
    (copy.latest, copy.spare) = (nil, nil)
    copy.optimizer = optimizer.packed
    copy.order = order.packed
    return copy
  }

  /// Inserts a normalization with the statistics of the latest batch (of the first one before
  /// step 1); does nothing where there is one already.
  package mutating func insert(_ kind: NormalizationKind, _ insertion: Insertion) {
    var upcoming = order
    let inputs = latest?.trace.input ?? dataset.train.batch(upcoming.nextBatch()).inputs
    network.insert(configuration.normalizations(kind), insertion, batch: inputs)
    optimizer.forgetAffine()
  }

  /// Takes the normalization out; does nothing where there is none.
  package mutating func removeNormalization(_ removal: Removal) {
    network.removeNormalization(removal)
    optimizer.forgetAffine()
  }

  /// Mean cross-entropy in nats and share of right answers over `examples`, in inference mode.
  ///
  /// Without examples both are NaN; an example whose logits are not finite counts as wrong.
  package func evaluate(_ examples: Examples) -> (loss: Double, accuracy: Double) {
    network.errors(
      on: stride(from: 0, to: examples.count, by: 250).lazy.map { start in
        examples.batch(start..<min(start + 250, examples.count))
      })
  }
}

/// What was learned from one mini-batch.
package struct LearnedBatch: Sendable {
  /// What the network computed for it before the step.
  package fileprivate(set) var trace = Trace<Float>(keepsY: false)
  /// The true classes.
  package fileprivate(set) var labels: [Int] = []
  /// The normalization that it went through.
  package fileprivate(set) var normalization = NormalizationKind.none
  /// The gradients that the step followed.
  package fileprivate(set) var gradients = Gradients<Float>(keepsY: false)
  /// The learning rate of the step.
  package fileprivate(set) var rate = 0.0
  fileprivate var error = CrossEntropy<Float>()

  /// Mean cross-entropy before the step, in nats.
  package var loss: Double { error.loss }
  /// Share of right answers before the step.
  package var accuracy: Double { Double(error.correct) / Double(labels.count) }
}
