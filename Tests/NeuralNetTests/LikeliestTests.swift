import NeuralNet
import Numerics
import Testing

@Suite struct LikeliestTests {
  @Test func isTheFirstLargestWithItsSoftmax() throws {
    let logits = Matrix<Float>(rows: 3, columns: 3, elements: [0, 0, 0, 1, 3, 3, 900, -900, 0])
    let found = logits.likeliest()
    #expect(found.map { $0?.column } == [0, 1, 0])
    let shares = try found.map { try #require($0).probability }
    #expect(abs(shares[0] - 1.0 / 3) < 1e-6)
    #expect(abs(shares[1] - 0.46831) < 1e-4)
    #expect(shares[2] == 1)
  }

  @Test func isNoneWhereANumberIsNotFinite() {
    let logits = Matrix<Float>(
      rows: 3, columns: 2, elements: [.nan, 1, 1, .infinity, -.infinity, 0])
    #expect(logits.likeliest().allSatisfy { $0 == nil })
  }
}
