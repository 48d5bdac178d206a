import NeuralNet
import Numerics
import Testing

@Suite struct RMSNormalizationTests {
  @Test func everyExampleHasMeanSquareOne() {
    let pass = RMSNormalization<Double>(units: 4).forward(
      Matrix(rows: [[3, -3, 3, -3], [1, 7, 5, 5]]))
    // Mean squares 9 and 25; no mean is taken off.
    #expect(pass.mean.isEmpty && distance(pass.variance, [9, 25]) < 1e-14)
    let (three, five) = (3 / 9.000_01.squareRoot(), 1 / 25.000_01.squareRoot())
    let expected = Matrix(rows: [
      [three, -three, three, -three], [five, 7 * five, 5 * five, 5 * five],
    ])
    #expect(distance(pass.normalized, expected) < 1e-14)
    #expect(pass.output == pass.normalized)
  }

  @Test func thereIsAScaleAndNoShift() {
    var rms = RMSNormalization<Double>(units: 2)
    rms.scale = [2, -1]
    let pass = rms.forward(Matrix(rows: [[1, 1]]))
    let one = 1 / 1.000_01.squareRoot()
    #expect(distance(pass.output, Matrix(rows: [[2 * one, -one]])) < 1e-14)
    #expect(rms.parameters == Affine(scale: [2, -1], shift: []))
    rms.parameters = Affine(scale: [3, 4], shift: [])
    #expect(rms.scale == [3, 4] && rms.runningStatistics == nil)
  }

  @Test func isLayerNormalizationWhereTheMeanIsZero() {
    let z = Matrix<Double>(rows: [[1, -1, 2, -2], [0.5, 3, -3, -0.5]])
    let rms = RMSNormalization<Double>(units: 4).forward(z)
    let layer = LayerNormalization<Double>(units: 4).forward(z)
    #expect(distance(rms.output, layer.output) < 1e-15)
    let shifted = Matrix(rows: 2, columns: 4, elements: z.elements.map { $0 + 5 })
    let moved = RMSNormalization<Double>(units: 4).forward(shifted)
    #expect(distance(moved.output, rms.output) > 0.5, "the mean stays in")
  }

  @Test func unitsThatAreAllZeroStayZero() {
    let pass = RMSNormalization<Float>(units: 3).forward(Matrix(rows: 2, columns: 3))
    #expect(pass.output.elements.allSatisfy { $0 == 0 })
  }

  @Test func otherExamplesDoNotMatter() {
    let sample = Sample<Float>(.tanh, .rms, sizes: [12, 20, 16, 10], examples: 60)
    let all = sample.network.forward(sample.inputs, mode: .training).logits
    let first = Matrix<Float>(
      rows: 1, columns: 12, elements: Array(sample.inputs.matrix.elements.prefix(12)))
    let alone = sample.network.forward(.dense(first), mode: .training).logits
    #expect(distance(alone.elements, Array(all.elements.prefix(10))) < 1e-5)
    #expect(sample.network.forward(sample.inputs, mode: .inference).logits == all)
  }
}
