import NeuralNet
import Numerics
import Testing

@Suite struct BatchNormalizationTests {
  @Test func trainingUsesTheBiasedVarianceAndAddsEpsilonToIt() {
    let batch = BatchNormalization<Double>(units: 2)
    let pass = batch.forward(Matrix(rows: [[1, 0], [3, 0.02]]), mode: .training)
    #expect(distance(pass.mean, [2, 0.01]) < 1e-15)
    #expect(distance(pass.variance, [1, 1e-4]) < 1e-15)
    // (1 + 1e-5) and (1e-4 + 1e-5) under the root.
    let root = (1 / 1.000_01).squareRoot()
    let small = 0.01 / 1.1e-4.squareRoot()
    #expect(distance(pass.normalized, Matrix(rows: [[-root, -small], [root, small]])) < 1e-12)
    #expect(pass.output == pass.normalized)
  }

  @Test func scaleAndShiftComeLast() {
    var batch = BatchNormalization<Double>(units: 1)
    batch.affine = Affine(scale: [3], shift: [-2])
    let pass = batch.forward(Matrix(rows: [[5], [7], [9]]), mode: .training)
    #expect(distance(pass.output.elements, pass.normalized.elements.map { 3 * $0 - 2 }) < 1e-15)
    #expect(abs(pass.normalized.elements.reduce(0, +)) < 1e-15)
  }

  @Test func aConstantUnitBecomesItsShift() {
    var batch = BatchNormalization<Float>(units: 1)
    batch.affine.shift = [0.25]
    let zero = batch.forward(Matrix(rows: 60, columns: 1), mode: .training)
    #expect(zero.output.elements.allSatisfy { $0 == 0.25 })
    // Up to the rounding of the mean, which 1 / √ε enlarges.
    let pass = batch.forward(Matrix(rows: 60, columns: 1, repeating: 0.1), mode: .training)
    #expect(pass.output.elements.allSatisfy { abs($0 - 0.25) < 1e-4 })
  }

  @Test func aMeanFarFromZeroLosesNoPrecision() {
    let z = Matrix<Float>(rows: [[4095], [4096], [4097], [4096]])
    let pass = BatchNormalization<Float>(units: 1).forward(z, mode: .training)
    let root = Float(2).squareRoot()
    #expect(distance(pass.normalized.elements, [-root, 0, root, 0]) < 1e-4)
  }

  /// A unit is normalized by its own numbers, wherever it stands among however many.
  @Test(arguments: [1, 7, 15, 16, 17, 31, 32, 33, 47, 48, 49, 63, 64, 65, 100])
  func aUnitAmongManyIsAsByItself(units: Int) {
    var generator = SeededGenerator(seed: 3)
    func random() -> Matrix<Float> {
      Matrix(
        rows: 5, columns: units, elements: (0..<5 * units).map { _ in Float(generator.normal()) })
    }
    let (z, g) = (random(), random())
    var batch = BatchNormalization<Float>(units: units)
    batch.affine.scale = (0..<units).map { 1 + Float($0) / 8 }
    batch.affine.shift = (0..<units).map { Float($0) - 3 }
    let pass = batch.forward(z, mode: .training)
    let gradients = batch.backward(g, through: pass)
    func column(_ matrix: Matrix<Float>, _ unit: Int) -> [Float] {
      (0..<5).map { matrix[$0, unit] }
    }
    for unit in 0..<units {
      var single = BatchNormalization<Float>(units: 1)
      single.affine = Affine(scale: [batch.affine.scale[unit]], shift: [batch.affine.shift[unit]])
      let own = single.forward(
        Matrix(rows: 5, columns: 1, elements: column(z, unit)), mode: .training)
      let slopes = single.backward(
        Matrix(rows: 5, columns: 1, elements: column(g, unit)), through: own)
      #expect(abs(pass.mean[unit] - own.mean[0]) < 1e-6)
      #expect(distance(column(pass.normalized, unit), own.normalized.elements) < 1e-5)
      #expect(distance(column(pass.output, unit), own.output.elements) < 1e-4)
      #expect(distance(column(gradients.input, unit), slopes.input.elements) < 1e-4)
      #expect(abs((gradients.affine?.scale[unit] ?? 0) - (slopes.affine?.scale[0] ?? 1)) < 1e-4)
      #expect(abs((gradients.affine?.shift[unit] ?? 0) - (slopes.affine?.shift[0] ?? 1)) < 1e-4)
    }
  }

  @Test func movingAveragesByHand() {
    var batch = BatchNormalization<Double>(units: 2)
    #expect(batch.running.mean == [0, 0] && batch.running.variance == [1, 1])
    // Means 2 and 20, biased variances 1 and 100, unbiased 2 and 200.
    let z = Matrix<Double>(rows: [[1, 10], [3, 30]])
    batch.running.track(batch.forward(z, mode: .training), examples: 2)
    #expect(distance(batch.running.mean, [0.2, 2]) < 1e-14)
    #expect(distance(batch.running.variance, [1.1, 20.9]) < 1e-14)
    batch.running.track(batch.forward(z, mode: .training), examples: 2)
    #expect(distance(batch.running.mean, [0.38, 3.8]) < 1e-14)
    #expect(distance(batch.running.variance, [1.19, 38.81]) < 1e-13)
  }

  @Test func inferenceUsesThePopulation() {
    var batch = BatchNormalization<Double>(units: 1)
    batch.running.mean = [10]
    batch.running.variance = [4 - 1e-5]
    // One example is enough where nothing is estimated.
    let near = batch.forward(Matrix(rows: [[13]]), mode: .inference).output
    #expect(abs(near[0, 0] - 1.5) < 1e-14)
    let far = batch.forward(Matrix(rows: [[13], [1_000]]), mode: .inference).output
    #expect(abs(far[0, 0] - 1.5) < 1e-14, "the other examples don't matter")
  }

  @Test func forwardLeavesThePopulationAlone() {
    let sample = Sample<Float>(.sigmoid, .batch)
    let before = sample.network
    _ = sample.network.forward(sample.inputs, mode: .training)
    #expect(sample.network == before)
  }

  @Test func trainingRefusesASingleExample() async {
    await #expect(processExitsWith: .failure) {
      _ = BatchNormalization<Float>(units: 1).forward(
        Matrix(rows: 1, columns: 1, repeating: 1), mode: .training)
    }
  }
}
