import Foundation
import NeuralNet
import Numerics
import Testing

@Suite struct BatchRenormalizationTests {
  /// A batch renormalized in NumPy; `make_renorm.py` says what is what.
  struct Case: Decodable, Sendable {
    let steps: Int
    let z, gradient, normalized, y, zGradient, inference: [[Double]]
    let gamma, beta, mean, variance, r, d: [Double]
    let gammaGradient, betaGradient, meanAfter, varianceAfter: [Double]

    static func all() throws -> [Case] {
      struct File: Decodable { let cases: [Case] }
      let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Goldens/renorm.json")
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(File.self, from: Data(contentsOf: file)).cases
    }

    /// The normalization as it is before the batch.
    func method() -> BatchRenormalization<Double> {
      var method = BatchRenormalization<Double>(units: gamma.count)
      let pass = method.forward(Matrix(rows: z), mode: .training)
      for _ in 0..<steps { method.track(pass, examples: z.count) }
      method.batch.affine = Affine(scale: gamma, shift: beta)
      (method.batch.running.mean, method.batch.running.variance) = (mean, variance)
      return method
    }
  }

  @Test(arguments: try Case.all())
  func isThatOfNumPy(golden: Case) {
    var method = golden.method()
    let z = Matrix(rows: golden.z)
    #expect(method.steps == golden.steps)
    let pass = method.forward(z, mode: .training)
    let (r, d) = method.correction(mean: pass.mean, variance: pass.variance)
    #expect(distance(r, golden.r) < 1e-12 && distance(d, golden.d) < 1e-12)
    #expect(distance(pass.normalized, Matrix(rows: golden.normalized)) < 1e-12)
    #expect(distance(pass.output, Matrix(rows: golden.y)) < 1e-12)
    let (input, affine) = method.backward(Matrix(rows: golden.gradient), through: pass)
    #expect(distance(input, Matrix(rows: golden.zGradient)) < 1e-11)
    #expect(distance(affine?.scale ?? [], golden.gammaGradient) < 1e-12)
    #expect(distance(affine?.shift ?? [], golden.betaGradient) < 1e-12)
    let inference = method.forward(z, mode: .inference).output
    #expect(distance(inference, Matrix(rows: golden.inference)) < 1e-12)
    method.track(pass, examples: z.rows)
    #expect(distance(method.batch.running.mean, golden.meanAfter) < 1e-12)
    #expect(distance(method.batch.running.variance, golden.varianceAfter) < 1e-12)
  }

  @Test func theGoldensHaveOpenAndClosedLimits() throws {
    let cases = try Case.all()
    #expect(cases.map(\.steps) == [0, 200, 201, 700, 1_000, 9_000, 9_000])
    #expect(cases.prefix(2).allSatisfy { Set($0.r) == [1] && Set($0.d) == [0] })
    #expect(cases.last?.r.contains { $0 > 1 && $0 < 3 } == true)
  }

  /// ∂L/∂z of L = Σ c y by central differences, with r and d as they are at z.
  @Test(arguments: try Case.all())
  func isTheDerivativeWithConstantCorrection(golden: Case) {
    let (method, z) = (golden.method(), Matrix(rows: golden.z))
    let pass = method.forward(z, mode: .training)
    let (r, d) = method.correction(mean: pass.mean, variance: pass.variance)
    func loss(_ z: Matrix<Double>) -> Double {
      let plain = BatchNormalization<Double>(units: r.count).forward(z, mode: .training).normalized
      return plain.elements.indices.reduce(0) { sum, i in
        let (row, u) = (i / r.count, i % r.count)
        let y = golden.gamma[u] * (r[u] * plain.elements[i] + d[u]) + golden.beta[u]
        return sum + golden.gradient[row][u] * y
      }
    }
    let (input, _) = method.backward(Matrix(rows: golden.gradient), through: pass)
    for i in z.elements.indices {
      var (above, below) = (z, z)
      above.elements[i] += 1e-5
      below.elements[i] -= 1e-5
      let numeric = (loss(above) - loss(below)) / 2e-5
      #expect(abs(input.elements[i] - numeric) < 1e-7 * max(1, abs(numeric)), "element \(i)")
    }
  }

  @Test func theLimitsOpenWithTheSteps() {
    func limits(_ steps: Int) -> [Double] {
      let limits = BatchRenormalization<Double>.limits(after: steps)
      return [limits.r, limits.d]
    }
    #expect(limits(0) == [1, 0] && limits(200) == [1, 0])
    #expect(limits(600)[1] == 2.5 && limits(900)[0] == 2)
    #expect(limits(1_600) == [3, 5] && limits(1_000_000) == [3, 5])
  }

  @Test func trainingSeesWhatInferenceSeesOnceTheLimitsAreOpen() throws {
    var method = BatchRenormalization<Double>(units: 2)
    let z = Matrix<Double>(rows: [[1, 3], [2, 1], [0, 2]])
    #expect(
      method.forward(z, mode: .training).output
        == BatchNormalization<Double>(units: 2).forward(z, mode: .training).output)
    for _ in 0..<1_600 { method.track(method.forward(z, mode: .training), examples: 3) }
    let other = Matrix<Double>(rows: [[2, 3], [1, 0]])
    let (training, inference) = (
      method.forward(other, mode: .training).output, method.forward(other, mode: .inference).output
    )
    #expect(distance(training, inference) < 1e-12)
    let plain = method.batch.forward(other, mode: .training).output
    #expect(distance(plain, inference) > 0.1)
  }
}
