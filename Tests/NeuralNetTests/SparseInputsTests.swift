import NeuralNet
import Numerics
import Testing

/// A network that is given the same inputs sparse and dense.
@Suite struct SparseInputsTests {
  /// A sample whose inputs are mostly 0, one example altogether, and the same with sparse inputs.
  private func samples<Element: Scalar>(
    _ activation: Activation, _ kind: NormalizationKind, sizes: [Int] = [24, 18, 5, 3],
    examples: Int = 9
  ) -> (dense: Sample<Element>, sparse: Sample<Element>) {
    var dense = Sample<Element>(activation, kind, sizes: sizes, examples: examples)
    var sparse = dense
    var x = dense.inputs.matrix
    for row in 0..<x.rows {
      for column in 0..<x.columns where row == 1 || x[row, column] < 0.5 { x[row, column] = 0 }
    }
    (dense.inputs, sparse.inputs) = (.dense(x), .sparse(SparseMatrix(x)))
    return (dense, sparse)
  }

  @Test(arguments: Activation.allCases, NormalizationKind.allCases)
  func allNumbersAreTheSame(activation: Activation, kind: NormalizationKind) throws {
    let (dense, sparse): (Sample<Double>, Sample<Double>) = samples(activation, kind)
    #expect(sparse.inputs.matrix == dense.inputs.matrix)
    #expect((sparse.inputs.rows, sparse.inputs.columns) == (9, 24))
    #expect(distance(sparse.inference(), dense.inference()) < 1e-12)
    let (a, b) = (sparse.gradients(), dense.gradients())
    for (a, b) in zip(a.hidden, b.hidden) {
      #expect(distance(a.dense.weights, b.dense.weights) < 1e-12)
      #expect(distance(a.dense.bias, b.dense.bias) < 1e-12)
      #expect(distance(try #require(a.y), try #require(b.y)) < 1e-12)
    }
    #expect(abs(a.norm - b.norm) < 1e-12)
    let networks = [dense, sparse].map { sample in
      var network = sample.network
      network.removeNormalization(.drop)
      network.insert(.batch, .graft, batch: sample.inputs)
      return network
    }
    #expect(distance(networks[0], networks[1]) < 1e-12)
  }

  @Test(
    arguments: [UpdateRule.sgd(momentum: 0), .sgd(momentum: 0.9), .adam],
    [NormalizationKind.none, .batch])
  func stepsAreTheSame(rule: UpdateRule, kind: NormalizationKind) {
    var (dense, sparse): (Sample<Double>, Sample<Double>) = samples(.tanh, kind)
    let start = dense.network
    var optimizers = [Optimizer<Double>(rule, layers: 2), Optimizer<Double>(rule, layers: 2)]
    for _ in 0..<20 {
      optimizers[0].step(&dense.network, gradients: dense.gradients(), rate: 0.01)
      optimizers[1].step(&sparse.network, gradients: sparse.gradients(), rate: 0.01)
    }
    #expect(distance(dense.network, sparse.network) < 1e-11)
    #expect(distance(dense.network, start) > 1e-3)
  }

  @Test func gradientShiftsAreTheSame() {
    let (dense, sparse): (Sample<Double>, Sample<Double>) = samples(.sigmoid, .batch)
    let shifts = [dense, sparse].map { sample in
      var stepped = sample.network
      var optimizer = Optimizer<Double>(.sgd(momentum: 0), layers: 2)
      let trace = sample.network.forward(sample.inputs, mode: .training)
      let gradients = sample.gradients()
      optimizer.step(&stepped, gradients: gradients, rate: 0.5)
      return sample.network.gradientShifts(
        to: stepped, following: gradients, trace: trace, labels: sample.labels)
    }
    #expect(shifts[0].count == 1 && shifts[0][0].ratio > 1e-4)
    #expect(abs(shifts[0][0].ratio - shifts[1][0].ratio) < 1e-12)
    #expect(abs(shifts[0][0].cosine - shifts[1][0].cosine) < 1e-12)
  }

  @Test func singlePrecisionRepeatsBitForBit() {
    let (_, sparse): (Sample<Float>, Sample<Float>) = samples(
      .relu, .batch, sizes: [300, 37, 20, 10], examples: 60)
    let (a, b) = (sparse.gradients(), sparse.gradients())
    #expect(a.hidden[0].dense.weights == b.hidden[0].dense.weights)
    #expect(sparse.inference() == sparse.inference())
  }
}
