/// What a trainer knows of its run; it does not change during the run.
package struct TrainerInfo: Sendable, Equatable {
  /// The number of inputs, of units per hidden layer, and of classes.
  package let sizes: [Int]
  /// The nonlinearity.
  package let activation: Nonlinearity
  /// Whether hidden layers as wide as the one before them add what they receive to what they hand on.
  package let skips: Bool
  /// Whether normalizations stand behind the nonlinearity, and not before it.
  package let normalizesAfter: Bool
  /// The normalizations that the next one is taken from, in order.
  package let normalizations: [NormalizationInfo]
  /// |y| beyond which the nonlinearity is saturated, or nil for ReLU, which is inactive below 0.
  package let saturation: Double?
  /// How the first weights were drawn.
  package let initialization: InitialWeights
  /// The update rule in words, as `SGD` or `SGD momentum 0.9`.
  package let optimizer: String
  /// The momentum of SGD, nil with another update rule.
  package let momentum: Double?
  /// λ of weight decay, 0 without: each step follows ∂L/∂W + λ W.
  package let weightDecay: Double
  /// Examples in a mini-batch.
  package let batchSize: Int
  /// The groups that group normalization has to make of each layer; nil where it chooses them.
  package let groups: Int?
  /// The probability with which dropout sets an output of a hidden layer to 0, or 0 without.
  package let dropout: Double
  /// The name of the data set.
  package let dataset: String
  /// The data set as a choice, and all that the run can start again with.
  package let data: String, dataChoices: [DataChoice]
  /// How many training examples are learned from, the first ones of the data; nil for all.
  package let examples: Int?
  /// Mini-batches in one pass over the training examples.
  package let stepsPerEpoch: Int
  /// Held-out examples on which the accuracy on screen is measured, and how many there are.
  package let testSample: Int, testCount: Int
  /// Held-out examples in the probe, whose pre-activations are shown.
  package let probeSize: Int
  /// Steps in the window of the window shift.
  package let window: Int
  /// Steps over which the drift is measured.
  package let driftWindow: Int
  /// What is added to a variance before it is divided by.
  package let epsilon: Double
  /// The seed of weights, batches and probe.
  package let seed: UInt64
  /// Whether the examples are images.
  package let hasImages: Bool
  /// How test images are changed unless a query asks for another change.
  package let testShift: TestShift

  /// A run of the given parts.
  package init(
    sizes: [Int], activation: Nonlinearity, skips: Bool = false, normalizesAfter: Bool = false,
    normalizations: [NormalizationInfo] = [],
    saturation: Double?, initialization: InitialWeights,
    optimizer: String, momentum: Double? = nil, weightDecay: Double = 0, batchSize: Int,
    groups: Int? = nil, dropout: Double = 0, dataset: String, data: String = DataChoice.given,
    dataChoices: [DataChoice] = [], examples: Int? = nil, stepsPerEpoch: Int, testSample: Int,
    testCount: Int, probeSize: Int, window: Int, driftWindow: Int = 50, epsilon: Double = 1e-5,
    seed: UInt64, hasImages: Bool = true, testShift: TestShift = .none
  ) {
    self.sizes = sizes
    self.activation = activation
    self.skips = skips
    self.normalizesAfter = normalizesAfter
    self.normalizations = normalizations
    self.saturation = saturation
    self.initialization = initialization
    self.optimizer = optimizer
    self.momentum = momentum
    self.weightDecay = weightDecay
    self.batchSize = batchSize
    self.dropout = dropout
    self.dataset = dataset
    (self.data, self.dataChoices) = (data, dataChoices)
    (self.groups, self.examples) = (groups, examples)
    self.stepsPerEpoch = stepsPerEpoch
    self.testSample = testSample
    self.testCount = testCount
    self.probeSize = probeSize
    self.window = window
    self.driftWindow = driftWindow
    self.epsilon = epsilon
    self.seed = seed
    self.hasImages = hasImages
    self.testShift = testShift
  }

  /// What is told of the run.
  var facts: [Fact] {
    [Fact("\(architecture) \(activation.rawValue)")]
      + (skips ? [Fact("skip connections")] : [])
      + (normalizesAfter ? [Fact("norm after \(activation.words)")] : []) + [
        Fact(optimizer, .scalar(.rate))
      ]
      + (weightDecay > 0 ? [Fact("weight decay", .constant(weightDecay))] : [])
      + (dropout > 0 ? [Fact("dropout", .constant(dropout))] : []) + [
        Fact("batch \(batchSize)"), Fact("weights \(initialization.words)"), Fact(dataset),
        Fact("seed \(seed)"),
      ]
  }

  /// Layer sizes, with runs of equal ones gathered, as `784·100·100·10` or `784·8×100·10`.
  private var architecture: String {
    var parts: [String] = []
    var rest = sizes[...]
    while let size = rest.first {
      let run = rest.prefix { $0 == size }.count
      parts += run > 3 ? ["\(run)×\(size)"] : Array(repeating: "\(size)", count: run)
      rest = rest.dropFirst(run)
    }
    return parts.joined(separator: "·")
  }
}

/// The function that a layer puts its pre-activations through.
package enum Nonlinearity: String, CaseIterable, Sendable {
  /// 1 / (1 + e⁻ʸ), the hyperbolic tangent, max(0, y).
  case sigmoid, tanh, relu

  /// The name within a sentence.
  package var words: String {
    switch self {
    case .sigmoid, .tanh: rawValue
    case .relu: "ReLU"
    }
  }

  /// Whether a unit of it can put out 0 for every example, and then learns nothing any more.
  package var canDie: Bool { self == .relu }
}

/// Where the first weights come from.
package enum InitialWeights: Sendable, Hashable {
  /// Normally, with mean 0 and this σ.
  case gaussian(sigma: Double)
  /// Evenly within ±√(6 / (inputs + units)).
  case xavier
  /// Normally, with mean 0 and σ √(2 / inputs).
  case he
  /// From a file, of which the name is known.
  case file(String)

  /// The name, as `N(0, σ 0.1)`.
  package var words: String {
    switch self {
    case .gaussian(let sigma): "N(0, σ \(sigma))"
    case .xavier: "Xavier"
    case .he: "He"
    case .file(let name): "from \(name)"
    }
  }
}
