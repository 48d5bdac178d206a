package import Datasets
import NeuralNet
package import Telemetry

extension RunDescription {
  /// Describes a run of `configuration` on `dataset`.
  package init(_ configuration: Configuration, dataset: Dataset) {
    self.init(
      sizes: [dataset.inputs] + configuration.hidden + [dataset.classes],
      activation: configuration.activation.rawValue,
      normalizations: NormalizationKind.allCases.compactMap { NormalizationInfo($0) },
      saturation: configuration.activation.saturation,
      initialization: configuration.initialization.words, optimizer: configuration.rule.words,
      momentum: configuration.rule.momentum, batchSize: configuration.batchSize,
      dropout: configuration.dropout,
      dataset: dataset.name,
      stepsPerEpoch: dataset.train.count / configuration.batchSize,
      testSample: min(Probe.testSize, dataset.test.count), testCount: dataset.test.count,
      probeSize: min(Probe.size, dataset.test.count), window: Reference.window,
      epsilon: Normalization<Double>.epsilon,
      seed: configuration.seed)
  }
}

extension Initialization {
  fileprivate var words: String {
    switch self {
    case .gaussian(let sigma): "N(0, σ \(sigma))"
    case .xavier: "Xavier"
    case .he: "He"
    }
  }
}

extension UpdateRule {
  /// The momentum of SGD, nil for Adam.
  var momentum: Double? {
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
