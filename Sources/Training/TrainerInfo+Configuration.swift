package import Datasets
import NeuralNet
package import Telemetry

extension TrainerInfo {
  /// What is known of a run of `configuration` on `dataset`, which can start again with `dataChoices`.
  package init(
    _ configuration: Configuration, dataset: Dataset, dataChoices: [DataChoice] = []
  ) {
    self.init(
      sizes: [dataset.inputs] + configuration.hidden + [dataset.classes],
      activation: Nonlinearity(configuration.activation), skips: configuration.skips,
      normalizesAfter: configuration.normalizesAfter,
      normalizations: NormalizationKind.allCases.compactMap {
        NormalizationInfo($0, comesAfter: configuration.normalizesAfter)
      },
      saturation: configuration.activation.saturation,
      initialization: configuration.weights.map { .file($0.name) }
        ?? InitialWeights(configuration.initialization),
      optimizer: configuration.rule.words,
      momentum: configuration.rule.momentum, weightDecay: configuration.weightDecay,
      batchSize: configuration.batchSize,
      groups: configuration.groups, dropout: configuration.dropout,
      dataset: dataset.name, data: configuration.data.argument, dataChoices: dataChoices,
      examples: configuration.examples,
      stepsPerEpoch: dataset.train.count / configuration.batchSize,
      testSample: min(Probe.testSize, dataset.test.count), testCount: dataset.test.count,
      probeSize: min(Probe.size, dataset.test.count), window: Reference.window,
      driftWindow: DriftWindow.length,
      epsilon: Normalization<Double>.epsilon,
      seed: configuration.seed, hasImages: dataset.imageSize != nil,
      testShift: configuration.shiftTest)
  }
}

extension Nonlinearity {
  /// The nonlinearity of a network.
  fileprivate init(_ activation: Activation) {
    switch activation {
    case .sigmoid: self = .sigmoid
    case .tanh: self = .tanh
    case .relu: self = .relu
    }
  }
}

extension Activation {
  /// The nonlinearity that was chosen.
  init(_ nonlinearity: Nonlinearity) {
    switch nonlinearity {
    case .sigmoid: self = .sigmoid
    case .tanh: self = .tanh
    case .relu: self = .relu
    }
  }
}

extension InitialWeights {
  /// The way in which a network's weights are drawn.
  fileprivate init(_ initialization: Initialization) {
    switch initialization {
    case .gaussian(let sigma): self = .gaussian(sigma: sigma)
    case .xavier: self = .xavier
    case .he: self = .he
    }
  }
}

extension UpdateRule {
  /// The momentum of SGD, nil for Adam.
  package var momentum: Double? {
    if case .sgd(let momentum) = self { momentum } else { nil }
  }

  fileprivate var words: String {
    switch self {
    case .sgd(momentum: 0): "SGD"
    case .sgd(let momentum): "SGD momentum \(momentum)"
    case .adam: "Adam"
    }
  }
}
