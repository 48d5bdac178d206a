import NeuralNet
import Testing

/// Derivatives against central differences, (f(p + h) − f(p − h)) / 2h.
@Suite struct GradientTests {
  private let h = 1e-5

  @Test(arguments: Activation.allCases, [false, true])
  func everyParameter(activation: Activation, isNormalized: Bool) {
    let sample = Sample<Double>(activation, isNormalized: isNormalized)
    let gradients = sample.gradients()
    if activation == .relu {
      let trace = sample.network.forward(sample.inputs, mode: .training)
      let closest = trace.layers.flatMap(\.y.elements).map { abs($0) }.min()
      #expect((closest ?? 0) > 1e-3, "the sample comes too near to the kink")
    }
    func check(_ analytic: [Double], _ place: WritableKeyPath<Network<Double>, [Double]>) {
      #expect(analytic.contains { abs($0) > 1e-3 }, "\(place): all but 0 everywhere")
      #expect(distance(analytic, differences(sample, place)) < 1e-8, "\(place)")
    }
    for (layer, gradient) in gradients.hidden.enumerated() {
      check(gradient.dense.weights.elements, \.hidden[layer].dense.weights.elements)
      if let affine = gradient.affine {
        check(affine.scale, \.hidden[layer].scale)
        check(affine.shift, \.hidden[layer].shift)
      } else {
        check(gradient.dense.bias, \.hidden[layer].dense.bias)
      }
      #expect((gradient.affine == nil) == !isNormalized)
    }
    check(gradients.output.weights.elements, \.output.weights.elements)
    check(gradients.output.bias, \.output.bias)
  }

  @Test(arguments: Activation.allCases)
  func biasBeforeNormalizationIsRedundant(activation: Activation) {
    let sample = Sample<Double>(activation, isNormalized: true)
    for (layer, gradient) in sample.gradients().hidden.enumerated() {
      #expect(distance(gradient.dense.bias, gradient.dense.bias.map { _ in 0 }) < 1e-15)
      #expect((differences(sample, \.hidden[layer].dense.bias).map { abs($0) }.max() ?? 1) < 1e-9)
    }
    let single = Sample<Float>(activation, isNormalized: true)
    for gradient in single.gradients().hidden {
      #expect(gradient.dense.bias.allSatisfy { abs($0) < 1e-6 })
    }
  }

  @Test func normalizationAlone() {
    var generator = SeededGenerator(seed: 8)
    func random(_ rows: Int, _ columns: Int) -> Matrix<Double> {
      let elements = (0..<rows * columns).map { _ in generator.normal() }
      return Matrix(rows: rows, columns: columns, elements: elements)
    }
    // Units of very different scale and mean; the last has σ² of the order of ε.
    var z = random(7, 4)
    for row in 0..<7 {
      z[row, 1] = 30 * z[row, 1] - 100
      z[row, 2] = 0.1 * z[row, 2] + 5
      z[row, 3] *= 3e-3
    }
    var batch = BatchNormalization<Double>(units: 4)
    batch.affine = Affine(scale: [0.5, -1.5, 2, 1], shift: [0, 1, -2, 3])
    // L = Σ c y, so that ∂L/∂y = c.
    let c = random(7, 4)
    func loss(_ z: Matrix<Double>, _ batch: BatchNormalization<Double>) -> Double {
      let y = batch.forward(z, mode: .training).output
      return zip(c.elements, y.elements).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let (input, affine) = batch.backward(c, through: batch.forward(z, mode: .training))
    for i in z.elements.indices {
      let step = i % 4 == 3 ? 1e-7 : 1e-5
      var (above, below) = (z, z)
      above.elements[i] += step
      below.elements[i] -= step
      let numeric = (loss(above, batch) - loss(below, batch)) / (2 * step)
      #expect(abs(input.elements[i] - numeric) < 1e-7 * max(1, abs(numeric)), "element \(i)")
    }
    for place in [\Affine<Double>.scale, \.shift] {
      for u in 0..<4 {
        var (above, below) = (batch, batch)
        above.affine[keyPath: place][u] += h
        below.affine[keyPath: place][u] -= h
        let numeric = (loss(z, above) - loss(z, below)) / (2 * h)
        #expect(abs(affine[keyPath: place][u] - numeric) < 1e-8)
      }
    }
  }

  @Test(arguments: Activation.allCases, [false, true])
  func normIsThatOfAllWeights(activation: Activation, isNormalized: Bool) {
    // More examples than units and fewer, for the two ways to multiply.
    for examples in [3, 40] {
      let gradients = Sample<Double>(activation, isNormalized: isNormalized, examples: examples)
        .gradients()
      let weights = (gradients.hidden.map(\.dense) + [gradients.output]).flatMap {
        $0.weights.elements
      }
      let norm = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(abs(gradients.norm / norm - 1) < 1e-12)
    }
  }

  /// The derivatives of the loss with respect to the parameters at `place`.
  private func differences(
    _ sample: Sample<Double>, _ place: WritableKeyPath<Network<Double>, [Double]>
  ) -> [Double] {
    sample.network[keyPath: place].indices.map { i in
      var (above, below) = (sample.network, sample.network)
      above[keyPath: place][i] += h
      below[keyPath: place][i] -= h
      return (sample.loss(of: above) - sample.loss(of: below)) / (2 * h)
    }
  }
}

extension Block {
  /// γ of the batch normalization, empty if there is none.
  fileprivate var scale: [Element] {
    get { batch?.affine.scale ?? [] }
    set { batch?.affine.scale = newValue }
  }

  /// β of the batch normalization, empty if there is none.
  fileprivate var shift: [Element] {
    get { batch?.affine.shift ?? [] }
    set { batch?.affine.shift = newValue }
  }
}
