import Datasets
import NeuralNet
import Numerics
import Statistics
import Telemetry

/// Held-out examples on which networks are observed; they never influence training.
package struct Probe: Sendable {
  /// The most examples whose activations are looked at.
  package static let size = 256
  /// The most examples on which accuracy is measured at every observation.
  package static let testSize = 1000

  let batch: Batch
  /// In parts whose intermediate results stay in the cache.
  let test: [Batch]
  /// What is shown of the test sample.
  let sample: AnswerSample

  /// Chooses the examples from `dataset.test` by `seed`, without repetition.
  init(_ dataset: Dataset, seed: UInt64) {
    var generator = SeededGenerator(seed: seed, stream: 2)
    var order = Array(0..<dataset.test.count)
    generator.shuffle(&order)
    batch = dataset.test.batch(order.prefix(Self.size))
    let tested = order.prefix(Self.testSize)
    sample = Self.sample(dataset, tested)
    test = stride(from: 0, to: tested.count, by: 250).map { start in
      dataset.test.batch(tested[start..<min(start + 250, tested.count)])
    }
  }

  /// The values of one quantity in each hidden layer, by unit, with the probe's own batch
  /// statistics or, in inference mode, with the population's.
  ///
  /// Nil when one of them is not finite. ∂L/∂y always takes the probe's own statistics.
  func samples(_ network: Network<Float>, tap: Tap = .y, mode: Mode = .training) -> [LayerSamples]?
  {
    let mode = tap == .gradient ? .training : mode
    return samples(network, network.forward(batch.inputs, mode: mode), tap: tap)
  }

  /// The pre-activations of each hidden layer with the probe's own batch statistics, and what they
  /// were computed from; nil when one of them is not finite.
  func look(at network: Network<Float>) -> ProbeLook? {
    let trace = network.forward(batch.inputs, mode: .training)
    return samples(network, trace, tap: .y).map { samples in
      ProbeLook(
        network: network, inputs: [trace.input] + trace.layers.dropLast().map(\.asInputs),
        samples: samples)
    }
  }

  private func samples(_ network: Network<Float>, _ trace: Trace<Float>, tap: Tap)
    -> [LayerSamples]?
  {
    var gradients: Gradients<Float>?
    if tap == .gradient {
      let error = CrossEntropy(logits: trace.logits, labels: batch.labels)
      gradients = network.backward(error.gradient, trace: trace)
    }
    var layers: [LayerSamples] = []
    for (index, layer) in trace.layers.enumerated() {
      let y = layer.y
      let matrix =
        switch tap {
        case .z: layer.z
        case .normalized: layer.normalized?.normalized ?? layer.received
        case .y: y
        case .a: layer.a
        case .gradient: gradients?.hidden[index].y ?? y
        }
      guard let values = UnitSamples(matrix.elements, units: matrix.columns) else { return nil }
      let activation = network.hidden[index].activation
      layers.append(
        LayerSamples(values: values, saturated: activation.saturatedShares(y)))
    }
    return layers
  }

  /// Mean cross-entropy in nats and share of right answers on the test sample.
  func evaluate(_ network: Network<Float>) -> (loss: Double, accuracy: Double) {
    network.errors(on: test)
  }
}

/// A network and what was seen of it over the probe, with the probe's own batch statistics.
struct ProbeLook: Sendable {
  let network: Network<Float>
  /// What each hidden layer receives, of shape examples × its inputs.
  let inputs: [Inputs<Float>]
  /// The pre-activations of each hidden layer.
  let samples: [LayerSamples]

  /// The pre-activations of each hidden layer, unit by unit.
  var values: [UnitSamples] { samples.map(\.values) }

  /// The bytes of the network and of what its layers receive besides the data.
  var size: Int {
    let weights = network.hidden.reduce(network.output.weights.elements.count) {
      $0 + $1.dense.weights.elements.count
    }
    let received = inputs.dropFirst().reduce(0) { $0 + $1.rows * $1.columns }
    return (weights + received) * MemoryLayout<Float>.stride
  }
}

/// What was seen of one layer over the probe.
struct LayerSamples: Sendable {
  /// The values of the quantity looked at.
  let values: UnitSamples
  /// For each unit the share of pre-activations at which the nonlinearity is saturated.
  let saturated: [Float]
}
