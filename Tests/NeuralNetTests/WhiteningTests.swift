import NeuralNet
import Numerics
import Testing

@Suite struct WhiteningTests {
  /// Examples whose units are mixed, with other means and scales.
  private func mixed<Element: Scalar>(_ rows: Int, _ units: Int, seed: UInt64 = 2)
    -> Matrix<Element>
  {
    var generator = SeededGenerator(seed: seed)
    let mixing = (0..<units * units).map { _ in generator.normal() }
    var elements: [Element] = []
    for _ in 0..<rows {
      let source = (0..<units).map { _ in generator.normal() }
      for unit in 0..<units {
        let sum = (0..<units).reduce(0) { $0 + mixing[unit * units + $1] * source[$1] }
        elements.append(Element(Double(unit + 1) * sum + 10))
      }
    }
    return Matrix(rows: rows, columns: units, elements: elements)
  }

  private func covariance(_ x: Matrix<Double>) -> Matrix<Double> {
    let means = (0..<x.columns).map { unit in
      (0..<x.rows).reduce(0) { $0 + x[$1, unit] } / Double(x.rows)
    }
    var result = Matrix<Double>(rows: x.columns, columns: x.columns)
    for i in 0..<x.columns {
      for j in 0..<x.columns {
        result[i, j] =
          (0..<x.rows).reduce(0) { $0 + (x[$1, i] - means[i]) * (x[$1, j] - means[j]) }
          / Double(x.rows)
      }
    }
    return result
  }

  private func identity(_ size: Int) -> Matrix<Double> {
    var result = Matrix<Double>(rows: size, columns: size)
    for i in 0..<size { result[i, i] = 1 }
    return result
  }

  @Test func manyExamplesLeaveNoCorrelation() {
    let z: Matrix<Double> = mixed(4_000, 5)
    let pass = Whitening<Double>(units: 5).forward(z, mode: .training)
    #expect(distance(covariance(pass.normalized), identity(5)) < 0.05)
    let before = BatchNormalization<Double>(units: 5).forward(z, mode: .training)
    #expect(distance(covariance(before.normalized), identity(5)) > 0.5)
  }

  /// With R' = (m R + n I) / (m + n) = L Lᵀ the covariance of x̂ is L⁻¹ R L⁻ᵀ, and so
  /// (m cov + n L⁻¹ L⁻ᵀ) / (m + n) = I.
  @Test(arguments: [(12, 4), (4, 12), (6, 6)])
  func fewExamplesAreShrunk(examples: Int, units: Int) {
    let z: Matrix<Double> = mixed(examples, units)
    let pass = Whitening<Double>(units: units).forward(z, mode: .training)
    #expect(pass.output.elements.allSatisfy { $0.isFinite && abs($0) < 10 })
    let sizes = covariance(pass.normalized)
    #expect((0..<units).allSatisfy { sizes[$0, $0] < Double(examples + units) / Double(examples) })
    let means = (0..<units).map { unit in
      (0..<examples).reduce(0) { $0 + pass.normalized[$1, unit] }
    }
    #expect(distance(means, means.map { _ in 0 }) < 1e-10)
  }

  @Test func aUnitWithoutVarianceBecomesItsShift() {
    var z: Matrix<Float> = mixed(30, 4)
    for row in 0..<30 { z[row, 0] = 2 }
    var whitening = Whitening<Float>(units: 4)
    whitening.affine.shift = [0.25, 0, 0, 0]
    let pass = whitening.forward(z, mode: .training)
    #expect((0..<30).allSatisfy { pass.output[$0, 0] == 0.25 })
    #expect(pass.output.elements.allSatisfy { $0.isFinite })
  }

  @Test func whatIsNotFiniteShows() {
    var z: Matrix<Float> = mixed(30, 4)
    z[3, 2] = .infinity
    let pass = Whitening<Float>(units: 4).forward(z, mode: .training)
    #expect(pass.output.elements.contains { $0.isNaN })
  }

  @Test func inferenceUsesThePopulation() {
    let sample = Sample<Double>(.tanh, .none, sizes: [6, 5, 4, 3], examples: 40)
    var network = sample.network
    network.insert(.whitening, .snap, batch: sample.inputs)
    // The population is the batch, but for the variance, which is unbiased.
    let (training, inference) = (
      network.forward(sample.inputs, mode: .training),
      network.forward(sample.inputs, mode: .inference)
    )
    let factor = (39.0 / 40).squareRoot()
    let expected = training.layers[0].y.elements.map { $0 * factor }
    #expect(distance(inference.layers[0].y.elements, expected) < 1e-4)
    let one = Matrix(rows: 1, columns: 6, elements: Array(sample.inputs.matrix.elements.prefix(6)))
    let alone = network.forward(.dense(one), mode: .inference).logits.elements
    #expect(distance(alone, Array(inference.logits.elements.prefix(3))) < 1e-13)
  }

  @Test func singlePrecisionHoldsForALargeLayer() {
    let (rows, units) = (60, 300)
    let single = Whitening<Float>(units: units).forward(mixed(rows, units), mode: .training)
    let double = Whitening<Double>(units: units).forward(mixed(rows, units), mode: .training)
    #expect(distance(single.output.elements.map { Double($0) }, double.output.elements) < 1e-3)
  }
}
