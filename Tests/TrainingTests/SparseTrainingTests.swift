import Datasets
import NeuralNet
import Numerics
import Testing
import Training

/// Training on images of digits, sparse and dense.
@Suite struct SparseTrainingTests {
  /// The first 3,000 digits to train with and 300 to test with, as images and as plain numbers.
  private static let digits = Result {
    useOneThreadForProducts()
    let mnist = try Dataset.mnist()
    func part(_ examples: Examples, _ count: Int, isSparse: Bool) -> Examples {
      let inputs = examples.batch(0..<count).inputs.matrix.elements
      let labels = Array(examples.labels.prefix(count))
      return isSparse
        ? Examples(pixels: inputs.map { UInt8($0 * 255) }, labels: labels, inputs: examples.inputs)
        : Examples(coordinates: inputs, labels: labels, inputs: examples.inputs)
    }
    return [true, false].map { isSparse in
      Dataset(
        name: "digits", classes: 10, train: part(mnist.train, 3_000, isSparse: isSparse),
        test: part(mnist.test, 300, isSparse: isSparse))
    }
  }

  @Test(
    arguments: [NormalizationKind.none, .batch, .detached],
    [UpdateRule.sgd(momentum: 0), .sgd(momentum: 0.9), .adam])
  func twoHundredStepsAreTheSameWithinRounding(kind: NormalizationKind, rule: UpdateRule) throws {
    var configuration = Configuration()
    configuration.normalization = kind
    configuration.rule = rule
    configuration.rate = rule == .adam ? 0.001 : 0.05
    configuration.dropout = kind == .detached ? 0.2 : 0
    let digits = try Self.digits.get()
    var sessions = digits.map { Session(configuration, dataset: $0) }
    let start = try #require(sessions.last)
    for step in 1...200 {
      for i in sessions.indices { sessions[i].advance() }
      let (a, b) = (try #require(sessions[0].latest), try #require(sessions[1].latest))
      if case .dense = a.trace.input { Issue.record("images of digits are sparse") }
      if case .sparse = b.trace.input { Issue.record("plain numbers are dense") }
      #expect(abs(a.loss - b.loss) < 1e-4 * b.loss, "step \(step)")
    }
    let weights = sessions.map { $0.network.hidden[0].dense.weights }
    let moved = weights[1].compared(with: start.network.hidden[0].dense.weights).distance
    #expect(weights[0].compared(with: weights[1]).distance < 1e-3 * moved)
    let errors = zip(sessions, digits).map { $0.evaluate($1.test) }
    #expect(abs(errors[0].loss - errors[1].loss) < 1e-4 * errors[1].loss)
  }
}
