import Datasets
import NeuralNet
import Numerics
import Statistics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// Whose doing the drift of a layer is, and when that is told.
@Suite struct DriftSplitTests {
  private func splits(_ run: Run) -> [ShiftSplit?] {
    var run = run
    run.observe(testing: true)
    return run.current.layers.map(\.driftSplit)
  }

  /// The shifts of a layer from `old` to `new` by whole networks that have the layers before, or the
  /// layer alone, of `new`.
  private func parts(_ layer: Int, _ old: Session, _ new: Session) throws
    -> (earlier: Double, own: Double)
  {
    func shift(_ isNew: (Int) -> Bool) throws -> Double {
      var network = new.network
      for other in network.hidden.indices where !isNew(other) {
        network.hidden[other] = old.network.hidden[other]
      }
      let inputs = old.dataset.test.batch(0..<old.dataset.test.count).inputs
      let y = network.forward(inputs, mode: .training).layers[layer].y
      let moved = try #require(UnitSamples(y.elements, units: y.columns))
      return Shift(from: try old.probeSamples()[layer], to: moved).raw
    }
    return (try shift { $0 < layer }, try shift { $0 == layer })
  }

  @Test(arguments: [NormalizationKind.none, .batch, .layer])
  func isThatOfNetworksWithSomeLayersOfThen(kind: NormalizationKind) throws {
    var configuration = Configuration.tiny(kind)
    configuration.hidden = [12, 10, 8]
    var run = try Run(Session(configuration, dataset: .small))
    for (start, end) in [(0, 50), (200, 250), (700, 750)] {
      run.advance(steps: start - run.session.step)
      let old = run.session
      run.advance(steps: end - start)
      let splits = splits(run)
      for layer in 0..<3 {
        let split = try #require(splits[layer])
        let wanted = try parts(layer, old, run.session)
        #expect(abs(split.earlier.raw - wanted.earlier) <= 1e-5 * wanted.earlier)
        #expect(abs(split.own.raw - wanted.own) <= 1e-5 * wanted.own)
        #expect((layer == 0) == (split.earlier.raw == 0) && split.own.raw > 0)
      }
      run.observe(testing: true)
      // Layer 1 receives the same, so that all of its drift is its own.
      #expect(splits[0]?.own.raw == run.current.layers[0].drift)
    }
  }

  /// Behind a change window follows window for 4,000 steps; then there is one at the end of every 250.
  @Test func isToldOfEveryWindow() throws {
    let changes = try agesOfChange(splits)
    #expect(changes == Array(stride(from: 50, through: 4000, by: 50)) + [4250, 4500])
  }

  /// What is told is always of the drift that is told.
  @Test func isOfTheDriftBesideIt() throws {
    var run = try Run(Session(.tiny(), dataset: .small))
    for _ in 0..<46 {
      run.advance(steps: 100)
      run.observe(testing: true)
      for layer in run.current.layers { #expect(layer.driftSplit?.whole.raw == layer.drift) }
    }
  }

  /// A mark changes no transform; putting a normalization in or taking it out does.
  @Test func isOfOneTransform() throws {
    var run = try Run(Session(.tiny(), dataset: .small))
    run.advance(steps: 67)
    #expect(splits(run).allSatisfy { $0 != nil })
    for _ in 0..<2 {
      run.perform(.toggleNormalization(network: 0, Toggle()))
      #expect(splits(run) == [nil, nil])
      run.advance(steps: 60)
      let last = splits(run)
      #expect(last.allSatisfy { $0 != nil })
      run.perform(.mark)
      #expect(splits(run) == last)
    }
  }

  /// Whatever copy of the past a moment is made again from, in a window or between two.
  @Test func thePastTellsWhatWasToldThen() throws {
    var run = try Run(Session(.tiny(rule: .adam, rate: 0.01), dataset: .small))
    var told: [Int: [ShiftSplit?]] = [:]
    for step in stride(from: 10, through: 1200, by: 10) {
      run.advance(steps: 10)
      if step == 330 { run.perform(.toggleNormalization(network: 0, Toggle())) }
      told[step] = splits(run)
    }
    for (step, splits) in told {
      #expect(self.splits(try #require(run.restored(at: step))) == splits, "step \(step)")
    }
    #expect(Set(told.values.map { "\($0)" }).count == 24)
  }

  @Test func aRunThatWasNotWatchedTellsItOfItsLastWindow() throws {
    var watched = try Run(Session(.tiny(), dataset: .small))
    watched.advance(steps: 250)
    var session = Session(.tiny(), dataset: .small, steps: 200)
    var run = try Run(Session(.tiny(), dataset: .small))
    let earlier = session
    for _ in 0..<50 { session.advance() }
    run.resume(with: session, driftFrom: earlier)
    #expect(run.current.layers.map(\.driftSplit) == splits(watched))
    #expect(splits(watched).allSatisfy { $0 != nil })
  }

  /// Copies in a window that keeps its start are larger, so that there are fewer of them.
  @Test func theStartOfAWindowCountsInTheBudgetOfThePast() throws {
    var configuration = Configuration.tiny()
    configuration.hidden = [150, 150]
    var run = try Run(Session(configuration, dataset: .spiral(tested: 16)))
    for _ in 0..<12 {
      run.advance(steps: 40)
      run.perform(.toggleNormalization(network: 0, Toggle()))
      #expect(run.checkpointSize <= run.budget.copiesSize)
    }
    #expect(4 * run.checkpointCount < 3 * run.budget.copies && run.checkpointCount > 2)
  }
}
