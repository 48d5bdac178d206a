import Datasets
import NeuralNet
import Numerics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// A step takes the memory of an earlier one, and nobody sees that.
@Suite struct StepMemoryTests {
  @Test(
    .enabled(if: allocations {} >= 0, "nothing is counted here"),
    arguments: [NormalizationKind.none, .batch],
    [UpdateRule.sgd(momentum: 0), .sgd(momentum: 0.9), .adam])
  func aStepAsksTheHeapForNothing(normalization: NormalizationKind, rule: UpdateRule) throws {
    for (dataset, dropout) in [(Dataset.images, 0), (.spiral, 0), (.spiral, 0.3)] {
      var configuration = Configuration.tiny(normalization, rule: rule, rate: 0.01)
      configuration.dropout = dropout
      var session = Session(configuration, dataset: dataset, steps: 3 * 60)
      let count = allocations { for _ in 0..<60 { session.advance() } }
      #expect(count == 0, "\(dataset.name), dropout \(dropout)")
      #expect(session.step == 4 * 60)
      // A copy that goes on has to have numbers of its own.
      let copy = session
      #expect(allocations { session.advance() } > 0 && copy.step + 1 == session.step)
    }
  }

  /// What a copy holds stays, whatever becomes of the original.
  @Test(arguments: NormalizationKind.allCases)
  func aCopyKeepsItsLatestBatch(normalization: NormalizationKind) throws {
    var configuration = Configuration.tiny(normalization, rate: 0.01)
    configuration.dropout = 0.3
    var session = Session(configuration, dataset: .small, steps: 20)
    let copy = session
    let told = Told(try #require(copy.latest))
    for _ in 0..<5 { session.advance() }
    #expect(Told(try #require(copy.latest)) == told)
    #expect(Told(try #require(session.latest)) != told)
  }

  /// What an earlier step left in the memory is in no number of a later one.
  @Test func memoryOfAnotherNormalizationLeavesNoTrace() throws {
    var configuration = Configuration.tiny(.none, rate: 0.01)
    configuration.dropout = 0.3
    var session = Session(configuration, dataset: .small, steps: 3)
    for kind in NormalizationKind.allCases {
      session.removeNormalization(.drop)
      session.insert(kind, .snap)
      for _ in 0..<3 {
        var fresh = session
        let before = session.network
        session.advance()
        let latest = try #require(session.latest)
        let trace = before.forward(
          latest.trace.input, mode: .training, masks: latest.trace.masks)
        let error = CrossEntropy(logits: trace.logits, labels: latest.labels)
        let gradients = before.backward(error.gradient, trace: trace)
        #expect(latest.loss == error.loss && latest.trace.logits == trace.logits)
        for (layer, gradient) in gradients.hidden.enumerated() {
          // A step keeps no y; what is made of x̂ later is the same to the last bit.
          let (own, kept) = (latest.trace.layers[layer], trace.layers[layer])
          #expect(own.normalized?.normalized == kept.normalized?.normalized)
          #expect(own.normalized?.mean == kept.normalized?.mean)
          #expect(own.y == kept.y && own.a == kept.a)
          #expect(latest.gradients.hidden[layer].dense.weights == gradient.dense.weights)
          #expect(latest.gradients.hidden[layer].affine == gradient.affine)
        }
        fresh.advance()
        #expect(fresh.network == session.network)
      }
    }
  }
}

extension Dataset {
  /// Images of 30 pixels, of which one in five is lit at random, so that they are sparse.
  fileprivate static let images = {
    useOneThreadForProducts()
    var generator = SeededGenerator(seed: 4)
    func examples(_ count: Int) -> Examples {
      Examples(
        pixels: (0..<30 * count).map { _ in
          generator.uniform() < 0.2 ? UInt8(1 + 250 * generator.uniform()) : 0
        },
        labels: (0..<count).map { UInt8($0 % 3) }, inputs: 30)
    }
    return Dataset(name: "images", classes: 3, train: examples(1_000), test: examples(100))
  }()
}

/// The numbers of a batch, each copied.
private struct Told: Equatable {
  let input: [Float], labels: [Int], logits: [Float], loss: Double
  let layers: [[Float]], gradients: [[Float]]

  init(_ batch: LearnedBatch) {
    input = batch.trace.input.matrix.elements.map { $0 + 0 }
    labels = batch.labels.map { $0 + 0 }
    logits = batch.trace.logits.elements.map { $0 + 0 }
    loss = batch.loss
    layers = batch.trace.layers.flatMap { layer in
      [layer.z, layer.y, layer.a, layer.output].map { $0.elements.map { $0 + 0 } }
    }
    gradients = batch.gradients.hidden.flatMap { layer in
      [layer.dense.delta.elements.map { $0 + 0 }, layer.dense.weights.elements]
    }
  }
}
