import Drawing
import Telemetry

/// What can be chosen for the next start.
enum Setting: CaseIterable {
  case data, layers, width, activation, weights, optimizer, momentum, miniBatch, dropout, decay

  private static let counts = Array(1...8) + [10, 12, 16, 20, 32, 64]
  private static let widths = [2, 4, 8, 10, 20, 50, 100, 200, 500]
  private static let ways: [InitialWeights] = [
    .gaussian(sigma: 0.01), .gaussian(sigma: 0.1), .gaussian(sigma: 1), .xavier, .he,
  ]
  private static let batches = [2, 5, 10, 20, 30, 60, 100, 200, 500, 1000]
  private static let momenta = [0, 0.5, 0.8, 0.9, 0.95, 0.99]
  private static let dropouts = [0, 0.1, 0.2, 0.3, 0.4, 0.5]
  private static let decays = [0, 1e-5, 1e-4, 1e-3, 0.01]

  /// What it is called.
  var name: String {
    switch self {
    case .data: "data"
    case .layers: "layers"
    case .width: "width"
    case .activation: "activation"
    case .weights: "weights"
    case .optimizer: "optimizer"
    case .momentum: "momentum"
    case .miniBatch: "mini-batch"
    case .dropout: "dropout"
    case .decay: "weight decay"
    }
  }

  /// What it changes, in a line.
  func meaning(_ settings: Settings, _ run: TrainerInfo) -> String {
    switch self {
    case .data:
      run.data(of: settings).map { data in
        let examples =
          (run.examples.map { "\(grouped($0)) of " } ?? "") + "\(grouped(data.examples)) examples"
        return "what is learned: \(examples), \(data.inputs) inputs, \(data.classes) classes"
      } ?? "what is learned"
    case .layers: "how many hidden layers: how far it is from the data to the answer"
    case .width: "units of each hidden layer: more tell more apart, and take more time"
    case .activation: "what units make of y: sigmoid and tanh saturate, ReLU can die"
    case .weights: "how large the first weights are: how far signals get at the start"
    case .optimizer: "SGD follows the gradient; Adam wants a rate (+ −) near 0.002"
    case .momentum: "how much of the step before each step of SGD goes on with"
    case .miniBatch: "examples in a step: batch norm takes its μ and σ from them"
    case .dropout: "the share of outputs set to 0 at random in training"
    case .decay: "how much each step shrinks the weights, apart from the gradient"
    }
  }

  /// The value in words.
  func value(_ settings: Settings, _ run: TrainerInfo) -> String {
    let hidden = settings.hidden ?? run.hidden
    switch self {
    case .data: return run.data(of: settings)?.name ?? run.dataset
    case .layers: return "\(hidden.count)"
    case .width:
      return Set(hidden).count == 1
        ? "\(hidden[0]) units" : hidden.map { "\($0)" }.joined(separator: "·")
    case .activation: return settings.activation.words
    case .weights: return (settings.initialization ?? run.initialization).words
    case .optimizer: return settings.optimizer == .adam ? "Adam" : "SGD"
    case .momentum: return settings.momentum.map { short($0) } ?? "Adam has none"
    case .miniBatch: return "\(settings.batchSize) examples"
    case .dropout: return short(settings.dropout ?? 0)
    case .decay: return short(settings.weightDecay ?? 0)
    }
  }

  /// Chooses the next value, or the one before for a negative `step`; the ends of numbers stay.
  func change(_ settings: inout Settings, by step: Int, _ run: TrainerInfo) {
    let hidden = settings.hidden ?? run.hidden
    switch self {
    case .data:
      let names = run.dataChoices.map(\.argument)
      guard !names.isEmpty else { return }
      settings.data = names.neighbour(of: settings.data ?? run.data, by: step)
    case .layers:
      let count = Self.next(hidden.count, step, in: Self.counts)
      let more = Array(repeating: hidden[hidden.count - 1], count: max(0, count - hidden.count))
      settings.hidden = hidden.prefix(count) + more
    case .width:
      let units = Self.next(hidden.max() ?? 1, step, in: Self.widths)
      settings.hidden = hidden.map { _ in units }
    case .activation:
      settings.activation = Nonlinearity.allCases.neighbour(of: settings.activation, by: step)
    case .weights:
      let way = settings.initialization ?? run.initialization
      let isKnown = Self.ways.contains(way)
      settings.initialization = isKnown ? Self.ways.neighbour(of: way, by: step) : Self.ways[1]
    case .optimizer:
      settings.optimizer = settings.optimizer == .adam ? .sgd : .adam
      settings.momentum = settings.optimizer == .adam ? nil : 0
    case .momentum:
      settings.momentum = settings.momentum.map { Self.next($0, step, in: Self.momenta) }
    case .miniBatch: settings.batchSize = Self.next(settings.batchSize, step, in: Self.batches)
    case .dropout: settings.dropout = Self.next(settings.dropout ?? 0, step, in: Self.dropouts)
    case .decay: settings.weightDecay = Self.next(settings.weightDecay ?? 0, step, in: Self.decays)
    }
  }

  private static func next<Value: Comparable>(_ value: Value, _ step: Int, in ladder: [Value])
    -> Value
  {
    (step > 0 ? ladder.first { $0 > value } : ladder.last { $0 < value }) ?? value
  }
}

extension TrainerInfo {
  /// The data that `settings` name.
  fileprivate func data(of settings: Settings) -> DataChoice? {
    dataChoices.first { $0.argument == settings.data ?? data }
  }
}
