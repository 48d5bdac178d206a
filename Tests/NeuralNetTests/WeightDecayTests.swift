import NeuralNet
import Numerics
import Testing

/// Weight decay is part of the gradient, and of the weights alone.
@Suite struct WeightDecayTests {
  /// Descent with weight decay is descent on L + λ/2 Σ ‖W‖², where L is the loss without it.
  @Test(arguments: [NormalizationKind.none, .batch, .layer])
  func decayIsThatOfAPenaltyOnTheWeightsAlone(kind: NormalizationKind) {
    let (decay, rate, h) = (0.7, 0.01, 1e-5)
    let sample = Sample<Double>(.tanh, kind)
    func penalized(_ network: Network<Double>) -> Double {
      let weights = network.hidden.map(\.dense.weights.norm) + [network.output.weights.norm]
      return sample.loss(of: network) + decay / 2 * weights.reduce(0) { $0 + $1 * $1 }
    }
    var (stepped, plain) = (sample.network, sample.network)
    var optimizer = Optimizer<Double>(.sgd(momentum: 0), weightDecay: decay, layers: 2)
    optimizer.step(&stepped, gradients: sample.gradients(), rate: rate)
    var undecayed = Optimizer<Double>(.sgd(momentum: 0), layers: 2)
    undecayed.step(&plain, gradients: sample.gradients(), rate: rate)
    func check(_ weights: WritableKeyPath<Network<Double>, [Double]>) {
      for i in sample.network[keyPath: weights].indices {
        var (up, down) = (sample.network, sample.network)
        up[keyPath: weights][i] += h
        down[keyPath: weights][i] -= h
        let slope = (penalized(up) - penalized(down)) / (2 * h)
        let change = stepped[keyPath: weights][i] - sample.network[keyPath: weights][i]
        #expect(abs(change / -rate - slope) < 1e-7)
      }
    }
    for layer in 0..<2 {
      check(\.hidden[layer].dense.weights.elements)
      #expect(stepped.hidden[layer].dense.bias == plain.hidden[layer].dense.bias)
      #expect(stepped.hidden[layer].normalization == plain.hidden[layer].normalization)
    }
    check(\.output.weights.elements)
    #expect(stepped.output.bias == plain.output.bias)
  }

  /// As PyTorch's SGD and Adam have it: λ W comes to the gradient before anything else is done with it.
  @Test(arguments: [UpdateRule.sgd(momentum: 0), .sgd(momentum: 0.9), .adam])
  func decayBelongsToTheGradient(rule: UpdateRule) {
    var sample = Sample<Double>(.tanh, .batch)
    var byHand = sample.network
    var optimizer = Optimizer<Double>(rule, weightDecay: 0.2, layers: 2)
    var memories = (0..<3).map { _ in Memory() }
    for step in 1...4 {
      let gradients = sample.gradients()
      optimizer.step(&sample.network, gradients: gradients, rate: 0.05)
      let slopes = gradients.hidden.map(\.dense.weights) + [gradients.output.weights]
      for layer in 0..<3 {
        let old =
          layer < 2 ? byHand.hidden[layer].dense.weights.elements : byHand.output.weights.elements
        let slope = zip(slopes[layer].elements, old).map { $0 + 0.2 * $1 }
        let change = memories[layer].direction(slope, rule: rule, step: step)
        let new = zip(old, change).map { $0 - 0.05 * $1 }
        if layer < 2 {
          byHand.hidden[layer].dense.weights.elements = new
          #expect(distance(sample.network.hidden[layer].dense.weights.elements, new) < 1e-12)
        } else {
          byHand.output.weights.elements = new
          #expect(distance(sample.network.output.weights.elements, new) < 1e-12)
        }
      }
    }
  }
}

/// The formulas of PyTorch's documentation for one array of parameters.
private struct Memory {
  private var first: [Double] = []
  private var second: [Double] = []

  /// What step number `step`, counted from 1, follows.
  mutating func direction(_ slope: [Double], rule: UpdateRule, step: Int) -> [Double] {
    if first.isEmpty {
      first = slope.map { _ in 0 }
      second = first
    }
    switch rule {
    case .sgd(let momentum):
      first = zip(first, slope).map { momentum * $0 + $1 }
      return first
    case .adam:
      first = zip(first, slope).map { 0.9 * $0 + 0.1 * $1 }
      second = zip(second, slope).map { 0.999 * $0 + 0.001 * $1 * $1 }
      var (kept, keptSquares) = (1.0, 1.0)
      for _ in 0..<step {
        kept *= 0.9
        keptSquares *= 0.999
      }
      return zip(first, second).map { m, v in
        m / (1 - kept) / ((v / (1 - keptSquares)).squareRoot() + 1e-8)
      }
    }
  }
}
