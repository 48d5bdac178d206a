import Datasets
import NeuralNet
import Numerics
import Statistics
import Telemetry
import Testing
import Training

/// Other quantities than the pre-activations, against the same taken from a session trained alone.
@Suite struct LookTests {
  @Test(arguments: Tap.allCases, NormalizationKind.allCases)
  func everyTapIsThatOfTheNetwork(
    tap: Tap, normalization: NormalizationKind
  ) throws {
    for usesPopulation in [false, true] {
      var configuration = Configuration.tiny(normalization, activation: .sigmoid, rate: 0.5)
      // The noise of an example depends on its place, and the probe has an order of its own.
      configuration.noise = 0
      let session = Session(configuration, dataset: .small, steps: 60)
      var rehearsal = try Rehearsal(configuration, dataset: .small, compare: false)
      rehearsal.perform(.advance(steps: 60))
      var look = Look()
      (look.tap, look.usesPopulation) = (tap, usesPopulation)
      rehearsal.perform(.look(look))
      let seen = try rehearsal.network().current
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
      case .gradient: return gradients.hidden[i].y.elements
      }
    }
  }

  @Test func theWholeDistributionOfAChosenUnitIsRecalled() throws {
    var look = Look()
    (look.unit, look.recallsTap, look.recallsUnit) = (2, true, true)
    var rehearsal = try Rehearsal(.tiny(), dataset: .small, compare: false)
    rehearsal.perform([.advance(steps: 60), .look(look)])
    let seen = try rehearsal.network()
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

  @Test func lookingChangesNothing() throws {
    let commands = Tap.allCases.flatMap { tap in
      [false, true].flatMap { usesPopulation in
        var look = Look()
        (look.tap, look.usesPopulation, look.dissectedLayer) = (tap, usesPopulation, 1)
        return [Command.look(look), .advance(steps: 13)]
      }
    }
    var rehearsal = try Rehearsal(.tiny(.batch), dataset: .spiral, compare: true)
    for command in commands {
      rehearsal.perform(command)
      _ = rehearsal.snapshot()
    }
    rehearsal.perform(.look(Look()))
    let expected = try Rehearsal.snapshot(.tiny(.batch), compare: true, [.advance(steps: 130)])
    #expect(difference(rehearsal.networks(), expected.networks) == nil)
  }

  @Test(arguments: NormalizationKind.allCases.filter { $0 != .none })
  func theAnatomyTakesTheLatestBatchApart(kind: NormalizationKind) throws {
    let session = Session(.tiny(kind), dataset: .small, steps: 25)
    let latest = try #require(session.latest)
    let trace = latest.trace.layers[1]
    let pass = try #require(trace.normalized)
    var rehearsal = try Rehearsal(.tiny(kind), dataset: .small, compare: true)
    rehearsal.perform(.advance(steps: 25))
    var look = Look()
    look.dissectedLayer = 1
    rehearsal.perform(.look(look))
    let networks = rehearsal.networks()
    let anatomy = try #require(networks[0].anatomy)
    #expect(anatomy.layer == 1 && anatomy.examples == 30)
    let count = kind == .rms ? 3 : 4
    #expect(anatomy.stages.count == count && anatomy.units.count == 10)
    #expect(anatomy.stages[0] == Distribution(trace.z.elements))
    #expect(anatomy.stages[count - 2] == Distribution(pass.normalized.elements))
    #expect(anatomy.stages[count - 1] == Distribution(trace.y.elements))
    #expect(kind == .rms || abs(anatomy.stages[1].mean) < 1e-6)
    // What is said of a unit leads from its z to its ẑ, where no other unit has a part in that.
    for unit in anatomy.units {
      let centred = unit.example[0] - (unit.batch.mean ?? 0)
      #expect((unit.batch.mean == nil) == (kind == .rms))
      if kind != .rms { #expect(abs(centred - unit.example[1]) < 1e-5) }
      if kind != .whitening, kind != .detachedMean {
        #expect(abs(centred / unit.batch.deviation - unit.example[count - 2]) < 1e-4)
      }
      if let scale = unit.scale, kind != .noisy {
        let y = scale * unit.example[count - 2] + (unit.shift ?? 0)
        #expect(abs(y - unit.example[count - 1]) < 1e-5)
      }
      let isPerExample = kind == .layer || kind == .rms
      #expect((unit.moving == nil) == isPerExample)
      #expect((unit.population == nil) == isPerExample)
    }
    #expect((anatomy.scale == nil) == [.detached, .detachedMean].contains(kind))
    let plain = try #require(networks[1].anatomy)
    #expect(plain.stages.count == 1 && plain.scale == nil && plain.units[0].moving == nil)
  }

  @Test func aNormalizationThatHasSeenNoBatchIsNotTakenApart() throws {
    var look = Look()
    look.dissectedLayer = 0
    var rehearsal = try Rehearsal(.tiny(.batch), dataset: .small, compare: false)
    rehearsal.perform([.advance(steps: 5), .look(look)])
    rehearsal.perform(.advance(steps: 5))
    rehearsal.perform(.nextNormalization(network: 0, Toggle()))
    let fresh = try rehearsal.network()
    #expect(fresh.current.normalization?.id == "layer" && fresh.anatomy?.stages.count == 1)
    rehearsal.perform(.advance(steps: 1))
    #expect(try rehearsal.network().anatomy?.stages.count == 4)
  }

  @Test(arguments: NormalizationKind.allCases)
  func scalingALayerIsHarmlessOnlyWithNormalization(
    normalization: NormalizationKind
  ) throws {
    let networks = try Rehearsal.snapshot(
      .tiny(normalization), compare: false,
      [.advance(steps: 20), .scaleWeights(network: 0, layer: 0, factor: 10)]
    ).networks
    let scaling = try #require(networks[0].scaling)
    #expect(scaling.step == 20 && scaling.layer == 0 && scaling.factor == 10)
    #expect(networks[0].markers == [Marker(step: 20, kind: .scaled(layer: 0, factor: 10))])
    let ratio = scaling.gradientAfter / scaling.gradientBefore
    switch normalization {
    case .batch, .detached, .noisy, .whitening:
      #expect(scaling.outputChange < 1e-3)
      #expect(abs(ratio * 10 - 1) < 1e-2)
    case .layer, .rms:
      // b, which σ of an example also sees, is not scaled.
      #expect(abs(ratio * 10 - 1) < 0.5)
    case .none, .detachedMean:
      #expect(scaling.outputChange > 0.05)
    }
  }
}
