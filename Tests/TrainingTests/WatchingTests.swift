import NeuralNet
import Telemetry
import Testing
import Training
import TrainingFixtures

/// Steps that are watched on another core while the next ones are made.
@Suite(.serialized) struct WatchingTests {
  /// What a run does where cores are free, and where none is.
  private func together(_ configuration: Configuration, _ work: (inout Run) -> Void) throws
    -> (free: Run, busy: Run)
  {
    // Points are thinned while others are on their way.
    let fresh = try Run(
      Session(configuration, dataset: .small), history: History(capacity: 16, stride: 8))
    var (free, busy) = (fresh, fresh)
    for _ in 0..<64 { Cores.release() }
    work(&free)
    for _ in 0..<128 { Cores.occupy() }
    work(&busy)
    for _ in 0..<64 { Cores.release() }
    return (free, busy)
  }

  @Test(arguments: [NormalizationKind.none, .batch])
  func makesTheSameNumbersAsWatchingInTurn(kind: NormalizationKind) throws {
    let runs = try together(.tiny(kind, rule: .sgd(momentum: 0.9), rate: 0.05)) { run in
      run.advance(steps: 700)
      run.perform(.mark)
      for _ in 0..<9 { run.advance(steps: 61) }
    }
    #expect(runs.free.session.step == 1249)
    #expect(runs.free.history.stride == 128)
    #expect(difference([runs.free.snapshot()], [runs.busy.snapshot()]) == nil)
    #expect(runs.free.checkpointCount == runs.busy.checkpointCount)
    let moments = [runs.free, runs.busy].compactMap { $0.restored(at: 1111)?.snapshot() }
    #expect(moments.count == 2 && difference([moments[0]], [moments[1]]) == nil)
  }

  /// An observation asks the heap for much more than the copy that is observed elsewhere.
  @Test(.enabled(if: allocations {} >= 0, "nothing is counted here"))
  func leavesObservationsToAFreeCore() throws {
    var counts: [Int] = []
    _ = try together(.tiny()) { run in
      run.advance(steps: 8)
      counts.append(allocations { run.advance(steps: 40) })
    }
    try #require(counts.count == 2)
    #expect(2 * counts[0] < counts[1], "\(counts)")
  }

  @Test func knowsAllThatWasSeenWhenItDiverges() throws {
    let runs = try together(.tiny(activation: .relu)) { run in
      run.advance(steps: 207)
      run.perform(.setRate(1e9))
      run.advance(steps: 100)
    }
    // Step 208 is still being watched then.
    let step = try #require(runs.free.session.divergedAt)
    #expect((209...223).contains(step))
    #expect(runs.free.history.points.last?.step == 208)
    #expect(runs.free.snapshot().markers.map(\.kind).contains(.diverged))
    #expect(difference([runs.free.snapshot()], [runs.busy.snapshot()]) == nil)
  }

  @Test func coresAreTakenWhileThereAreAny() {
    for _ in 0..<64 { Cores.occupy() }
    #expect(!Cores.take() && !Cores.take())
    for _ in 0..<128 { Cores.release() }
    #expect(Cores.take())
    Cores.release()
    for _ in 0..<64 { Cores.occupy() }
  }
}
