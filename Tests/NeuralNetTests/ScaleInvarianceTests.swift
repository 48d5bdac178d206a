import NeuralNet
import Numerics
import Testing

/// BN((aW)u) = BN(Wu) and what follows for the gradients [Ioffe & Szegedy 2015, section 3.3].
///
/// Weights are large, so that ε is nothing against the variance.
@Suite struct ScaleInvarianceTests {
  @Test(arguments: Activation.allCases, [0, 1])
  func multiplyingTheWeightsOfALayer(activation: Activation, layer: Int) {
    let before = Sample<Double>(activation, .batch, sigma: 30)
    var after = before
    for i in before.network.hidden[layer].dense.weights.elements.indices {
      after.network.hidden[layer].dense.weights.elements[i] *= 10
    }
    let (outputs, scaled) = (
      before.network.forward(before.inputs, mode: .training),
      after.network.forward(before.inputs, mode: .training)
    )
    for (a, b) in zip(outputs.layers, scaled.layers) { #expect(distance(a.y, b.y) < 1e-5) }
    #expect(relative(outputs.logits.elements, scaled.logits.elements) < 1e-6)
    let (a, b) = (before.gradients(), after.gradients())
    for other in 0..<2 {
      let expected = a.hidden[other].dense.weights.elements.map { other == layer ? $0 / 10 : $0 }
      #expect(relative(b.hidden[other].dense.weights.elements, expected) < 1e-4, "layer \(other)")
    }
    #expect(relative(b.output.weights.elements, a.output.weights.elements) < 1e-4)
  }

  /// Scaled as a whole, the network tells the same in use as well: its running statistics go along.
  @Test(arguments: [NormalizationKind.batch, .renorm, .detached, .noisy, .whitening], [0, 1])
  func scalingABlockLeavesInference(kind: NormalizationKind, layer: Int) {
    let before = Sample<Double>(.tanh, kind, sigma: 30)
    var after = before
    after.network.hidden[layer].scaleWeights(by: 10)
    #expect(after.network.hidden[layer].dense.weights != before.network.hidden[layer].dense.weights)
    let (a, b) = (before.inference(), after.inference())
    #expect(relative(b.elements, a.elements) < 1e-4)
  }

  @Test func gradientOfTheInputStays() {
    var generator = SeededGenerator(seed: 3)
    func random() -> Matrix<Double> {
      let elements = (0..<60).map { _ in 100 * generator.normal() }
      return Matrix(rows: 10, columns: 6, elements: elements)
    }
    let (z, gradient) = (random(), random())
    var scaled = z
    for i in z.elements.indices { scaled.elements[i] *= 10 }
    let batch = BatchNormalization<Double>(units: 6)
    let one = batch.backward(gradient, through: batch.forward(z, mode: .training)).input
    let ten = batch.backward(gradient, through: batch.forward(scaled, mode: .training)).input
    // ∂L/∂z falls by 10, and so ∂L/∂u = ∂L/∂z · (10 W) stays.
    #expect(relative(ten.elements.map { $0 * 10 }, one.elements) < 1e-7)
  }

  @Test func withoutNormalizationTheOutputsChange() {
    let before = Sample<Double>(.sigmoid, .none)
    var after = before
    for i in 0..<4 { after.network.hidden[0].dense.weights.elements[i] *= 10 }
    #expect(distance(before.inference(), after.inference()) > 1e-2)
  }

  /// The distance in shares of the largest number.
  private func relative(_ a: [Double], _ b: [Double]) -> Double {
    distance(a, b) / (b.map { abs($0) }.max() ?? 0)
  }
}
