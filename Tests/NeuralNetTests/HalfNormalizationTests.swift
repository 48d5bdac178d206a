import NeuralNet
import Numerics
import Testing

/// Centring alone and scaling alone.
@Suite struct HalfNormalizationTests {
  private let sample = Sample<Double>(.tanh, .batch)
  private var z: Matrix<Double> {
    sample.network.forward(sample.inputs, mode: .training).layers[0].z
  }

  @Test func oneHalfBehindTheOtherIsBatchNormalization() {
    let whole = BatchNormalization<Double>(units: 6).forward(z, mode: .training).output
    let centring = CentringNormalization<Double>(units: 6)
    let scaling = ScalingNormalization<Double>(units: 6)
    let centred = centring.forward(z, mode: .training).output
    let scaled = scaling.forward(z, mode: .training).output
    #expect(distance(scaling.forward(centred, mode: .training).output, whole) < 1e-12)
    #expect(distance(centred, whole) > 0.1 && distance(scaled, whole) > 0.1)
  }

  @Test func eachLeavesTheOtherAsItIs() {
    let before = z.columnMoments()
    let centred = CentringNormalization<Double>(units: 6).forward(z, mode: .training).output
      .columnMoments()
    #expect(centred.mean.allSatisfy { abs($0) < 1e-12 })
    #expect(distance(centred.variance, before.variance) < 1e-12)
    let scaled = ScalingNormalization<Double>(units: 6).forward(z, mode: .training).output
      .columnMoments()
    #expect(scaled.variance.allSatisfy { abs($0 - 1) < 1e-4 })
    for u in 0..<6 {
      let sigma = (before.variance[u] + 1e-5).squareRoot()
      #expect(abs(scaled.mean[u] - before.mean[u] / sigma) < 1e-12)
    }
  }

  @Test(arguments: [NormalizationKind.centring, .scaling])
  func graftLeavesTheOutputs(kind: NormalizationKind) {
    let plain = Sample<Double>(.tanh, .none)
    var network = plain.network
    network.insert(kind, .graft, batch: plain.inputs)
    let before = plain.network.forward(plain.inputs, mode: .training).logits
    let after = network.forward(plain.inputs, mode: .training).logits
    #expect(distance(before, after) < 1e-12)
    let affine = network.hidden[0].normalization.affine
    #expect((affine?.scale.allSatisfy { abs($0 - 1) < 1e-12 } == true) == (kind == .centring))
    #expect((affine?.shift.allSatisfy { abs($0) < 1e-12 } == true) == (kind == .scaling))
  }
}
