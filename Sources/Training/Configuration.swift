package import Datasets
package import NeuralNet
import Numerics
package import Telemetry

/// All that decides a run's numbers, apart from the commands.
package struct Configuration: Sendable, Equatable {
  /// Units of each hidden layer, the one next to the data first.
  package var hidden = [100, 100, 100]
  /// The nonlinearity of the hidden layers.
  package var activation = Activation.sigmoid
  /// Whether every hidden layer that is as wide as the hidden layer before it adds what it receives to
  /// what it hands on.
  package var skips = false
  /// How weights are drawn.
  package var initialization = Initialization.gaussian(0.1)
  /// The normalization to start with.
  package var normalization = NormalizationKind.none
  /// Whether normalizations stand behind the nonlinearity, a = normalization(g(z)), and not before it.
  package var normalizesAfter = false
  /// The normalization of a twin that is put beside the network, or nil for batch normalization
  /// beside a network without any, and none beside all others.
  package var twin: NormalizationKind?
  /// How strong the noise of noisy batch normalization is; 1 is that of Santurkar et al.
  package var noise = 1.0
  /// How many groups of units group normalization makes of each layer, or nil for 10, or as many
  /// as divide the layer's units and have 3 units at least.
  package var groups: Int?
  /// The probability P with which dropout sets an output of a hidden layer to 0 in training.
  package var dropout = 0.0
  /// The update rule.
  package var rule = UpdateRule.sgd(momentum: 0)
  /// λ of weight decay: each step follows ∂L/∂W + λ W; neither b nor γ nor β decays.
  package var weightDecay = 0.0
  /// The learning rate to start with.
  package var rate = 0.5
  /// Examples in a mini-batch.
  package var batchSize = 60
  /// The seed of weights, order of examples, probe, noise and dropout.
  package var seed: UInt64 = 1
  /// What is learned.
  package var data = Dataset.Source.mnist
  /// How many training examples are learned from, the first ones of the data; nil for all.
  package var examples: Int?
  /// Whether the inputs are decorrelated and brought to unit variance first.
  package var whitensInputs = false
  /// Whether training examples come in the order of the data in every epoch, and not in a random one.
  package var keepsOrder = false
  /// How the test images are changed on which it is told what a covariate shift does.
  package var shiftTest = TestShift.none
  /// What to begin with in place of drawn weights; nil without such.
  package var weights: StartingWeights?

  /// The default configuration.
  package init() {}

  /// Checks the configuration against the data that it is to learn from.
  ///
  /// `dataset` may be limited and whitened already. Throws what is wrong first: a setting out of its range,
  /// more examples than there are, a batch that the data can't fill, more inputs than can be whitened, a change of images where there are none, or weights of another network.
  package func validate(_ dataset: Dataset) throws(ConfigurationError) {
    try validate()
    for (key, count, limit) in [
      (ConfigurationKey.examples, examples ?? 0, dataset.available),
      (.batchSize, batchSize, dataset.train.count),
    ] where count > limit {
      throw ConfigurationError(
        key, "at most the \(limit) training examples of \(dataset.name), not \(count)")
    }
    guard dataset.test.count >= 2 else {
      throw ConfigurationError(
        .data, "\(dataset.name) has fewer than 2 test examples to observe")
    }
    guard !whitensInputs || dataset.inputs <= Dataset.whiteningLimit else {
      throw ConfigurationError(
        .whitensInputs,
        "at most \(Dataset.whiteningLimit) inputs, and \(dataset.name) has \(dataset.inputs)")
    }
    guard shiftTest == .none || dataset.imageSize != nil else {
      throw ConfigurationError(
        .shiftTest, "expected none, as \(dataset.name) has no images to change")
    }
    try weights?.validate(self, inputs: dataset.inputs, classes: dataset.classes)
  }

  /// Checks each setting by itself; throws the first that is out of its range.
  package func validate() throws(ConfigurationError) {
    func require(_ holds: Bool, _ key: ConfigurationKey, _ reason: String)
      throws(ConfigurationError)
    {
      if !holds { throw ConfigurationError(key, reason) }
    }
    try require(!hidden.isEmpty, .hidden, "at least one layer is needed")
    try require(
      hidden.count <= 64, .hidden, "at most 64 layers are possible, not \(hidden.count)")
    for units in hidden where !(1...4096).contains(units) {
      try require(false, .hidden, "a layer has 1 to 4096 units, not \(units)")
    }
    try require(
      !skips || zip(hidden, hidden.dropFirst()).contains { $0 == $1 }, .skips,
      "expected a hidden layer that is as wide as the one before it, and there is none in "
        + hidden.spelling)
    try require(
      rate.isFinite && rate > 0, .rate, "the learning rate is a positive number, not \(rate)")
    if case .gaussian(let sigma) = initialization {
      try require(
        sigma.isFinite && sigma >= 0, .initialization, "σ is a number from 0 up, not \(sigma)")
    }
    if let momentum = rule.momentum {
      try require(
        (0..<1).contains(momentum), .momentum, "a number from 0 up and below 1, not \(momentum)")
    }
    try require(
      (0..<1).contains(weightDecay), .weightDecay,
      "a number from 0 up and below 1, not \(weightDecay)")
    try require((0...100).contains(noise), .noise, "a number from 0 to 100, not \(noise)")
    if let groups {
      try require(groups >= 1, .groups, "at least 1 group, not \(groups)")
      for units in hidden where !units.isMultiple(of: groups) || units == groups && units > 1 {
        try require(
          false, .groups,
          "expected a number that divides a layer’s \(units) units into groups of 2 or more, "
            + "not \(groups)")
      }
    }
    try require(
      (0..<1).contains(dropout), .dropout, "a number from 0 up and below 1, not \(dropout)")
    try require(
      batchSize >= 2, .batchSize,
      "at least 2 examples, not \(batchSize): one has no variance to normalize by")
    if let examples {
      try require(
        examples >= batchSize, .examples,
        "at least the \(batchSize) of a mini-batch, not \(examples)")
    }
  }
}

extension Configuration {
  /// What is learned as it is to be learned: `dataset`, which is that of `data` and for which the
  /// configuration is valid, with as many training examples as are wanted, whitened by these if that is
  /// wanted.
  package func prepared(_ dataset: Dataset) -> Dataset {
    let limited = examples.map { dataset.limited(to: $0) } ?? dataset
    return whitensInputs ? limited.whitened() : limited
  }

  /// The normalization of a twin beside a network that has `own` now.
  package func twin(beside own: NormalizationKind) -> NormalizationKind {
    twin ?? (own == .none ? .batch : .none)
  }
}

extension Configuration {
  /// The bytes that all weights take in a network of `inputs` inputs and `classes` classes, and what
  /// its optimizer remembers of them.
  package func size(inputs: Int, classes: Int) -> Int {
    let widths = [inputs] + hidden + [classes]
    let weights = zip(widths, widths.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    return weights * (1 + rule.moments) * MemoryLayout<Float>.stride
  }

  /// Fresh normalizations of one kind, one per hidden layer.
  func normalizations(_ kind: NormalizationKind) -> [Normalization<Float>] {
    var seeds = SeededGenerator(seed: seed, stream: 3)
    return hidden.map { units in
      Normalization(
        kind, units: units,
        settings: NormalizationSettings(
          noise: Noise(strength: noise, seed: seeds.next()), groups: groups))
    }
  }
}
