import Datasets
import NeuralNet
import Numerics
import Statistics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// What an observation says, against the same computed here from the network.
@Suite struct ObservationTests {
  @Test(arguments: Activation.allCases, NormalizationKind.allCases)
  func everyNumberIsThatOfTheNetwork(
    activation: Activation, normalization: NormalizationKind
  ) throws {
    var configuration = Configuration.tiny(normalization, activation: activation)
    configuration.initialization = .gaussian(2)
    // The noise of an example depends on its place, and the probe has an order of its own.
    configuration.noise = 0
    var run = try Run(Session(configuration, dataset: .small))
    let start = try run.session.probeSamples()
    run.advance(steps: 37)
    run.observe(testing: true)
    let (session, seen) = (run.session, run.current)
    let latest = try #require(session.latest)
    #expect(seen.step == 37 && seen.markStep == 0 && seen[.rate] == 0.1)
    #expect(seen.normalization == NormalizationInfo(normalization))
    #expect(seen[.trainLoss] == latest.loss && seen[.trainAccuracy] == latest.accuracy)
    #expect(abs(try #require(seen[.gradientNorm]) / latest.gradients.norm - 1) < 1e-12)
    let test = session.evaluate(Dataset.small.test)
    #expect(
      abs(try #require(seen[.testLoss]) - test.loss) < 1e-6 && seen[.testAccuracy] == test.accuracy)
    let now = try session.probeSamples()
    #expect(seen.layers.count == 2)
    for (layer, (now, start)) in zip(seen.layers, zip(now, start)) {
      #expect(layer.pooled.count == 200 * now.units && layer.pooled.notFinite == 0)
      expectClose(layer.pooled, Distribution(now.sorted))
      let units = try #require(layer.units)
      expectClose(units.relative, Distribution(now.relative(to: start).values))
      #expect(units.leftOut == 0 && layer.windowShift == nil)
      expectClose(try #require(layer.shift), Shift(from: start, to: now))
      let unit = units.typical.unit
      expectClose(units.typical.now, Distribution(now.values(of: unit)))
      expectClose(units.typical.mark, Distribution(start.values(of: unit)))
      #expect(abs(units.typical.shift - wasserstein(start, now)[unit]) < 1e-4)
      let saturated = now.sorted.count { y in
        activation.saturation.map { abs(y) > Float($0) } ?? (y <= 0)
      }
      #expect(
        abs(try #require(layer.saturated) - Double(saturated) / Double(now.sorted.count)) < 2e-3)
      let dead = (0..<now.units).count { unit in now.values(of: unit).allSatisfy { $0 <= 0 } }
      #expect(layer.dead == (activation == .relu ? Double(dead) / Double(now.units) : nil))
    }
    for (layer, block) in zip(seen.layers, session.network.hidden) {
      func norm(_ values: [Float]) -> Double {
        values.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
      }
      let norms = try #require(layer.parameters)
      #expect(abs(norms.weights / norm(block.dense.weights.elements) - 1) < 1e-9)
      #expect(norms.bias == norm(block.dense.bias))
    }
    if normalization == .none {
      #expect((seen.layers[0].saturated ?? 0) > 0.01, "the sample should have something saturated")
    }
  }

  @Test func theTypicalUnitIsTheMedianOneWhereItIsElectedAndStays() throws {
    var run = try Run(Session(.tiny(), dataset: .small))
    let start = try run.session.probeSamples()
    run.advance(steps: 50)
    run.observe()
    let now = try run.session.probeSamples()
    for (layer, (now, start)) in zip(run.current.layers, zip(now, start)) {
      let distances = wasserstein(start, now).sorted()
      let units = try #require(layer.units)
      #expect(abs(units.typical.shift - distances[(distances.count - 1) / 2]) < 1e-5)
    }
    let elected = run.current.layers.map { $0.units?.typical.unit }
    run.advance(steps: 950)
    #expect(run.current.layers.map { $0.units?.typical.unit } == elected)
  }

  @Test func beforeTheFirstStepThereIsNoTrainingLoss() throws {
    let first = try Run(Session(.tiny(), dataset: .small)).current
    #expect(first.step == 0)
    #expect(first[.trainLoss] == nil && first[.trainAccuracy] == nil && first[.gradientNorm] == nil)
    #expect(first.layers.allSatisfy { $0.shift == Shift(raw: 0, inSigma: 0) })
    #expect(first.layers.allSatisfy { abs(($0.units?.relative.sigma ?? 0) - 1) < 1e-4 })
  }

  /// g' there is 5 % of its maximum, which is 1/4 for the sigmoid and 1 for tanh.
  @Test func saturationBeginsAtATwentiethOfTheSlope() throws {
    func slope(_ activation: Activation, _ y: Double) -> Double {
      let dense = Dense(weights: Matrix(rows: 1, columns: 1, repeating: 1.0), bias: [0])
      let block = Block(dense: dense, activation: activation)
      let x = Matrix(rows: 2, columns: 1, elements: [y + 1e-6, y - 1e-6])
      let a = block.forward(.dense(x), mode: .inference).a.elements
      return (a[0] - a[1]) / 2e-6
    }
    let sigmoid = try #require(Activation.sigmoid.saturation)
    #expect(abs(slope(.sigmoid, sigmoid) / (0.05 / 4) - 1) < 1e-5)
    let tanh = try #require(Activation.tanh.saturation)
    #expect(abs(slope(.tanh, tanh) / 0.05 - 1) < 1e-5)
    #expect(Activation.relu.saturation == nil)
  }

  /// Whatever the rule makes of the gradient, and whatever rate is chosen afterwards.
  @Test(arguments: [UpdateRule.sgd(momentum: 0), .sgd(momentum: 0.9), .adam], [0, 0.1])
  func whatIsSaidOfAStepIsThatOfTheStepMade(rule: UpdateRule, weightDecay: Double) throws {
    var configuration = Configuration.tiny(.batch, rule: rule, rate: 0.01)
    configuration.weightDecay = weightDecay
    let before = Session(configuration, dataset: .small, steps: 30)
    let after = Session(configuration, dataset: .small, steps: 31)
    var headless = try HeadlessRun(configuration, dataset: .small, compare: false)
    headless.perform([.advance(steps: 31)])
    headless.perform(.setRate(0.5))
    for (layer, seen) in try headless.network().current.layers.enumerated() {
      let (old, new) = (
        before.network.hidden[layer].dense.weights.elements,
        after.network.hidden[layer].dense.weights.elements
      )
      let step = moments(zip(new, old).map { $0 - $1 }).sigma
      let seen = try #require(seen.gradient)
      #expect(abs(seen.updateRatio / (step / moments(new).sigma) - 1) < 1e-3)
      func product(_ a: [Float], _ b: [Float]) -> Double {
        zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
      }
      #expect(abs(seen.effectiveRate * product(new, new) / 0.01 - 1) < 1e-9)
      // For small angles the chord between the two directions is as long as the arc.
      let lengths = (product(old, old).squareRoot(), product(new, new).squareRoot())
      let chord = zip(old, new).reduce(0) { sum, pair in
        let part = Double(pair.0) / lengths.0 - Double(pair.1) / lengths.1
        return sum + part * part
      }.squareRoot()
      #expect(abs(seen.angle / (chord * 180 / .pi) - 1) < 1e-3)
    }
  }

  /// Where the outputs do not depend on the length of W, a step of plain descent turns W and makes it
  /// longer; decay alone makes it shorter and turns nothing.
  @Test func weightsGrowBeforeBatchNormAndDecayHoldsThem() throws {
    func lengths(_ weightDecay: Double) throws -> (Double, rate: Double) {
      var configuration = Configuration.tiny(.batch, rate: 0.5)
      configuration.weightDecay = weightDecay
      var headless = try HeadlessRun(configuration, dataset: .small, compare: false)
      headless.perform(.advance(steps: 200))
      let layer = try #require(headless.network().current.layers.last)
      return (
        try #require(layer.parameters?.weights), try #require(layer.gradient?.effectiveRate)
      )
    }
    let (start, free, held) = (
      Session(.tiny(.batch), dataset: .small).network.hidden[1].dense.weights.norm,
      try lengths(0), try lengths(0.02)
    )
    #expect(free.0 > start && held.0 < free.0 && held.rate > free.rate)
  }

  @Test func scalingALayerKeepsTheTestAccuracyWithBatchNorm() throws {
    var headless = try HeadlessRun(.tiny(.batch), dataset: .small, compare: false)
    headless.perform(.advance(steps: 400))
    let before = try headless.network().current
    #expect((before[.testAccuracy] ?? 0) > 0.5)
    headless.perform(.scaleWeights(network: 0, layer: 0, factor: 10))
    let after = try headless.network().current
    #expect(abs((after[.testLoss] ?? .nan) - (before[.testLoss] ?? .nan)) < 1e-3)
    #expect(abs((after[.testAccuracy] ?? .nan) - (before[.testAccuracy] ?? .nan)) < 0.02)
  }

  @Test func unitsThatDoNotVaryAreLeftOutAndCounted() throws {
    var configuration = Configuration.tiny()
    configuration.initialization = .gaussian(0)
    let run = try Run(Session(configuration, dataset: .small))
    #expect(run.current.layers.map { $0.units?.leftOut } == [12, 10])
    #expect(run.current.layers.allSatisfy { $0.units?.relative.count == 0 && $0.pooled.sigma == 0 })
    #expect((run.current[.testAccuracy] ?? 1) < 0.5, "a network that says nothing is not right")
  }

  private func expectClose(
    _ a: Distribution, _ b: Distribution, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(a.count == b.count, sourceLocation: sourceLocation)
    let pairs = [
      (a.mean, b.mean), (a.sigma, b.sigma), (a.quantiles.q1, b.quantiles.q1),
      (a.quantiles.q50, b.quantiles.q50), (a.quantiles.q99, b.quantiles.q99),
    ]
    // Correlations magnify rounding, which depends on the order of the examples.
    for (a, b) in pairs { #expect(abs(a - b) < 5e-4, sourceLocation: sourceLocation) }
  }

  private func expectClose(
    _ a: Shift, _ b: Shift, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(abs(a.raw - b.raw) < 1e-5 && a.raw > 1e-3, sourceLocation: sourceLocation)
    #expect(abs(a.inSigma - b.inSigma) < 1e-4, sourceLocation: sourceLocation)
  }
}
