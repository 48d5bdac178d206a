import NeuralNet
import Numerics
import Testing

@Suite struct LayerNormalizationTests {
  @Test func everyExampleHasMeanZeroAndVarianceOne() {
    let pass = LayerNormalization<Double>(units: 4).forward(
      Matrix(rows: [[1, 3, 1, 3], [10, 10, 30, 30]]))
    #expect(pass.mean == [2, 20] && pass.variance == [1, 100])
    let (one, ten) = ((1 / 1.000_01).squareRoot(), 10 / 100.000_01.squareRoot())
    #expect(
      distance(pass.normalized, Matrix(rows: [[-one, one, -one, one], [-ten, -ten, ten, ten]]))
        < 1e-15)
  }

  @Test func otherExamplesDoNotMatter() {
    let sample = Sample<Float>(.tanh, .layer, sizes: [12, 20, 16, 10], examples: 60)
    let all = sample.network.forward(sample.inputs, mode: .training).logits
    let first = Matrix<Float>(
      rows: 1, columns: 12, elements: Array(sample.inputs.matrix.elements.prefix(12)))
    let alone = sample.network.forward(.dense(first), mode: .training).logits
    #expect(distance(alone.elements, Array(all.elements.prefix(10))) < 1e-6)
    #expect(sample.network.forward(sample.inputs, mode: .inference).logits == all)
  }

  @Test func equalUnitsBecomeTheShift() {
    var layer = LayerNormalization<Float>(units: 3)
    layer.affine.shift = [1, 2, 3]
    let pass = layer.forward(Matrix(rows: 2, columns: 3, repeating: 0.5))
    #expect(pass.output == Matrix(rows: [[1, 2, 3], [1, 2, 3]]))
    let single = LayerNormalization<Float>(units: 1).forward(Matrix(rows: [[4], [-7]]))
    #expect(single.output.elements == [0, 0])
  }

  @Test func wideRowsAgreeInBothPrecisions() {
    // Widths around those of vector units.
    for width in [1, 7, 8, 9, 31, 100, 257] {
      var generator = SeededGenerator(seed: UInt64(width))
      let numbers = (0..<3 * width).map { _ in 100 + generator.normal() }
      let double = LayerNormalization<Double>(units: width).forward(
        Matrix(rows: 3, columns: width, elements: numbers))
      let single = LayerNormalization<Float>(units: width).forward(
        Matrix(rows: 3, columns: width, elements: numbers.map { Float($0) }))
      #expect(distance(single.output.elements.map { Double($0) }, double.output.elements) < 1e-3)
    }
  }
}
