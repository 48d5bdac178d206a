import NeuralNet
import Numerics
import Testing

@Suite struct InitializationTests {
  private func network(_ initialization: Initialization, seed: UInt64 = 1) -> Network<Float> {
    Network(
      inputs: 784, hidden: [100, 50], classes: 10, activation: .sigmoid,
      initialization: initialization, seed: seed)
  }

  @Test func shapes() {
    let network = network(.xavier)
    let layers = network.hidden.map(\.dense) + [network.output]
    #expect(layers.map(\.weights.columns) == [100, 50, 10])
    #expect(layers.map(\.weights.rows) == [784, 100, 50])
    #expect(layers.allSatisfy { $0.bias.allSatisfy { $0 == 0 } })
    #expect(network.hidden.allSatisfy { $0.normalization == .none && $0.activation == .sigmoid })
  }

  @Test(arguments: [0.1, 0.01, 1])
  func gaussianHasItsSigmaInEveryLayer(sigma: Double) {
    let network = network(.gaussian(sigma))
    for dense in network.hidden.map(\.dense) + [network.output] {
      let (mean, variance, count) = moments(dense)
      #expect(abs(mean) < 4 * sigma / count.squareRoot())
      // The variance of n normal numbers scatters by √(2 / n).
      #expect(abs(variance / (sigma * sigma) - 1) < 4 * (2 / count).squareRoot())
    }
    let first = network.hidden[0].dense.weights.elements
    let outside = Double(first.count { abs($0) > 2 * Float(sigma) }) / Double(first.count)
    #expect(abs(outside - 0.0455) < 0.004, "the tails of a normal distribution")
  }

  @Test func gaussianOfSigmaZeroIsZero() {
    #expect(network(.gaussian(0)).hidden[0].dense.weights.elements.allSatisfy { $0 == 0 })
  }

  @Test func xavierStaysInItsBoundAndFillsIt() {
    let network = network(.xavier)
    for dense in network.hidden.map(\.dense) + [network.output] {
      let bound = (6 / Double(dense.weights.rows + dense.weights.columns)).squareRoot()
      let largest = dense.weights.elements.map { abs(Double($0)) }.max() ?? 0
      #expect(largest <= bound * 1.000_001 && largest > 0.98 * bound)
      let (mean, variance, count) = moments(dense)
      #expect(abs(mean) < 4 * bound / (3 * count).squareRoot())
      #expect(abs(variance / (bound * bound / 3) - 1) < 4 * (0.8 / count).squareRoot())
    }
  }

  @Test func heHasTwoOverTheInputs() {
    let network = network(.he)
    for dense in network.hidden.map(\.dense) + [network.output] {
      let (_, variance, count) = moments(dense)
      let expected = 2 / Double(dense.weights.rows)
      #expect(abs(variance / expected - 1) < 4 * (2 / count).squareRoot())
    }
  }

  @Test(arguments: [Initialization.gaussian(0.1), .xavier, .he])
  func theSeedDecides(initialization: Initialization) {
    #expect(network(initialization, seed: 7) == network(initialization, seed: 7))
    let (a, b) = (network(initialization, seed: 7), network(initialization, seed: 8))
    #expect(a.hidden[0].dense.weights != b.hidden[0].dense.weights)
    #expect(a.output.weights != b.output.weights)
    #expect(a.hidden[0].dense.weights.elements.prefix(10) != a.output.weights.elements.prefix(10))
  }

  private func moments(_ dense: Dense<Float>) -> (mean: Double, variance: Double, count: Double) {
    let values = dense.weights.elements.map { Double($0) }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count, count)
  }
}
