import Datasets
import Foundation
import Interchange
import NeuralNet
import Telemetry
import Testing
import Training
import TrainingFixtures

/// Networks that begin with the weights of others.
@Suite struct StartingWeightsTests {
  /// A tiny network after so many steps, to be saved.
  func saved(_ kind: NormalizationKind, steps: Int = 30) -> Session {
    Session(.tiny(kind), dataset: .spiral, steps: steps)
  }

  /// The weights in a file, which is called w.safetensors.
  func read(_ file: SafeTensors) throws -> StartingWeights {
    try StartingWeights(file.bytes, file: "w.safetensors")
  }

  @Test(arguments: NormalizationKind.allCases)
  func aNetworkIsWhatWasSaved(kind: NormalizationKind) throws {
    let first = saved(kind)
    var configuration = Configuration.tiny(kind)
    configuration.seed = 99
    configuration.weights = try read(SafeTensors(first))
    try configuration.validate(.spiral)
    let second = Session(configuration, dataset: .spiral)
    let (a, b) = (first.network, second.network)
    for (a, b) in zip(a.hidden, b.hidden) {
      #expect(a.dense == b.dense && a.normalization.affine == b.normalization.affine)
      #expect(a.normalization.running == b.normalization.running)
      #expect(a.normalization.correlation == b.normalization.correlation)
    }
    #expect(a.output == b.output && second.step == 0)
    #expect(first.evaluate(first.dataset.test) == second.evaluate(first.dataset.test))
    #expect(try read(SafeTensors(second)).layers == read(SafeTensors(first)).layers)
  }

  @Test func namesAreThoseOfPyTorch() throws {
    let names = { (kind: NormalizationKind) in
      SafeTensors(saved(kind, steps: 3)).tensors.keys.sorted()
    }
    let linear = { (places: [Int]) in places.flatMap { ["\($0).bias", "\($0).weight"] } }
    #expect(names(.none) == linear([0, 2, 4]))
    #expect(names(.layer) == linear([0, 1, 3, 4, 6]))
    #expect(names(.rms) == (linear([0, 3, 6]) + ["1.weight", "4.weight"]).sorted())
    let running = ["num_batches_tracked", "running_mean", "running_var"]
    let statistics = ["1", "4"].flatMap { place in running.map { "\(place).\($0)" } }
    #expect(names(.batch) == (linear([0, 1, 3, 4, 6]) + statistics).sorted())
    #expect(names(.detached) == (linear([0, 3, 6]) + statistics).sorted())
    let file = SafeTensors(saved(.batch, steps: 3))
    #expect(file.tensors["0.weight"]?.shape == [12, 2] && file.tensors["1.bias"]?.shape == [12])
    #expect(file.metadata["step"] == "3" && file.metadata["normalization"] == "batch")
    let words = try #require(file.metadata["normscope_configuration"])
    #expect(
      try JSONDecoder().decode(Configuration.self, from: Data(words.utf8)) == .tiny(.batch))
  }

  @Test func behindTheNonlinearityNormalizationsHaveALaterPlace() throws {
    func session(_ kind: NormalizationKind, from weights: StartingWeights? = nil) -> Session {
      var configuration = Configuration.tiny(kind, seed: weights == nil ? 1 : 99)
      configuration.normalizesAfter = true
      configuration.weights = weights
      return Session(configuration, dataset: .spiral, steps: weights == nil ? 30 : 0)
    }
    func names(_ kind: NormalizationKind) -> [String] {
      SafeTensors(session(kind)).tensors.keys.sorted()
    }
    let linear = ["0", "3", "6"].flatMap { ["\($0).bias", "\($0).weight"] }
    #expect(names(.rms) == (linear + ["2.weight", "5.weight"]).sorted())
    #expect(names(.none) == ["0", "2", "4"].flatMap { ["\($0).bias", "\($0).weight"] })
    for kind in [NormalizationKind.batch, .layer, .whitening] {
      let first = session(kind)
      let second = session(kind, from: try read(SafeTensors(first)))
      #expect(first.evaluate(first.dataset.test) == second.evaluate(first.dataset.test))
    }
  }

  @Test func aPlainFileSuitsEveryNormalization() throws {
    let weights = try read(SafeTensors(saved(.none, steps: 0)))
    for kind in NormalizationKind.allCases {
      var configuration = Configuration.tiny(kind, seed: 5)
      configuration.weights = weights
      try configuration.validate(.spiral)
      var (given, drawn) = (
        Session(configuration, dataset: .spiral), Session(.tiny(kind), dataset: .spiral)
      )
      #expect(given.network.output == drawn.network.output)
      // The order of the examples is that of the seed.
      given.advance()
      drawn.advance()
      #expect(given.latest?.loss != drawn.latest?.loss)
    }
  }

  @Test func theNumberOfBatchesGoesOn() throws {
    let key = "1.num_batches_tracked"
    var file = SafeTensors(saved(.batch, steps: 7))
    var configuration = Configuration.tiny(.batch)
    configuration.weights = try read(file)
    let second = SafeTensors(Session(configuration, dataset: .spiral, steps: 5))
    #expect(second.tensors[key]?.elements == .integer([12]))
    file.tensors[key] = .init([1], shape: [])
    let error = #expect(throws: SafeTensorsError.self) { try read(file) }
    #expect(error?.description.hasPrefix("\(key): expected one number of type I64") == true)
  }

  @Test func twinsAndTheirPastBeginWithThem() throws {
    var configuration = Configuration.tiny(.batch)
    configuration.weights = try read(SafeTensors(saved(.batch)))
    var run = try HeadlessRun(configuration, dataset: .small, compare: true)
    let networks = run.snapshot().networks
    #expect(networks[0].current[.testLoss] != networks[1].current[.testLoss])
    let first = networks[0].current
    run.perform(.advance(steps: 60))
    #expect(run.snapshot().networks[0].current[.testLoss] != first[.testLoss])
    run.perform(.restart(seed: configuration.seed))
    #expect(run.snapshot().networks[0].current[.testLoss] == first[.testLoss])
  }
}
