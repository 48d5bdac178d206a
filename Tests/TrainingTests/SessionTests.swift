import Datasets
import NeuralNet
import Numerics
import Statistics
import Telemetry
import Testing
import Training
import TrainingFixtures

@Suite struct SessionTests {
  @Test(arguments: Activation.allCases, NormalizationKind.allCases)
  func theSameSeedGivesTheSameBits(
    activation: Activation, normalization: NormalizationKind
  ) {
    for rule in [UpdateRule.sgd(momentum: 0), .sgd(momentum: 0.9), .adam] {
      let configuration = Configuration.tiny(
        normalization, activation: activation, rule: rule, rate: 0.01)
      let a = Session(configuration, dataset: .spiral, steps: 150)
      let b = Session(configuration, dataset: .spiral, steps: 150)
      #expect(a.network == b.network)
      #expect(a.latest?.loss == b.latest?.loss)
      #expect(a.step == 150 && a.divergedAt == nil)
      #expect(a.network != Session(configuration, dataset: .spiral, steps: 149).network)
    }
  }

  @Test func dropoutAndNoiseRepeatBitForBit() {
    var configuration = Configuration.tiny(.noisy, rate: 0.1)
    configuration.dropout = 0.3
    let start = Session(configuration, dataset: .spiral, steps: 40)
    var (a, b) = (start, start)
    for _ in 0..<30 { a.advance() }
    #expect(start.step == 40)
    for _ in 0..<30 { b.advance() }
    #expect(a.network == b.network && a.latest?.trace.masks == b.latest?.trace.masks)
    #expect(a.network == Session(configuration, dataset: .spiral, steps: 70).network)
    #expect(a.latest?.trace.masks != start.latest?.trace.masks)
    configuration.seed = 2
    let other = Session(configuration, dataset: .spiral, steps: 40)
    #expect(other.latest?.trace.masks != start.latest?.trace.masks)
  }

  @Test func dropoutIsForTrainingAlone() throws {
    var configuration = Configuration.tiny(.batch)
    configuration.dropout = 0.5
    let session = Session(configuration, dataset: .small, steps: 20)
    let latest = try #require(session.latest)
    #expect(latest.trace.masks.map(\.columns) == [12, 10])
    var run = try Run(Session(configuration, dataset: .small))
    run.advance(steps: 20)
    run.observe(testing: true)
    let now = try session.probeSamples()
    for (layer, now) in zip(run.current.layers, now) {
      #expect(abs(layer.pooled.sigma - Distribution(now.sorted).sigma) < 1e-4)
    }
    #expect(
      abs((run.current[.testLoss] ?? .nan) - session.evaluate(Dataset.small.test).loss) < 1e-6)
  }

  @Test func anotherSeedGivesOtherWeightsAndBatches() {
    let a = Session(.tiny(seed: 1), dataset: .spiral, steps: 1)
    let b = Session(.tiny(seed: 2), dataset: .spiral, steps: 1)
    #expect(a.network.hidden[0].dense.weights != b.network.hidden[0].dense.weights)
    #expect(a.latest?.trace.input != b.latest?.trace.input)
  }

  @Test func twinsStartFromTheSameWeightsAndSeeTheSameBatches() {
    var plain = Session(.tiny(.none), dataset: .spiral)
    var normalized = Session(.tiny(.batch), dataset: .spiral)
    #expect(plain.normalization == .none && normalized.normalization == .batch)
    #expect(plain.network.hidden.map(\.dense) == normalized.network.hidden.map(\.dense))
    #expect(plain.network.output == normalized.network.output)
    for _ in 0..<230 {
      plain.advance()
      normalized.advance()
      #expect(plain.latest?.trace.input == normalized.latest?.trace.input)
    }
    #expect(plain.network.output != normalized.network.output)
  }

  @Test func aCopyIsACheckpoint() {
    let start = Session(.tiny(.batch, rule: .adam, rate: 0.01), dataset: .spiral, steps: 70)
    var (a, b) = (start, start)
    for _ in 0..<60 { a.advance() }
    #expect(start.step == 70 && b.network == start.network)
    for _ in 0..<60 { b.advance() }
    #expect(a.network == b.network)
    #expect(a.network == Session(start.configuration, dataset: .spiral, steps: 130).network)
  }

  @Test func anEpochVisitsEveryExampleOnceAndTheNextInAnotherOrder() {
    let points = (0..<50).map { Float($0) }
    let examples = Examples(coordinates: points, labels: points.map { UInt8($0) % 2 }, inputs: 1)
    let set = Dataset(name: "count", classes: 2, train: examples, test: examples)
    var configuration = Configuration.tiny()
    configuration.batchSize = 10
    var session = Session(configuration, dataset: set)
    #expect(session.stepsPerEpoch == 5)
    let epochs = (0..<3).map { _ in epoch(&session, steps: 5) }
    for epoch in epochs { #expect(epoch.sorted() == points) }
    #expect(epochs[0] != epochs[1] && epochs[1] != epochs[2] && epochs[0] != points)
    // What does not fill a batch is left out.
    configuration.batchSize = 15
    session = Session(configuration, dataset: set)
    #expect(session.stepsPerEpoch == 3)
    for _ in 0..<4 { #expect(Set(epoch(&session, steps: 3)).count == 45) }
  }

  private func epoch(_ session: inout Session, steps: Int) -> [Float] {
    (0..<steps).flatMap { _ in
      session.advance()
      return session.latest?.trace.input.matrix.elements ?? []
    }
  }

  @Test func aStepIsTheGradientTimesTheRate() throws {
    var session = Session(.tiny(rate: 0.25), dataset: .spiral)
    #expect(session.latest == nil)
    let before = session.network
    session.advance()
    let latest = try #require(session.latest)
    let trace = before.forward(latest.trace.input, mode: .training)
    #expect(trace.logits == latest.trace.logits, "what was learned from is seen before the step")
    let gradient = latest.gradients.output.weights
    for i in gradient.elements.indices {
      let moved = session.network.output.weights.elements[i] - before.output.weights.elements[i]
      #expect(abs(moved + 0.25 * gradient.elements[i]) < 1e-6)
    }
    session.rate = 0
    let still = session.network
    session.advance()
    #expect(session.network == still)
    #expect(session.step == 2)
  }

  @Test func insertionTakesTheStatisticsOfTheLatestBatch() throws {
    for steps in [0, 25] {
      var session = Session(.tiny(), dataset: .spiral, steps: steps)
      var upcoming = session
      upcoming.advance()
      let batch = try #require((steps == 0 ? upcoming : session).latest?.trace.input)
      let before = session.network.forward(batch, mode: .training).logits.elements
      session.insert(.batch, .graft)
      #expect(session.normalization == .batch)
      let after = session.network.forward(batch, mode: .training).logits.elements
      #expect(zip(before, after).allSatisfy { abs($0 - $1) < 1e-5 }, "after \(steps) steps")
    }
  }

  @Test func insertionAndRemovalLeaveTheOrderOfBatches() {
    var plain = Session(.tiny(), dataset: .spiral)
    var toggled = plain
    toggled.insert(.batch, .snap)
    for step in 0..<20 {
      plain.advance()
      toggled.advance()
      #expect(plain.latest?.trace.input == toggled.latest?.trace.input)
      if step == 9 { toggled.removeNormalization(.fold) }
    }
    #expect(toggled.normalization == .none)
  }

  @Test func evaluationCountsWhatTheNetworkGetsRight() {
    let session = Session(.tiny(.batch, rate: 0.5), dataset: .spiral, steps: 300)
    let set = Dataset.spiral.test
    let batch = set.batch(0..<set.count)
    let logits = session.network.forward(batch.inputs, mode: .inference).logits
    let error = CrossEntropy(logits: logits, labels: batch.labels)
    // Parts of 250 must come to the same as all at once.
    let (loss, accuracy) = session.evaluate(set)
    #expect(abs(loss - error.loss) < 1e-6)
    #expect(accuracy == Double(error.correct) / 1_000)
    let none = session.evaluate(Examples(coordinates: [], labels: [], inputs: 2))
    #expect(none.loss.isNaN && none.accuracy.isNaN)
  }

  @Test(arguments: NormalizationKind.allCases.filter { $0.traits?.isDifferentiated != false })
  func learnsTheSpiral(normalization: NormalizationKind) {
    var configuration = Configuration.tiny(normalization, rule: .adam, rate: 0.01)
    configuration.hidden = [32, 32]
    let start = Session(configuration, dataset: .spiral)
    #expect(start.evaluate(Dataset.spiral.test).accuracy < 0.6)
    let end = Session(configuration, dataset: .spiral, steps: 1_500)
    // 30 examples tell little of the correlations of 32 units.
    let isHarder = normalization == .whitening
    #expect(end.evaluate(Dataset.spiral.test).accuracy > (isHarder ? 0.9 : 0.95))
    #expect(end.evaluate(Dataset.spiral.train).loss < (isHarder ? 0.3 : 0.2))
  }
}
