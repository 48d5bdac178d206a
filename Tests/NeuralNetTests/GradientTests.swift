import NeuralNet
import Numerics
import Testing

/// Derivatives against central differences, (f(p + h) − f(p − h)) / 2h.
@Suite struct GradientTests {
  /// The normalizations whose backward pass is the derivative; `DetachedNormalizationTests` has the
  /// others.
  static let differentiated = NormalizationKind.allCases.filter {
    $0.traits?.isDifferentiated != false
  }

  @Test(arguments: Activation.allCases, differentiated)
  func everyParameter(activation: Activation, kind: NormalizationKind) {
    let sample = Sample<Double>(activation, kind)
    if activation == .relu {
      let trace = sample.network.forward(sample.inputs, mode: .training)
      let closest = trace.layers.flatMap(\.y.elements).map { abs($0) }.min()
      #expect((closest ?? 0) > 1e-3, "the sample comes too near to the kink")
    }
    sample.expectDerivatives(
      within: 1e-8, atLeast: 1e-3, movesBias: kind.traits?.makesBiasRedundant != true)
    for gradient in sample.gradients().hidden {
      #expect((gradient.affine == nil) == (kind == .none))
    }
  }

  @Test(
    arguments: Activation.allCases,
    NormalizationKind.allCases.filter { $0.traits?.makesBiasRedundant == true })
  func biasBeforeNormalizationIsRedundant(activation: Activation, kind: NormalizationKind) {
    let sample = Sample<Double>(activation, kind)
    for (layer, gradient) in sample.gradients().hidden.enumerated() {
      #expect(distance(gradient.dense.bias, gradient.dense.bias.map { _ in 0 }) < 1e-15)
      #expect((sample.differences(\.hidden[layer].dense.bias).map { abs($0) }.max() ?? 1) < 1e-9)
    }
    let single = Sample<Float>(activation, kind)
    for gradient in single.gradients().hidden {
      #expect(gradient.dense.bias.allSatisfy { abs($0) < 1e-6 })
    }
  }

  @Test(arguments: Activation.allCases, [NormalizationKind.none, .batch])
  func everyWeightUnderDropout(activation: Activation, kind: NormalizationKind) {
    var sample = Sample<Double>(activation, kind)
    var dropout = Dropout(rate: 0.4, seed: 7)
    sample.masks = dropout.masks(examples: 9, units: [6, 5]).map { mask in
      Matrix(rows: mask.rows, columns: mask.columns, elements: mask.elements.map { Double($0) })
    }
    let gradients = sample.gradients()
    for (layer, gradient) in gradients.hidden.enumerated() {
      let numeric = sample.differences(\.hidden[layer].dense.weights.elements)
      #expect(distance(gradient.dense.weights.elements, numeric) < 1e-8)
      var other = sample
      other.masks = []
      let without = other.gradients().hidden[layer].dense.weights.elements
      #expect(distance(without, numeric) > 1e-3, "the sample drops nothing that matters")
    }
    let numeric = sample.differences(\.output.weights.elements)
    #expect(distance(gradients.output.weights.elements, numeric) < 1e-8)
  }

  @Test(arguments: differentiated.filter { $0 != .none }, [7, 3])
  func normalizationAlone(kind: NormalizationKind, examples: Int) throws {
    var generator = SeededGenerator(seed: 8)
    func random() -> Matrix<Double> {
      let elements = (0..<examples * 4).map { _ in generator.normal() }
      return Matrix(rows: examples, columns: 4, elements: elements)
    }
    // Units of very different scale and mean; the last has σ² of the order of ε.
    var z = random()
    for row in 0..<examples {
      z[row, 1] = 30 * z[row, 1] - 100
      z[row, 2] = 0.1 * z[row, 2] + 5
      z[row, 3] *= 3e-3
    }
    var normalization = Normalization<Double>(
      kind, units: 4, settings: .init(noise: Noise(strength: 1, seed: 3)))
    let hasShift = normalization.affine?.shift.isEmpty == false
    normalization.affine = Affine(
      scale: [0.5, -1.5, 2, 1], shift: hasShift ? [0, 1, -2, 3] : [])
    // L = Σ c y, so that ∂L/∂y = c.
    let c = random()
    func loss(_ z: Matrix<Double>, _ normalization: Normalization<Double>) -> Double {
      let y = normalization.forward(z, mode: .training)?.output.elements ?? []
      return zip(c.elements, y).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let pass = try #require(normalization.forward(z, mode: .training))
    let (input, affine) = try #require(normalization.method).backward(c, through: pass)
    for i in z.elements.indices {
      let step = i % 4 == 3 && kind.traits?.axis == .unit ? 1e-7 : 1e-5
      var (above, below) = (z, z)
      above.elements[i] += step
      below.elements[i] -= step
      let numeric = (loss(above, normalization) - loss(below, normalization)) / (2 * step)
      #expect(abs(input.elements[i] - numeric) < 2e-7 * max(1, abs(numeric)), "element \(i)")
    }
    let parameters = try #require(affine)
    for place in [\Affine<Double>.scale, \.shift] {
      for u in parameters[keyPath: place].indices {
        var (above, below) = (normalization, normalization)
        above.affine?[keyPath: place][u] += 1e-5
        below.affine?[keyPath: place][u] -= 1e-5
        let numeric = (loss(z, above) - loss(z, below)) / 2e-5
        #expect(abs(parameters[keyPath: place][u] - numeric) < 1e-8 * max(1, abs(numeric)))
      }
    }
  }

  @Test(arguments: Activation.allCases, NormalizationKind.allCases)
  func normIsThatOfAllWeights(activation: Activation, kind: NormalizationKind) {
    // More examples than units and fewer, for the two ways to multiply.
    for examples in [3, 40] {
      let gradients = Sample<Double>(activation, kind, examples: examples)
        .gradients()
      let weights = (gradients.hidden.map(\.dense) + [gradients.output]).flatMap {
        $0.weights.elements
      }
      let norm = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(abs(gradients.norm / norm - 1) < 1e-12)
    }
  }
}
