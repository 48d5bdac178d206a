import NeuralNet
import Statistics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// How far the units moved in the last 50 steps, and when that is known.
@Suite struct DriftTests {
  /// The drift of each layer in a run that has just made `steps` steps, from the definition.
  private func expected(_ earlier: Session, _ later: Session) throws -> [Double] {
    zip(try earlier.probeSamples(), try later.probeSamples()).map { Shift(from: $0, to: $1).raw }
  }

  private func drifts(_ run: Run) -> [Double?] {
    var run = run
    run.observe(testing: true)
    return run.current.layers.map(\.drift)
  }

  @Test(arguments: [NormalizationKind.none, .batch])
  func itIsTheDistanceFromFiftyStepsBefore(kind: NormalizationKind) throws {
    var run = try Run(Session(.tiny(kind), dataset: .small))
    run.advance(steps: 49)
    #expect(drifts(run) == [nil, nil])
    run.advance(steps: 1)
    let earlier = run.session
    #expect(drifts(run).allSatisfy { $0 ?? 0 > 0 })
    run.advance(steps: 50)
    let wanted = try expected(earlier, run.session)
    for (drift, wanted) in zip(drifts(run), wanted) {
      #expect(abs(try #require(drift) - wanted) <= 1e-6 * wanted)
    }
    // Until it is measured again it is that of step 100.
    let last = drifts(run)
    run.advance(steps: 49)
    #expect(drifts(run) == last)
    run.advance(steps: 1)
    #expect(drifts(run) != last)
  }

  @Test func behindAChangeItIsMeasuredAnewFromThere() throws {
    var run = try Run(Session(.tiny(), dataset: .small))
    run.advance(steps: 117)
    run.perform(.toggleNormalization(network: 0, Toggle()))
    let changed = run.session
    #expect(drifts(run) == [nil, nil])
    run.advance(steps: 49)
    #expect(drifts(run) == [nil, nil])
    run.advance(steps: 1)
    let wanted = try expected(changed, run.session)
    for (drift, wanted) in zip(drifts(run), wanted) {
      #expect(abs(try #require(drift) - wanted) <= 1e-6 * wanted)
    }
    // A mark changes no transform, and so no drift.
    let last = drifts(run)
    run.perform(.mark)
    #expect(drifts(run) == last)
  }

  @Test func thePastGivesTheDriftThatWasSeenThen() throws {
    var run = try Run(Session(.tiny(), dataset: .small))
    run.advance(steps: 130)
    run.perform(.toggleNormalization(network: 0, Toggle()))
    run.advance(steps: 70)
    let then = drifts(run)
    run.advance(steps: 200)
    #expect(drifts(try #require(run.restored(at: 200))) == then)
  }

  @Test func windowsAreCloseAtFirstAndRareLater() throws {
    let changes = try agesOfChange(drifts)
    #expect(changes == Array(stride(from: 50, through: 4000, by: 50)) + [4250, 4500])
    let counts = Run.drifts(in: 4500)
    #expect(counts.ends == changes.count && counts.looks == changes.count + 2)
  }

  @Test func aRunThatWasNotWatchedKnowsItToo() throws {
    var watched = try Run(Session(.tiny(), dataset: .small))
    watched.advance(steps: 100)
    var session = Session(.tiny(), dataset: .small)
    var run = try Run(session)
    for _ in 0..<50 { session.advance() }
    let earlier = session
    for _ in 0..<50 { session.advance() }
    run.resume(with: session, driftFrom: earlier)
    #expect(run.current.layers.map(\.drift) == drifts(watched))
    run.resume(with: session, driftFrom: nil)
    #expect(run.current.step == 100)
  }
}
