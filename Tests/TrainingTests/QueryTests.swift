import Datasets
import NeuralNet
import Numerics
import Statistics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// Other quantities than the pre-activations, against the same taken from a session trained alone.
@Suite struct QueryTests {
  @Test(arguments: Tap.allCases, NormalizationKind.allCases)
  func everyTapIsThatOfTheNetwork(
    tap: Tap, normalization: NormalizationKind
  ) throws {
    for usesPopulation in [false, true] {
      var configuration = Configuration.tiny(normalization, activation: .sigmoid, rate: 0.5)
      // The noise of an example depends on its place, and the probe has an order of its own.
      configuration.noise = 0
      let session = Session(configuration, dataset: .small, steps: 60)
      var headless = try HeadlessRun(configuration, dataset: .small, compare: false)
      headless.perform(.advance(steps: 60))
      var query = Query()
      (query.tap, query.usesPopulation) = (tap, usesPopulation)
      headless.perform(.query(query))
      let seen = try headless.network().current
      let mode: Mode = usesPopulation && tap != .gradient ? .inference : .training
      #expect(seen.layers.count == 2 && seen.tap == tap)
      for (layer, expected) in zip(seen.layers, values(session, tap, mode)) {
        let distribution = Distribution(expected)
        let tolerance = 1e-3 * max(distribution.sigma, 1e-3)
        #expect(layer.pooled.count == distribution.count)
        #expect(abs(layer.pooled.mean - distribution.mean) < tolerance)
        #expect(abs(layer.pooled.sigma - distribution.sigma) < tolerance)
        #expect(abs(layer.pooled.quantiles.q5 - distribution.quantiles.q5) < tolerance)
      }
    }
  }

  private func values(_ session: Session, _ tap: Tap, _ mode: Mode) -> [[Float]] {
    let batch = session.dataset.test.batch(0..<200)
    let trace = session.network.forward(batch.inputs, mode: mode)
    let error = CrossEntropy(logits: trace.logits, labels: batch.labels)
    let gradients = session.network.backward(error.gradient, trace: trace)
    return trace.layers.indices.map { i in
      let layer = trace.layers[i]
      switch tap {
      case .z: return layer.z.elements
      case .normalized: return (layer.normalized?.normalized ?? layer.z).elements
      case .y: return layer.y.elements
      case .a: return layer.a.elements
      case .gradient: return gradients.hidden[i].y?.elements ?? []
      }
    }
  }

  /// Drift and window shift are of the pre-activations in training mode, whatever unit is shown and whatever
  /// statistics are taken.
  @Test func theDriftStaysWhereAnotherUnitOrOtherStatisticsAreShown() throws {
    var headless = try HeadlessRun(.tiny(.batch), dataset: .small, compare: false)
    headless.perform(.advance(steps: 260))
    let usual = try headless.network().current.layers
    #expect(usual.allSatisfy { $0.drift != nil && $0.driftSplit != nil && $0.windowShift != nil })
    for change in [{ $0.unit = 1 }, { $0.usesPopulation = true }] as [(inout Query) -> Void] {
      var query = Query()
      change(&query)
      headless.perform(.query(query))
      for (layer, usual) in zip(try headless.network().current.layers, usual) {
        #expect(layer.drift == usual.drift && layer.driftSplit == usual.driftSplit)
        #expect(layer.windowShift == usual.windowShift)
      }
    }
    var query = Query()
    query.tap = .z
    headless.perform(.query(query))
    #expect(try headless.network().current.layers.allSatisfy { $0.drift == nil })
  }

  @Test func theWholeDistributionOfAChosenUnitIsRecalled() throws {
    var query = Query()
    (query.unit, query.recallsTap, query.recallsUnit) = (2, true, true)
    var headless = try HeadlessRun(.tiny(), dataset: .small, compare: false)
    headless.perform([.advance(steps: 60), .query(query)])
    let seen = try headless.network()
    #expect(seen.tapHistory.points.count > 4 && seen.tapHistory != seen.history)
    for point in seen.tapHistory.points {
      let session = Session(.tiny(), dataset: .small, steps: point.step)
      let expected = values(session, .y, .training)
      #expect(point.layers.count == expected.count)
      for (layer, values) in zip(point.layers, expected) {
        let units = try #require(layer.units)
        let own = stride(from: 2, to: values.count, by: units.count).map { values[$0] }
        #expect(units.typical.unit == 2)
        #expect(abs(units.typical.now.mean - Distribution(own).mean) < 1e-5)
        #expect(abs(units.typical.now.quantiles.q85 - Distribution(own).quantiles.q85) < 1e-5)
      }
    }
  }

  /// What was seen of the mark before is not shown in place of another one, quantity, unit or moment.
  @Test func theMarkIsThatOfWhatIsLookedAt() throws {
    var commands: [Command] = []
    var watched = try HeadlessRun(.tiny(.batch), dataset: .spiral, compare: false)
    func query(_ change: (inout Query) -> Void) -> Command {
      var query = Query()
      change(&query)
      return .query(query)
    }
    for command in [
      .advance(steps: 30), query { $0.tap = .a }, .mark, .advance(steps: 20),
      query { $0.tap = .gradient }, query { ($0.tap, $0.usesPopulation) = (.z, true) },
      query { $0.unit = 3 }, query { $0.unit = 4 }, .toggleNormalization(network: 0, Toggle()),
      query { ($0.tap, $0.step) = (.a, 10) }, query { ($0.tap, $0.step) = (.a, 35) },
      query { $0.tap = .a }, query { _ in },
    ] {
      commands.append(command)
      watched.perform(command)
      let seen = try #require(watched.snapshot().networks.first)
      // One that looks for the first time.
      let fresh = try HeadlessRun.snapshot(.tiny(.batch), compare: false, commands).networks[0]
      let isSame = seen.mark == fresh.mark && seen.current == fresh.current
      #expect(isSame, "\(command)")
    }
  }

  @Test func lookingChangesNothing() throws {
    let commands = Tap.allCases.flatMap { tap in
      [false, true].flatMap { usesPopulation in
        var query = Query()
        (query.tap, query.usesPopulation, query.dissectedLayer) = (tap, usesPopulation, 1)
        return [Command.query(query), .advance(steps: 13)]
      }
    }
    var headless = try HeadlessRun(.tiny(.batch), dataset: .spiral, compare: true)
    for command in commands {
      headless.perform(command)
      _ = headless.snapshot()
    }
    headless.perform(.query(Query()))
    let expected = try HeadlessRun.snapshot(.tiny(.batch), compare: true, [.advance(steps: 130)])
    #expect(difference(headless.networks(), expected.networks) == nil)
  }

  @Test(arguments: NormalizationKind.allCases)
  func scalingALayerIsHarmlessOnlyWithNormalization(
    normalization: NormalizationKind
  ) throws {
    let networks = try HeadlessRun.snapshot(
      .tiny(normalization), compare: false,
      [.advance(steps: 20), .scaleWeights(network: 0, layer: 0, factor: 10)]
    ).networks
    let scaling = try #require(networks[0].scaling)
    #expect(scaling.step == 20 && scaling.layer == 0 && scaling.factor == 10)
    #expect(networks[0].markers == [Marker(step: 20, kind: .scaled(layer: 0, factor: 10))])
    let ratio = scaling.gradientAfter / scaling.gradientBefore
    switch normalization {
    case .batch, .renorm, .detached, .noisy, .whitening:
      #expect(scaling.outputChange < 1e-3)
      #expect(abs(ratio * 10 - 1) < 1e-2)
    case .layer, .rms, .group:
      // b, which is not scaled, stays in what is divided or in the σ of an example.
      #expect(abs(ratio * 10 - 1) < 0.5)
    case .scaling:
      // b/σ falls to a tenth, so that the layer puts out something else.
      #expect(scaling.outputChange > 0.05 && abs(ratio * 10 - 1) < 1)
    case .none, .centring, .detachedMean:
      #expect(scaling.outputChange > 0.05)
    }
  }
}
