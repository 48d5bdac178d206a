import NeuralNet
import Numerics
import Testing

/// Skip connections: h = a + x.
@Suite struct SkipTests {
  /// The second hidden layer skips, the third is narrower, the fourth skips.
  private func sample(_ activation: Activation, _ kind: NormalizationKind) -> Sample<Double> {
    let sample = Sample<Double>(
      activation, kind, sizes: [4, 6, 6, 5, 5, 3], sigma: 0.6, seed: 2, skips: true)
    #expect(sample.network.hidden.map(\.skips) == [false, true, false, true])
    return sample
  }

  @Test func onlyAHiddenLayerAsWideAsTheOneBeforeSkips() {
    func skips(_ hidden: [Int], _ isOn: Bool = true) -> [Bool] {
      Network<Float>(
        inputs: 8, hidden: hidden, classes: 8, activation: .relu, initialization: .he, seed: 1,
        skips: isOn
      ).hidden.map(\.skips)
    }
    #expect(skips([8, 8, 8]) == [false, true, true])
    #expect(skips([8, 4, 4, 8]) == [false, false, true, false])
    #expect(skips([8, 8, 8], false) == [false, false, false])
  }

  @Test func whatGoesAroundIsAddedBehindTheMask() throws {
    var sample = sample(.tanh, .batch)
    sample.masks = masks(of: sample)
    let trace = sample.network.forward(sample.inputs, mode: .training, masks: sample.masks)
    for layer in [1, 3] {
      let (own, below) = (trace.layers[layer], trace.layers[layer - 1].output)
      let kept = zip(own.a.elements, sample.masks[layer].elements).map { $0 * $1 }
      #expect(distance(own.output.elements, zip(kept, below.elements).map { $0 + $1 }) == 0)
      #expect(kept.contains(0) && kept != own.output.elements)
    }
    let other = sample.network.forward(sample.inputs, mode: .inference)
    let (own, below) = (other.layers[1], other.layers[0].output)
    #expect(own.output.elements == zip(own.a.elements, below.elements).map { $0 + $1 })
  }

  @Test(arguments: Activation.allCases, [NormalizationKind.none, .batch, .layer, .rms])
  func everyParameter(activation: Activation, kind: NormalizationKind) {
    for drops in [false, true] {
      var sample = sample(activation, kind)
      if drops { sample.masks = masks(of: sample) }
      sample.expectDerivatives(within: 1e-8, atLeast: 1e-4, movesBias: kind != .batch)
    }
  }

  @Test(arguments: Activation.allCases)
  func graftAndFoldKeepTheFunction(activation: Activation) {
    let before = sample(activation, .none)
    var after = before
    after.network.insert(.batch, .graft, batch: before.inputs)
    let logits = before.network.forward(before.inputs, mode: .training).logits
    #expect(
      distance(logits, after.network.forward(before.inputs, mode: .training).logits) < 1e-9)
    #expect(after.network.hidden.map(\.skips) == before.network.hidden.map(\.skips))
    let normalized = sample(activation, .batch)
    var folded = normalized
    folded.network.removeNormalization(.fold)
    #expect(distance(normalized.inference(), folded.inference()) < 1e-12)
  }

  private func masks(of sample: Sample<Double>) -> [Matrix<Double>] {
    var dropout = Dropout(rate: 0.4, seed: 7)
    let units = sample.network.hidden.map(\.dense.bias.count)
    return dropout.masks(examples: sample.inputs.rows, units: units).map { mask in
      Matrix(rows: mask.rows, columns: mask.columns, elements: mask.elements.map { Double($0) })
    }
  }
}
