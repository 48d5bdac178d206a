import Interchange
import NeuralNet
import Telemetry
import Testing
import Training
import TrainingFixtures

/// What logs call runs.
@Suite struct RunNamesTests {
  private struct Log: StepLog {
    func note(_ run: Run, network: Int) {}
    func end(_ runs: [Run]) {}
  }

  /// The names of runs of these networks and normalizations that begin one after the other.
  private func names(_ runs: [(network: Int, kind: NormalizationKind)]) throws -> [String] {
    var names = RunNames()
    return try runs.map { network, kind in
      let session = Session(.tiny(kind), dataset: .small)
      return names.name(of: try Run(session, logs: [Log()], network: network).logged(as: network))
    }
  }

  @Test func restartsAreCounted() throws {
    #expect(
      try names([(0, .none), (1, .batch), (0, .none), (1, .batch), (0, .layer), (0, .none)])
        == ["none", "batch", "none-2", "batch-2", "layer", "none-3"])
  }

  @Test func aTwinThatIsAlikeIsCalledSo() throws {
    #expect(
      try names([(0, .batch), (1, .batch), (0, .batch), (1, .batch)])
        == ["batch", "batch-twin", "batch-2", "batch-twin-2"])
    #expect(try names([(1, .batch), (1, .batch)]) == ["batch", "batch-2"])
  }

  @Test func aRunKeepsItsName() throws {
    var names = RunNames()
    var run = try Run(Session(.tiny(), dataset: .small), logs: [Log()], network: 0)
    #expect(names.name(of: run.logged(as: 0)) == "none")
    run.advance(steps: 3)
    run.perform(.toggleNormalization(network: 0, Toggle()))
    let logged = run.logged(as: 1)
    #expect(logged.normalization == "batch" && names.name(of: logged) == "none")
  }
}
