import Datasets
import NeuralNet
import Numerics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// One network's accuracies by three kinds of statistics.
@Suite struct AccuracyModesTests {
  /// Batches so large that the training examples, and the test examples, are one each.
  private func whole(_ kind: NormalizationKind) -> Configuration {
    var configuration = Configuration.tiny(kind, rate: 0.5)
    configuration.batchSize = Dataset.spiral.train.count
    return configuration
  }

  /// The share of right answers to all test examples.
  private func accuracy(_ network: Network<Float>, _ dataset: Dataset, _ mode: Mode) -> Double {
    let batch = dataset.test.batch(0..<dataset.test.count)
    let logits = network.forward(batch.inputs, mode: mode).logits
    return Double(CrossEntropy(logits: logits, labels: batch.labels).correct)
      / Double(dataset.test.count)
  }

  /// A session at step 0 with the weights of `session`, whose moving averages are others.
  private func falsified(_ session: Session) -> Session {
    var weights = StartingWeights(file: "made.safetensors")
    weights.layers = session.network.hidden.map { block in
      var layer = StartingWeights.Layer(block.dense)
      layer.affine = block.normalization.affine
      layer.mean = block.normalization.running?.mean.map { 100 - 7 * $0 }
      layer.variance = block.normalization.running?.variance.map { 900 * $0 }
      layer.correlation = block.normalization.correlation
      return layer
    }
    weights.layers.append(StartingWeights.Layer(session.network.output))
    var configuration = session.configuration
    configuration.weights = weights
    return Session(configuration, dataset: session.dataset)
  }

  /// Where one batch is all examples, each accuracy can be had by hand.
  @Test(arguments: [NormalizationKind.batch, .renorm, .detached, .centring, .scaling])
  func areThoseOfTheirStatistics(kind: NormalizationKind) throws {
    let (session, dataset) = (
      Session(whole(kind), dataset: .small, steps: 400), Dataset.small
    )
    let modes = try #require(session.testAccuracies.modes)
    #expect(modes.examples == 200 && modes.step == 400)
    #expect(modes.running == session.evaluate(dataset.test).accuracy)
    let network = session.network
    #expect(abs(modes.batch - accuracy(network, dataset, .training)) < 0.006)
    var retaken = network
    let train = dataset.train.batch(0..<dataset.train.count).inputs
    for layer in network.hidden.indices {
      let z = retaken.forward(train, mode: .training).layers[layer].z
      let (mean, variance) = z.columnMoments()
      let unbias = Float(z.rows) / Float(z.rows - 1)
      retaken.hidden[layer].normalization.running?.mean = mean
      retaken.hidden[layer].normalization.running?.variance = variance.map { $0 * unbias }
    }
    #expect(abs(modes.retaken - accuracy(retaken, dataset, .inference)) < 0.006)
  }

  /// False moving averages change the answers that are given by them and no others.
  @Test(arguments: [
    NormalizationKind.batch, .detached, .detachedMean, .centring, .scaling, .noisy,
    .whitening,
  ])
  func movingAveragesCountWhereTheyAreTaken(kind: NormalizationKind) throws {
    let session = Session(.tiny(kind), dataset: .spiral, steps: 300)
    let modes = try #require(session.testAccuracies.modes)
    let other = try #require(falsified(session).testAccuracies.modes)
    #expect(modes.examples == 990 && other.examples == 990)
    #expect(other.running < modes.running - 0.05)
    if kind != .noisy { #expect(other.retaken == modes.retaken) }
    // Another step is another draw of noise.
    #expect(abs(other.retaken - modes.retaken) < 0.03)
    #expect(abs(other.batch - modes.batch) < (kind == .noisy ? 0.06 : 1e-9))
    #expect(modes.retaken > 0.45)
  }

  @Test func areThereWhereStatisticsAreOfTheBatch() throws {
    for kind in NormalizationKind.allCases {
      let session = Session(.tiny(kind), dataset: .small, steps: 5)
      let isOfBatch = session.network.hidden[0].normalization.running != nil
      #expect((session.testAccuracies.modes != nil) == isOfBatch, "\(kind)")
    }
    let wild = Session(.tiny(.batch, activation: .relu, rate: 1e30), dataset: .small, steps: 50)
    #expect(wild.divergedAt != nil && wild.testAccuracies.modes == nil)
  }

  private var query: Query {
    var query = Query()
    query.wantsAccuracies = true
    return query
  }

  @Test func areToldWhereTheyAreAskedFor() throws {
    var run = try HeadlessRun(.tiny(), dataset: .spiral, compare: true)
    run.perform(.advance(steps: 200))
    #expect(run.snapshot().networks.allSatisfy { $0.accuracyModes == nil })
    run.perform(.query(query))
    let snapshot = run.snapshot()
    #expect(snapshot.query == query)
    #expect(snapshot.networks[0].accuracyModes == nil)
    let wanted = Session(.tiny(.batch), dataset: .spiral, steps: 200).testAccuracies.modes
    #expect(snapshot.networks[1].accuracyModes == wanted && wanted != nil)
    // In the past it is that of then.
    var past = query
    past.step = 100
    run.perform(.query(past))
    let then = Session(.tiny(.batch), dataset: .spiral, steps: 100).testAccuracies.modes
    #expect(run.snapshot().networks[1].accuracyModes == then)
  }

  /// A snapshot says that they are still missing, and one without normalization has none.
  @Test func areMeasuredASliceAtATime() throws {
    var run = try HeadlessRun(.tiny(.batch), dataset: .spiral, compare: false)
    run.perform(.query(query), turns: 1)
    let early = run.snapshot(isFinished: false)
    #expect(early.networks[0].accuracyModes == nil && !early.query.wantsAccuracies)
    #expect(run.snapshot().networks[0].accuracyModes?.step == 0)
    run.perform(.toggleNormalization(network: 0, Toggle()))
    #expect(run.snapshot().networks[0].accuracyModes == nil)
    run.perform(.toggleNormalization(network: 0, Toggle()))
    #expect(run.snapshot().networks[0].accuracyModes != nil)
  }

  @Test func measuringChangesNothing() throws { try expectLookingChangesNothing(query) }
}
