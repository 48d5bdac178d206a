import NeuralNet
import Numerics
import Testing

/// Santurkar's gradient shift, against gradients of networks that are put together here.
@Suite struct GradientShiftTests {
  @Test(arguments: Activation.allCases, NormalizationKind.allCases)
  func onlyTheLayersBeforeHaveTakenTheirStep(activation: Activation, kind: NormalizationKind) {
    check(Sample<Double>(activation, kind, sizes: [4, 6, 5, 4, 3]))
    // The second layer and the third skip.
    check(Sample<Double>(activation, kind, sizes: [4, 5, 5, 5, 3], skips: true))
    check(
      Sample<Double>(activation, kind, sizes: [4, 5, 5, 5, 3], skips: true, normalizesAfter: true))
  }

  private func check(_ before: Sample<Double>) {
    var after = before
    var optimizer = Optimizer<Double>(.sgd(momentum: 0), layers: 3)
    optimizer.step(&after.network, gradients: before.gradients(), rate: 0.5)
    let shifts = before.network.gradientShifts(
      to: after.network, following: before.gradients(),
      trace: before.network.forward(before.inputs, mode: .training), labels: before.labels
    )
    #expect(shifts.count == 2)
    for (shift, layer) in zip(shifts, 1...) {
      var mixed = before
      for earlier in 0..<layer { mixed.network.hidden[earlier] = after.network.hidden[earlier] }
      let g = before.gradients().hidden[layer].dense.weights.elements
      let h = mixed.gradients().hidden[layer].dense.weights.elements
      let difference = zip(g, h).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      let ratio = (difference / dot(g, g)).squareRoot()
      #expect(abs(shift.ratio - ratio) < 1e-7 && ratio > 1e-3)
      #expect(abs(shift.cosine - dot(g, h) / (dot(g, g) * dot(h, h)).squareRoot()) < 1e-12)
    }
  }

  @Test func withoutAStepThereIsNoShift() {
    let sample = Sample<Double>(.tanh, .batch)
    let shifts = sample.network.gradientShifts(
      to: sample.network, following: sample.gradients(),
      trace: sample.network.forward(sample.inputs, mode: .training),
      labels: sample.labels)
    #expect(shifts.count == 1)
    #expect(shifts.allSatisfy { abs($0.ratio) < 1e-7 && abs($0.cosine - 1) < 1e-12 })
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
