import NeuralNet
import Numerics
import Testing

@Suite struct NoisyBatchNormalizationTests {
  private func random(_ rows: Int, _ columns: Int) -> Matrix<Double> {
    var generator = SeededGenerator(seed: 4)
    let elements = (0..<rows * columns).map { _ in 3 * generator.normal() + 1 }
    return Matrix(rows: rows, columns: columns, elements: elements)
  }

  private func noisy(_ strength: Double, units: Int) -> NoisyBatchNormalization<Double> {
    NoisyBatchNormalization(
      units: units, settings: .init(noise: Noise(strength: strength, seed: 11)))
  }

  @Test func strengthZeroIsBatchNormalizationExactly() {
    let z = random(9, 5)
    let (noisy, batch) = (noisy(0, units: 5), BatchNormalization<Double>(units: 5))
    let pass = noisy.forward(z, mode: .training, draw: 3)
    #expect(pass == batch.forward(z, mode: .training))
    #expect(
      noisy.backward(z, through: pass).input == batch.backward(z, through: pass).input)
  }

  @Test func inferenceHasNoNoise() {
    let z = random(9, 5)
    let batch = BatchNormalization<Double>(units: 5)
    #expect(
      noisy(1, units: 5).forward(z, mode: .inference, draw: 0)
        == batch.forward(z, mode: .inference))
  }

  /// With x̂ known, y = s x̂ + m: over many examples of one unit the mean of y is μ, and its variance
  /// that of m plus E[s²] for x̂ of variance 1.
  @Test(arguments: [1.0, 2.0])
  func noiseHasTheStatedDistribution(strength: Double) {
    let (rows, units) = (4_000, 60)
    let pass = noisy(strength, units: units).forward(
      random(rows, units), mode: .training, draw: 0)
    var (means, scales): ([Double], [Double]) = ([], [])
    for unit in 0..<units {
      let y = (0..<rows).map { pass.output[$0, unit] }
      let x = (0..<rows).map { pass.normalized[$0, unit] }
      let mean = y.reduce(0, +) / Double(rows)
      let slope = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } / Double(rows)
      // What is left is m − μ + (s − σ) x̂.
      let rest =
        zip(x, y).reduce(0) { sum, pair in
          let residual = pair.1 - mean - slope * pair.0
          return sum + residual * residual
        } / Double(rows)
      let expected = strength * strength * (0.04 / 12 + 0.01)
      #expect(abs(rest / expected - 1) < 0.15, "unit \(unit)")
      means.append(mean)
      scales.append(slope)
    }
    let slack = 0.03 * strength
    #expect(means.allSatisfy { abs($0) < 0.5 * strength + slack })
    #expect((means.max() ?? 0) > 0.35 * strength && (means.min() ?? 0) < -0.35 * strength)
    #expect(scales.allSatisfy { $0 > 1 - slack && $0 < 1 + strength / 4 + slack })
    #expect((scales.max() ?? 0) > 1 + strength / 5 && (scales.min() ?? 9) < 1 + strength / 20)
  }

  @Test func noiseChangesWhenABatchIsTrackedAndOnlyThen() {
    var sample = Sample<Float>(.sigmoid, .noisy)
    let first = sample.network.forward(sample.inputs, mode: .training)
    #expect(sample.network.forward(sample.inputs, mode: .training).logits == first.logits)
    let copy = sample.network
    sample.network.track(first)
    let second = sample.network.forward(sample.inputs, mode: .training)
    #expect(distance(second.layers[0].y, first.layers[0].y) > 0.1)
    #expect(second.layers[0].normalized?.normalized == first.layers[0].normalized?.normalized)
    var again = copy
    again.track(first)
    #expect(again == sample.network)
    #expect(again.forward(sample.inputs, mode: .training).logits == second.logits)
  }

  @Test func unitsShiftAlikeForAnyNumberOfExamples() {
    let z = random(2_000, 3)
    let half = Matrix(rows: 1_000, columns: 3, elements: Array(z.elements.prefix(3_000)))
    let noisy = noisy(1, units: 3)
    let (all, part) = (
      noisy.forward(z, mode: .training, draw: 5), noisy.forward(half, mode: .training, draw: 5)
    )
    for unit in 0..<3 {
      let mean = (0..<2_000).reduce(0) { $0 + all.output[$1, unit] } / 2_000
      let other = (0..<1_000).reduce(0) { $0 + part.output[$1, unit] } / 1_000
      #expect(abs(mean - other) < 0.03)
    }
  }
}
