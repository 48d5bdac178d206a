import NeuralNet
import Numerics
import Testing

@Suite struct InsertionTests {
  private func sample(_ activation: Activation, _ kind: NormalizationKind) -> Sample<Float> {
    Sample(
      activation, kind, sizes: [12, 20, 16, 10], examples: 60, sigma: 0.4)
  }

  @Test(arguments: Activation.allCases)
  func graftKeepsTheFunctionOnItsBatch(activation: Activation) {
    let before = sample(activation, .none)
    var after = before
    after.network.insert(.batch, .graft, batch: before.inputs)
    #expect(after.network.hidden.allSatisfy { $0.batch != nil })
    let (a, b) = (
      before.network.forward(before.inputs, mode: .training),
      after.network.forward(before.inputs, mode: .training)
    )
    #expect(distance(a.logits, b.logits) < 1e-5)
    for (a, b) in zip(a.layers, b.layers) { #expect(distance(a.y, b.y) < 1e-5) }
    #expect(abs(before.loss(of: before.network) - before.loss(of: after.network)) < 1e-5)
  }

  @Test(arguments: Activation.allCases)
  func snapGivesUnitScale(activation: Activation) throws {
    let before = sample(activation, .none)
    var network = before.network
    network.insert(.batch, .snap, batch: before.inputs)
    let trace = network.forward(before.inputs, mode: .training)
    for (block, layer) in zip(network.hidden, trace.layers) {
      let batch = try #require(block.batch)
      #expect(batch.affine.scale.allSatisfy { $0 == 1 })
      #expect(batch.affine.shift.allSatisfy { $0 == 0 })
      for unit in 0..<layer.y.columns {
        let (mean, variance) = moments(layer.y, unit)
        #expect(abs(mean) < 1e-5)
        #expect(abs(variance - 1) < 1e-2, "1 but for ε and units that hardly vary")
      }
    }
  }

  @Test(arguments: Insertion.allCases)
  func populationStartsFromTheBatch(insertion: Insertion) throws {
    let before = sample(.tanh, .none)
    var network = before.network
    network.insert(.batch, insertion, batch: before.inputs)
    // Each layer as it is after the insertions below.
    let trace = network.forward(before.inputs, mode: .training)
    for (block, layer) in zip(network.hidden, trace.layers) {
      let batch = try #require(block.batch)
      for unit in 0..<layer.z.columns {
        let (mean, variance) = moments(layer.z, unit)
        #expect(abs(Double(batch.running.mean[unit]) - mean) < 1e-5)
        #expect(abs(Double(batch.running.variance[unit]) / (variance * 60 / 59) - 1) < 1e-5)
      }
    }
    #expect(network.hidden.map(\.dense) == before.network.hidden.map(\.dense))
    #expect(network.output == before.network.output)
  }

  @Test(arguments: Insertion.allCases)
  func aBlockThatIsNormalizedKeepsItsOwn(insertion: Insertion) {
    let before = sample(.sigmoid, .batch).network
    var network = before
    network.hidden[1].normalization = .none
    network.insert(.batch, insertion, batch: sample(.sigmoid, .batch).inputs)
    #expect(network.hidden[0] == before.hidden[0])
    #expect(network.hidden[1].batch != nil)
  }

  @Test(arguments: Activation.allCases, NormalizationKind.allCases.filter { $0 != .none })
  func foldKeepsInference(activation: Activation, kind: NormalizationKind) {
    guard kind.possible(.fold) == .fold else {
      #expect(kind.traits?.axis == .example)
      return
    }
    let before = sample(activation, kind)
    var after = before
    after.network.removeNormalization(.fold)
    #expect(after.network.hidden.allSatisfy { $0.normalization == .none })
    #expect(distance(before.inference(), after.inference()) < 1e-5)
    #expect(after.network.hidden[0].dense != before.network.hidden[0].dense)
    var double = Sample<Double>(activation, kind)
    let logits = double.inference()
    double.network.removeNormalization(.fold)
    #expect(distance(double.inference(), logits) < 1e-13)
  }

  @Test(arguments: NormalizationKind.allCases)
  func dropLeavesWeightsAndBiases(kind: NormalizationKind) {
    let before = sample(.sigmoid, kind).network
    var network = before
    // What can't be folded is dropped.
    network.removeNormalization(kind.possible(.fold) == .fold ? .drop : .fold)
    #expect(network.hidden.allSatisfy { $0.normalization == .none })
    #expect(network.hidden.map(\.dense) == before.hidden.map(\.dense))
    #expect(network.output == before.output)
  }

  @Test(arguments: NormalizationKind.allCases, Insertion.allCases)
  func whatIsInsertedStartsFromItsBatch(kind: NormalizationKind, insertion: Insertion) {
    let before = sample(.tanh, .none)
    var network = before.network
    network.insert(kind, insertion, batch: before.inputs)
    #expect(network.hidden.allSatisfy { $0.normalization.kind == kind })
    // One track later nothing has moved, as the statistics are those of the batch already.
    var tracked = network
    tracked.track(network.forward(before.inputs, mode: .training))
    for (block, tracked) in zip(network.hidden, tracked.hidden) {
      let affine = block.normalization.affine
      let grafts = kind.possible(insertion) == .graft
      let isFresh =
        affine?.scale.allSatisfy { $0 == 1 } == true
        && affine?.shift.allSatisfy { $0 == 0 } == true
      #expect(isFresh != grafts || affine == nil)
      let (old, new) = (block.normalization.running, tracked.normalization.running)
      #expect((old == nil) == (kind.traits?.axis != .unit))
      #expect((new == nil) == (old == nil))
      if let old, let new {
        #expect(distance(old.mean, new.mean) < 1e-5)
        #expect(distance(old.variance, new.variance) < 1e-4)
      }
    }
    #expect(network.hidden.map(\.dense) == before.network.hidden.map(\.dense))
  }

  @Test func whatScalesAndShiftsUnitsCanBeGrafted() {
    let grafted = NormalizationKind.allCases.filter { $0.possible(.graft) == .graft }
    #expect(grafted == [.batch, .renorm, .centring, .scaling, .noisy])
    #expect(NormalizationKind.allCases.allSatisfy { $0.possible(.snap) == .snap })
    #expect(NormalizationKind.allCases.allSatisfy { $0.possible(.drop) == .drop })
  }

  @Test(arguments: Removal.allCases)
  func withoutNormalizationThereIsNothingToRemove(removal: Removal) {
    let before = sample(.tanh, .none).network
    var network = before
    network.removeNormalization(removal)
    #expect(network == before)
  }

  /// The mean and the biased variance of one column.
  private func moments(_ matrix: Matrix<Float>, _ column: Int) -> (mean: Double, variance: Double) {
    let values = (0..<matrix.rows).map { Double(matrix[$0, column]) }
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
  }
}
