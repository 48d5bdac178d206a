import Datasets
import Experiments
import NeuralNet
import Numerics
import Testing
import Training
import TrainingFixtures

/// The largest learning rates that networks bear.
@Suite struct StableRateTests {
  private func measure(_ configuration: Configuration, steps: Int = 40) throws -> [StableRate] {
    try StableRate.measure(
      configuration, depths: [1, 3], normalizations: [.none, .batch], seeds: [1, 2], steps: steps,
      dataset: .spiral, cores: 2, progress: { _ in })
  }

  /// The mean loss over the last quarter of the steps; infinite where one is not finite.
  private func loss(_ configuration: Configuration, steps: Int = 40) -> Double {
    var session = Session(configuration, dataset: .spiral)
    var losses: [Double] = []
    for _ in 0..<steps {
      session.advance()
      guard session.divergedAt == nil, let loss = session.latest?.loss else { return .infinity }
      losses.append(loss)
    }
    return losses.suffix(steps / 4).reduce(0, +) / Double(steps / 4)
  }

  @Test func theRateIsStableAndTheNextIsNot() throws {
    var configuration = Configuration.tiny()
    configuration.activation = .relu
    configuration.initialization = .he
    let found = try measure(configuration)
    #expect(found.map(\.depth) == [1, 1, 3, 3])
    #expect(found.map(\.normalization) == [.none, .batch, .none, .batch])
    let blank = Matrix<Float>(rows: 1, columns: 3)
    let guessing = 1.1 * CrossEntropy(logits: blank, labels: [0]).loss
    for rate in found {
      #expect(rate.rates.count == 2)
      for (seed, value) in zip([1, 2] as [UInt64], rate.rates) where value > 0 && value.isFinite {
        var own = configuration
        own.hidden = Array(repeating: configuration.hidden[0], count: rate.depth)
        (own.normalization, own.seed, own.rate) = (rate.normalization, seed, value)
        #expect(loss(own) <= guessing)
        own.rate = value * 1.189_207_115_002_721
        #expect(loss(own) > guessing)
      }
    }
    #expect(found.contains { $0.rates.contains { $0 > 0 && $0.isFinite } })
    // The order of the work changes nothing.
    #expect(try measure(configuration) == found)
  }

  @Test func theMedianIsOneOfTheRates() throws {
    let found = try measure(.tiny())
    for rate in found {
      #expect(rate.rates.contains(rate.median) && rate.median == rate.rates.min())
    }
  }

  @Test func whatIsImpossibleIsRefused() {
    var configuration = Configuration.tiny()
    configuration.batchSize = 1_000_000
    #expect(throws: ConfigurationError.self) { try measure(configuration) }
  }
}
