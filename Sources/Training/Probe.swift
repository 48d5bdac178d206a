import Datasets
import NeuralNet
import Statistics

/// Held-out examples on which networks are observed; they never influence training.
struct Probe: Sendable {
  /// The most examples whose pre-activations are looked at.
  static let size = 256
  /// The most examples on which accuracy is measured at every observation.
  static let testSize = 1000

  private let inputs: Matrix<Float>
  /// In parts whose intermediate results stay in the cache.
  private let test: [Batch]

  /// Chooses the examples from `dataset.test` by `seed`, without repetition.
  init(_ dataset: Dataset, seed: UInt64) {
    var generator = SeededGenerator(seed: seed, stream: 2)
    let order = (0..<dataset.test.count).shuffled(using: &generator)
    inputs = dataset.test.batch(order.prefix(Self.size)).inputs
    let tested = order.prefix(Self.testSize)
    test = stride(from: 0, to: tested.count, by: 250).map { start in
      dataset.test.batch(tested[start..<min(start + 250, tested.count)])
    }
  }

  /// The pre-activations y of each hidden layer, by unit, with the probe's own batch statistics.
  ///
  /// Nil when one of them is not finite.
  func samples(_ network: Network<Float>) -> [UnitSamples]? {
    var layers: [UnitSamples] = []
    for layer in network.forward(inputs, mode: .training).layers {
      guard let samples = UnitSamples(layer.y.elements, units: layer.y.columns) else { return nil }
      layers.append(samples)
    }
    return layers
  }

  /// Mean cross-entropy in nats and share of right answers on the test sample.
  func evaluate(_ network: Network<Float>) -> (loss: Double, accuracy: Double) {
    network.errors(on: test)
  }
}

extension Activation {
  /// |y| beyond which g'(y) is below 5 % of its maximum; nil for ReLU, which has g' = 0 below 0.
  ///
  /// Sigmoid: a(1 − a) = 0.05 / 4, so |y| = ln((1 + √0.95) / (1 − √0.95)). Tanh: 1 − a² = 0.05, so
  /// |y| = artanh √0.95, half of that.
  package var saturation: Double? {
    switch self {
    case .sigmoid: 4.356_78
    case .tanh: 2.178_39
    case .relu: nil
    }
  }

  /// The share of saturated values: |y| above `saturation`, or for ReLU y ≤ 0.
  func saturatedShare(_ y: [Float]) -> Double {
    var count = 0
    if let limit = saturation.map({ Float($0) }) {
      for value in y where abs(value) > limit { count += 1 }
    } else {
      for value in y where value <= 0 { count += 1 }
    }
    return Double(count) / Double(max(1, y.count))
  }
}
