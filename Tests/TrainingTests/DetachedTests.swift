import Datasets
import NeuralNet
import Numerics
import Testing
import Training

/// Statistics outside of the gradient step, on the images [Ioffe & Szegedy 2015, section 2].
@Suite struct DetachedTests {
  /// ‖b‖ of each hidden layer, ‖W‖ of the first and the training loss after every `every` steps.
  private func norms(_ kind: NormalizationKind, rate: Double, every: Int, times: Int) throws
    -> [(biases: [Double], weights: Double, loss: Double)]
  {
    useOneThreadForProducts()
    var configuration = Configuration()
    configuration.normalization = kind
    configuration.rate = rate
    var session = Session(configuration, dataset: try .mnist())
    return try (0..<times).map { _ in
      for _ in 0..<every { session.advance() }
      let layers = session.network.hidden.map(\.dense)
      return (
        layers.map { norm($0.bias) }, norm(layers[0].weights.elements),
        try #require(session.latest).loss
      )
    }
  }

  private func norm(_ numbers: [Float]) -> Double {
    numbers.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
  }

  @Test func biasesGrowAndNothingComesOfIt() throws {
    let detached = try norms(.detached, rate: 0.1, every: 500, times: 2)
    for (early, late) in zip(detached[0].biases, detached[1].biases) {
      #expect(early > 0.2 && late > 1.2 * early)
    }
    let batch = try norms(.batch, rate: 0.1, every: 1_000, times: 1)
    #expect(batch[0].biases.allSatisfy { $0 < 0.01 })
    #expect(batch[0].loss < detached[1].loss)
  }

  @Test func aLargeRateBlowsThemUp() throws {
    let detached = try norms(.detached, rate: 1, every: 600, times: 2)
    for (early, late) in zip(detached[0].biases, detached[1].biases) {
      #expect(early > 8 && late > 1.2 * early)
    }
    #expect(detached[0].weights > 50 && detached[1].weights > 1.2 * detached[0].weights)
    #expect(detached.allSatisfy { $0.loss > 2 })
  }
}
