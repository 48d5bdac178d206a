import NeuralNet
import Numerics
import Testing

/// Single precision, with its own loops, against double precision.
@Suite struct PrecisionTests {
  @Test(arguments: Activation.allCases, NormalizationKind.allCases)
  func floatAgreesWithDouble(activation: Activation, kind: NormalizationKind) throws {
    let sizes = [20, 33, 17, 10]
    let single = Sample<Float>(
      activation, kind, sizes: sizes, examples: 60, sigma: 0.2)
    let double = Sample<Double>(
      activation, kind, sizes: sizes, examples: 60, sigma: 0.2)
    for mode in [Mode.training, .inference] {
      let a = single.network.forward(single.inputs, mode: mode)
      let b = double.network.forward(double.inputs, mode: mode)
      for (a, b) in zip(a.layers, b.layers) {
        #expect(distance(widened(a.y), b.y.elements) < 1e-5)
        #expect(distance(widened(a.a), b.a.elements) < 1e-5)
      }
      #expect(distance(widened(a.logits), b.logits.elements) < 1e-5)
    }
    #expect(abs(single.loss(of: single.network) - double.loss(of: double.network)) < 1e-6)
    let (a, b) = (single.gradients(), double.gradients())
    for (a, b) in zip(a.hidden, b.hidden) {
      #expect(distance(widened(a.dense.weights), b.dense.weights.elements) < 2e-6)
      #expect(distance(a.dense.bias.map { Double($0) }, b.dense.bias) < 1e-6)
      #expect((a.affine == nil) == (b.affine == nil))
      guard let a = a.affine, let b = b.affine else { continue }
      #expect(distance(a.scale.map { Double($0) }, b.scale) < 1e-6)
      #expect(distance(a.shift.map { Double($0) }, b.shift) < 1e-6)
    }
    #expect(distance(widened(a.output.weights), b.output.weights.elements) < 1e-6)
    #expect(abs(a.norm / b.norm - 1) < 1e-5)
  }

  @Test(arguments: [UpdateRule.sgd(momentum: 0), .sgd(momentum: 0.9), .adam])
  func tenStepsAgree(rule: UpdateRule) {
    let single = losses(Sample<Float>(.tanh, .batch), rule)
    let double = losses(Sample<Double>(.tanh, .batch), rule)
    #expect(distance(single, double) < 1e-5)
    #expect(double[9] < double[0] - 0.01, "nothing was learned: \(double)")
  }

  private func losses<Element>(_ sample: Sample<Element>, _ rule: UpdateRule) -> [Double] {
    var sample = sample
    var optimizer = Optimizer<Element>(rule, layers: sample.network.hidden.count)
    return (0..<10).map { _ in
      let loss = sample.loss(of: sample.network)
      optimizer.step(&sample.network, gradients: sample.gradients(), rate: 0.02)
      return loss
    }
  }

  private func widened(_ matrix: Matrix<Float>) -> [Double] { matrix.elements.map { Double($0) } }
}
