import Datasets
import NeuralNet
import Telemetry

extension Configuration {
  /// Takes over what `settings` say; data that are not built in are those of `first`.
  mutating func adopt(_ settings: Settings, first: Configuration) {
    activation = Activation(settings.activation)
    batchSize = settings.batchSize
    hidden = settings.hidden ?? hidden
    dropout = settings.dropout ?? dropout
    weightDecay = settings.weightDecay ?? weightDecay
    switch settings.optimizer {
    case nil:
      if case .sgd = rule, let momentum = settings.momentum { rule = .sgd(momentum: momentum) }
    case .sgd: rule = .sgd(momentum: settings.momentum ?? 0)
    case .adam: rule = .adam
    }
    if let initialization = settings.initialization.flatMap({ Initialization($0) }) {
      self.initialization = initialization
      weights = nil
    }
    if let data = settings.data {
      self.data = data == DataChoice.given ? first.data : Dataset.Source(argument: data)
    }
  }
}

extension Initialization {
  /// The way in which weights are drawn; nil for those of a file.
  fileprivate init?(_ weights: InitialWeights) {
    switch weights {
    case .gaussian(let sigma): self = .gaussian(sigma)
    case .xavier: self = .xavier
    case .he: self = .he
    case .file: return nil
    }
  }
}
