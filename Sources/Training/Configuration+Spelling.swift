package import NeuralNet
import Telemetry

extension Configuration {
  /// The default configuration with other values where some are given, as they are spelled.
  ///
  /// Throws the first that is none, or is out of its range.
  package init(spelled values: [ConfigurationKey: String]) throws(ConfigurationError) {
    self.init()
    // In the order of the keys, in which the optimizer comes before its momentum.
    for key in ConfigurationKey.allCases {
      if let spelling = values[key] { try set(key, to: spelling) }
    }
    try validate()
  }

  /// The value of `key`; nil where there is none: a twin or groups that are not chosen, a momentum of
  /// Adam, no limit of the examples, no change of test images.
  package func value(of key: ConfigurationKey) -> (any Spelled)? {
    switch key {
    case .hidden: hidden
    case .activation: activation
    case .skips: skips
    case .initialization: initialization
    case .normalization: normalization
    case .normalizesAfter: normalizesAfter
    case .twin: twin
    case .noise: noise
    case .groups: groups
    case .dropout: dropout
    case .rate: rate
    case .optimizer: rule.name
    case .momentum: rule.momentum
    case .weightDecay: weightDecay
    case .batchSize: batchSize
    case .seed: seed
    case .data: data
    case .examples: examples
    case .whitensInputs: whitensInputs
    case .keepsOrder: keepsOrder
    case .shiftTest: shiftTest == .none ? nil : shiftTest
    case .weights: weights
    }
  }

  private mutating func set(_ key: ConfigurationKey, to spelling: String)
    throws(ConfigurationError)
  {
    func read<Value: Spelled>(_: Value.Type = Value.self) throws(ConfigurationError) -> Value {
      guard let value = Value(spelling: spelling) else {
        throw ConfigurationError(key, "expected \(key.values), not “\(spelling.quotable)”")
      }
      return value
    }
    switch key {
    case .hidden: hidden = try read()
    case .activation: activation = try read()
    case .skips: skips = try read()
    case .initialization: initialization = try read()
    case .normalization: normalization = try read()
    case .normalizesAfter: normalizesAfter = try read()
    case .twin: twin = try read(NormalizationKind.self)
    case .noise: noise = try read()
    case .groups: groups = try read(Int.self)
    case .dropout: dropout = try read()
    case .rate: rate = try read()
    case .optimizer: rule = try UpdateRule(read())
    case .momentum: rule = try UpdateRule(rule.name, momentum: read())
    case .weightDecay: weightDecay = try read()
    case .batchSize: batchSize = try read()
    case .seed: seed = try read()
    case .data: data = try read()
    case .examples: examples = try read(Int.self)
    case .whitensInputs: whitensInputs = try read()
    case .keepsOrder: keepsOrder = try read()
    case .shiftTest: shiftTest = try read()
    case .weights: weights = try read(StartingWeights.self)
    }
  }
}

extension UpdateRule {
  /// The rule of that name; throws for Adam with a momentum, which only SGD has.
  package init(_ name: OptimizerName, momentum: Double = 0) throws(ConfigurationError) {
    switch name {
    case .sgd: self = .sgd(momentum: momentum)
    case .adam:
      guard momentum == 0 else {
        throw ConfigurationError(
          .momentum, "only SGD has one, and the optimizer is adam")
      }
      self = .adam
    }
  }

  /// The name of the rule.
  package var name: OptimizerName {
    switch self {
    case .sgd: .sgd
    case .adam: .adam
    }
  }
}
