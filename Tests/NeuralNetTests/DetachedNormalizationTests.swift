import NeuralNet
import Numerics
import Testing

/// What the backward pass is when the statistics are taken for constants.
@Suite struct DetachedNormalizationTests {
  private static let kinds = [NormalizationKind.detachedMean, .detached]
  private let h = 1e-5

  /// In inference mode the statistics *are* constants: those of the population, made to be those of
  /// the batch.
  private func frozen(_ sample: Sample<Double>) -> Network<Double> {
    var network = sample.network
    let trace = network.forward(sample.inputs, mode: .training)
    for (layer, pass) in trace.layers.map(\.normalized).enumerated() {
      guard let pass else { continue }
      var population = BatchNormalization<Double>(units: pass.mean.count).running
      (population.mean, population.variance) = (pass.mean, pass.variance)
      network.hidden[layer].normalization.running = population
    }
    return network
  }

  /// (L(p + h) − L(p − h)) / 2h of the loss in `mode`, for every number at `place`.
  private func differences(
    _ network: Network<Double>, _ sample: Sample<Double>, _ mode: Mode,
    _ place: WritableKeyPath<Network<Double>, [Double]>
  ) -> [Double] {
    func loss(_ network: Network<Double>) -> Double {
      CrossEntropy(
        logits: network.forward(sample.inputs, mode: mode).logits, labels: sample.labels
      ).loss
    }
    return network[keyPath: place].indices.map { i in
      var (above, below) = (network, network)
      above[keyPath: place][i] += h
      below[keyPath: place][i] -= h
      return (loss(above) - loss(below)) / (2 * h)
    }
  }

  @Test(arguments: [Activation.sigmoid, .tanh], kinds)
  func isTheDerivativeWithConstantStatistics(activation: Activation, kind: NormalizationKind) {
    let sample = Sample<Double>(activation, kind)
    let constant = frozen(sample)
    for (layer, gradient) in sample.gradients().hidden.enumerated() {
      #expect(gradient.affine == nil)
      let weights = differences(
        constant, sample, .inference, \.hidden[layer].dense.weights.elements)
      #expect(distance(gradient.dense.weights.elements, weights) < 1e-8)
      let bias = differences(constant, sample, .inference, \.hidden[layer].dense.bias)
      #expect(distance(gradient.dense.bias, bias) < 1e-8)
    }
  }

  @Test(arguments: [Activation.sigmoid, .tanh], kinds)
  func isNotTheDerivative(activation: Activation, kind: NormalizationKind) {
    let sample = Sample<Double>(activation, kind)
    for (layer, gradient) in sample.gradients().hidden.enumerated() {
      let weights = differences(
        sample.network, sample, .training, \.hidden[layer].dense.weights.elements)
      #expect(distance(gradient.dense.weights.elements, weights) > 1e-3)
      // The loss does not depend on b, and still b is told to move.
      let bias = differences(sample.network, sample, .training, \.hidden[layer].dense.bias)
      #expect(distance(bias, bias.map { _ in 0 }) < 1e-9)
      #expect(gradient.dense.bias.contains { abs($0) > 1e-3 })
    }
  }

  @Test(arguments: kinds)
  func theStepMovesTheBiasAndNotTheOutput(kind: NormalizationKind) {
    let sample = Sample<Double>(.sigmoid, kind)
    var network = sample.network
    let gradients = sample.gradients()
    for layer in network.hidden.indices {
      let moved = zip(network.hidden[layer].dense.bias, gradients.hidden[layer].dense.bias)
      network.hidden[layer].dense.bias = moved.map { $0 - 10 * $1 }
    }
    #expect(network != sample.network)
    #expect(abs(sample.loss(of: network) - sample.loss(of: sample.network)) < 1e-12)
  }

  @Test func meanAloneLeavesTheScale() throws {
    let z = Matrix<Double>(rows: [[1, 10], [3, 30]])
    let pass = DetachedCentring<Double>(units: 2).forward(z, mode: .training)
    #expect(pass.output == Matrix(rows: [[-1, -10], [1, 10]]))
    let scaled = DetachedNormalization<Double>(units: 2).forward(z, mode: .training)
    #expect(scaled.output == BatchNormalization(units: 2).forward(z, mode: .training).output)
  }
}
