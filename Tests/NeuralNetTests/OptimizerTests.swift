import NeuralNet
import Numerics
import Testing

/// What the goldens don't reach: the memory of an optimizer when normalization comes and goes.
@Suite struct OptimizerTests {
  @Test(arguments: [UpdateRule.sgd(momentum: 0.9), .adam])
  func forgetsGammaAndBetaAndNothingElse(rule: UpdateRule) throws {
    var sample = Sample<Double>(.tanh, .batch)
    var optimizer = Optimizer<Double>(rule, layers: 2)
    for _ in 0..<3 {
      optimizer.step(&sample.network, gradients: sample.gradients(), rate: 0.1)
    }
    let gradients = sample.gradients()
    let start = sample.network
    var (going, forgetful, fresh) = (start, start, start)
    var forgetting = optimizer
    forgetting.forgetAffine()
    optimizer.step(&going, gradients: gradients, rate: 0.1)
    forgetting.step(&forgetful, gradients: gradients, rate: 0.1)
    var new = Optimizer<Double>(rule, layers: 2)
    new.step(&fresh, gradients: gradients, rate: 0.1)
    for layer in 0..<2 {
      let batch = try #require(forgetful.hidden[layer].batch)
      #expect(batch == fresh.hidden[layer].batch, "γ and β step as if for the first time")
      #expect(batch != going.hidden[layer].batch)
      #expect(forgetful.hidden[layer].dense == going.hidden[layer].dense)
      #expect(forgetful.hidden[layer].dense != fresh.hidden[layer].dense)
    }
    #expect(forgetful.output == going.output)
  }

  @Test(arguments: [UpdateRule.sgd(momentum: 0), .sgd(momentum: 0.9), .adam])
  func stepsWhileNormalizationComesAndGoes(rule: UpdateRule) {
    var sample = Sample<Double>(.sigmoid, .none)
    var optimizer = Optimizer<Double>(rule, layers: 2)
    let start = sample.loss(of: sample.network)
    for _ in 0..<4 {
      for _ in 0..<10 {
        optimizer.step(&sample.network, gradients: sample.gradients(), rate: 0.02)
      }
      sample.network.insert(.batch, .graft, batch: sample.inputs)
      optimizer.forgetAffine()
      for _ in 0..<10 {
        optimizer.step(&sample.network, gradients: sample.gradients(), rate: 0.02)
        sample.network.track(sample.network.forward(sample.inputs, mode: .training))
      }
      sample.network.removeNormalization(.fold)
      optimizer.forgetAffine()
    }
    #expect(sample.loss(of: sample.network) < start - 0.05)
  }

  /// What is said of the latest step is what it did to W.
  @Test(arguments: [UpdateRule.sgd(momentum: 0), .sgd(momentum: 0.9), .adam], [0, 0.3])
  func theLatestChangeIsTheStepMade(rule: UpdateRule, weightDecay: Double) {
    var sample = Sample<Double>(.tanh, .batch)
    var optimizer = Optimizer<Double>(rule, weightDecay: weightDecay, layers: 2)
    for _ in 0..<4 {
      let (before, gradients) = (sample.network, sample.gradients())
      optimizer.step(&sample.network, gradients: gradients, rate: 0.03)
      for layer in 0..<2 {
        let direction = optimizer.latestDirection(
          layer: layer, gradient: gradients.hidden[layer].dense.weights,
          weights: sample.network.hidden[layer].dense.weights, rate: 0.03)
        let (old, new) = (
          before.hidden[layer].dense.weights.elements,
          sample.network.hidden[layer].dense.weights.elements
        )
        let change = direction.elements.map { -0.03 * $0 }
        #expect(distance(change, zip(new, old).map { $0 - $1 }) < 1e-14)
        #expect(direction.norm > 1e-3)
      }
    }
  }

  @Test(
    arguments: [
      ([0, 2], [0, 0], 0), ([0, 2], [0, 5], 0), ([1, 1], [0, -1], 45), ([1, 0], [-1, 1], 90),
      ([1, 0], [-2, 0], 180), ([3, 4], [4e-9, -3e-9], 1e-9 * 180 / Double.pi),
    ] as [([Double], [Double], Double)])
  func theAngleIsThatBetweenBeforeAndAfter(after: [Double], step: [Double], degrees: Double) {
    let (after, step) = (
      Matrix(rows: 1, columns: 2, elements: after),
      Matrix(rows: 1, columns: 2, elements: step.map { $0 / 0.25 })
    )
    #expect(abs(after.angle(afterStep: step, times: 0.25) - degrees) <= 1e-6 * degrees)
    #expect(Matrix(rows: 1, columns: 2).angle(afterStep: step, times: 1).isNaN)
  }

  /// Adam divides by the size of the gradient: it would make full steps of the rounding of 0.
  @Test(arguments: NormalizationKind.allCases, [UpdateRule.sgd(momentum: 0.9), .adam])
  func aRedundantBiasStays(kind: NormalizationKind, rule: UpdateRule) {
    var sample = Sample<Float>(.sigmoid, kind, sizes: [6, 30, 30, 4], examples: 60)
    let start = sample.network.hidden.map(\.dense.bias)
    var optimizer = Optimizer<Float>(rule, layers: 2)
    for _ in 0..<50 {
      optimizer.step(&sample.network, gradients: sample.gradients(), rate: 0.01)
    }
    let isRedundant = [.batch, .renorm, .centring, .noisy, .whitening].contains(kind)
    #expect((sample.network.hidden.map(\.dense.bias) == start) == isRedundant)
  }

  @Test func plainDescentByHand() {
    var sample = Sample<Double>(.sigmoid, .batch)
    let (before, gradients) = (sample.network, sample.gradients())
    var optimizer = Optimizer<Double>(.sgd(momentum: 0), layers: 2)
    optimizer.step(&sample.network, gradients: gradients, rate: 0.5)
    let weights = zip(before.output.weights.elements, gradients.output.weights.elements)
    #expect(distance(sample.network.output.weights.elements, weights.map { $0 - 0.5 * $1 }) < 1e-15)
    let (old, new) = (before.hidden[0].batch, sample.network.hidden[0].batch)
    #expect(old?.affine != new?.affine)
    #expect(old?.running.mean == new?.running.mean)
  }
}
