import NeuralNet
import Numerics
import Testing

/// Normalizations behind the nonlinearity: a = normalization(g(z)).
@Suite struct NormalizationAfterTests {
  /// The second hidden layer skips where the sample does.
  private func sample(
    _ activation: Activation, _ kind: NormalizationKind, skips: Bool = false
  ) -> Sample<Double> {
    Sample(
      activation, kind, sizes: [4, 6, 6, 5, 3], sigma: 0.6, seed: 5, skips: skips,
      normalizesAfter: true)
  }

  @Test(arguments: Activation.allCases, NormalizationKind.allCases)
  func theNonlinearityReceivesZ(activation: Activation, kind: NormalizationKind) {
    let sample = sample(activation, kind)
    let trace = sample.network.forward(sample.inputs, mode: .training)
    for (block, layer) in zip(sample.network.hidden, trace.layers) {
      // A block that does nothing but g to z.
      let units = layer.z.columns
      var identity = Matrix<Double>(rows: units, columns: units)
      for unit in 0..<units { identity[unit, unit] = 1 }
      let plain = Block(
        dense: Dense(weights: identity, bias: Array(repeating: 0, count: units)),
        activation: activation)
      #expect(layer.y == layer.z)
      #expect(layer.received == plain.forward(.dense(layer.z), mode: .training).a)
      let pass = block.normalization.forward(layer.received, mode: .training)
      #expect(layer.a == pass?.output ?? layer.received)
      #expect(layer.output == layer.a)
    }
  }

  /// Outputs of a sigmoid that are not centred, or few of them together, come too near to the ends of
  /// the next one for differences.
  @Test(
    arguments: Activation.allCases,
    GradientTests.differentiated.filter { ![.none, .centring, .scaling, .group].contains($0) })
  func everyParameter(activation: Activation, kind: NormalizationKind) {
    for skips in [false, true] {
      // Here b is of use.
      sample(activation, kind, skips: skips)
        .expectDerivatives(within: 1e-7, atLeast: 1e-4, movesBias: true)
    }
  }

  @Test func aStepMovesTheBias() {
    var sample = sample(.sigmoid, .batch)
    let before = sample.network
    var optimizer = Optimizer<Double>(.adam, layers: 3)
    optimizer.step(&sample.network, gradients: sample.gradients(), rate: 0.1)
    for (old, new) in zip(before.hidden, sample.network.hidden) {
      #expect(distance(old.dense.bias, new.dense.bias) > 0.05)
    }
  }

  @Test(
    arguments: Activation.allCases,
    NormalizationKind.allCases.filter { $0.possible(.graft) == .graft && $0 != .noisy })
  func graftKeepsTheFunctionOnItsBatch(activation: Activation, kind: NormalizationKind) {
    for skips in [false, true] {
      let before = sample(activation, .none, skips: skips)
      var after = before
      after.network.insert(kind, .graft, batch: before.inputs)
      let (a, b) = (
        before.network.forward(before.inputs, mode: .training),
        after.network.forward(before.inputs, mode: .training)
      )
      #expect(b.layers.allSatisfy { $0.normalized != nil })
      // Units that are never active have σ² = 0 and γ = √ε.
      #expect(distance(a.logits, b.logits) < 1e-9)
      for (block, layer) in zip(after.network.hidden, b.layers) {
        let (mean, variance) = layer.received.columnMoments()
        #expect(distance(block.normalization.running?.mean ?? [], mean) < 1e-12)
        let unbiased = variance.map { $0 * 9 / 8 }
        #expect(distance(block.normalization.running?.variance ?? [], unbiased) < 1e-12)
      }
    }
  }

  @Test(arguments: Activation.allCases, NormalizationKind.allCases)
  func theNextLayerAbsorbsWhatIsFolded(activation: Activation, kind: NormalizationKind) {
    let before = sample(activation, kind)
    var after = before
    after.network.removeNormalization(.fold)
    #expect(after.network.hidden.allSatisfy { $0.normalization == .none && $0.normalizesAfter })
    guard kind.possible(.fold) == .fold, kind != .none else {
      #expect(after.network.hidden.map(\.dense) == before.network.hidden.map(\.dense))
      return
    }
    #expect(distance(before.inference(), after.inference()) < 1e-12)
    // The first layer has none before it to absorb.
    #expect(after.network.hidden[0].dense == before.network.hidden[0].dense)
    #expect(after.network.hidden[1].dense != before.network.hidden[1].dense)
    #expect(after.network.output != before.network.output)
  }

  @Test func whereLayersAreSkippedAFoldIsADrop() {
    let before = sample(.tanh, .batch, skips: true)
    var after = before
    #expect(before.network.possible(.fold) == .drop)
    #expect(sample(.tanh, .batch).network.possible(.fold) == .fold)
    #expect(sample(.tanh, .layer).network.possible(.fold) == .drop)
    after.network.removeNormalization(.fold)
    #expect(after.network.hidden.map(\.dense) == before.network.hidden.map(\.dense))
    #expect(after.network.output == before.network.output)
  }

  /// With b = 0 a ReLU hands the scale of W on, and what normalizes it takes it out.
  @Test func aReLUHandsTheScaleOfItsWeightsOn() {
    var sample = sample(.relu, .batch)
    for layer in 0..<3 {
      sample.network.hidden[layer].dense.bias = Array(repeating: 0, count: layer < 2 ? 6 : 5)
    }
    var scaled = sample
    let running = sample.network.hidden[1].normalization.running
    scaled.network.hidden[1].scaleWeights(by: 1000)
    let (a, b) = (
      sample.network.forward(sample.inputs, mode: .training).logits,
      scaled.network.forward(sample.inputs, mode: .training).logits
    )
    #expect(distance(a, b) < 1e-2)
    // No formula has the new statistics of g(z): the next batches bring them.
    #expect(scaled.network.hidden[1].normalization.running == running)
  }
}
