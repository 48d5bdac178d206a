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
  private func saved(_ kind: NormalizationKind, steps: Int = 30) -> Session {
    Session(.tiny(kind), dataset: .spiral, steps: steps)
  }

  private func read(_ file: SafeTensors) throws -> StartingWeights {
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

  @Test func aNormalizationMustBeTheOneOfTheFile() throws {
    var configuration = Configuration.tiny(.none)
    configuration.weights = try read(SafeTensors(saved(.batch)))
    for kind in [NormalizationKind.none, .layer, .rms, .detached, .whitening] {
      configuration.normalization = kind
      let error = #expect(throws: ConfigurationError.self) { try configuration.validate(.spiral) }
      #expect(error?.description.contains("--norm \(kind.rawValue)") == true)
    }
    configuration.normalization = .noisy
    try configuration.validate(.spiral)
    configuration.hidden = [12, 11]
    let error = #expect(throws: ConfigurationError.self) { try configuration.validate(.spiral) }
    #expect(
      error?.description
        == "--init-weights: w.safetensors: it has layers 2–12–10–3, and the network has 2–12–11–3")
    configuration.weights = StartingWeights(file: "w.safetensors")
    #expect(throws: ConfigurationError.self) { try configuration.validate(.spiral) }
  }

  /// Names, shapes and numbers that no network has, and what is said of them.
  private static let oddities: [(String, [Int], String)] = [
    ("x.weight", [1], "there is no tensor “x.weight”"),
    ("0.weight.x", [1], "there is no tensor"), ("00.weight", [1], "there is no tensor"),
    ("0.gamma", [1], "there is no tensor “0.gamma”"),
    ("99999999999999999999.bias", [1], "there is no tensor"),
    ("0.weight", [24], "0.weight: expected the shape units × inputs, found 24"),
    ("3.weight", [2, 3], "3.weight: expected the shape units × 12, found 2 × 3"),
    ("0.bias", [11], "0.bias: expected the shape 12, found 11"),
    ("0.running_mean", [12], "0.running_mean belongs to no module"),
    ("1.weight", [11], "1.weight: expected the shape 12, found 11"),
    ("1.running_correlation", [12, 11], "expected the shape 12 × 12, found 12 × 11"),
    ("6.running_mean", [3], "6.running_mean belongs to no module"),
    ("7.weight", [3], "the last layer has a normalization"),
    ("2.weight", [12], "2.weight"), ("8.bias", [3], "8.weight is missing"),
  ]

  @Test(arguments: oddities) func oddTensorsAreRefused(name: String, shape: [Int], words: String)
    throws
  {
    var file = SafeTensors(saved(.batch, steps: 2))
    file.tensors[name] = .init([Float](repeating: 1, count: shape.reduce(1, *)), shape: shape)
    let error = #expect(throws: SafeTensorsError.self) { try read(file) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [[3, 12, 10, 3], [2, 12, 11, 3], [2, 12, 10, 4], [2, 12, 10, 10, 3]])
  func otherLayersAreRefusedBeforeAnyNumberIsRead(sizes: [Int]) throws {
    var file = SafeTensors(saved(.batch, steps: 2))
    file.tensors["3.bias"] = .init([Float](repeating: .nan, count: 10), shape: [10])
    let error = #expect(throws: SafeTensorsError.self) {
      try StartingWeights(file.bytes, file: "w", sizes: sizes)
    }
    let wanted = sizes.map { "\($0)" }.joined(separator: "–")
    #expect(error?.description == "it has layers 2–12–10–3, and the network has \(wanted)")
    let read = #expect(throws: SafeTensorsError.self) {
      try StartingWeights(file.bytes, file: "w", sizes: [2, 12, 10, 3])
    }
    #expect(read?.description == "3.bias: a number is not finite")
  }

  @Test func ofManyLayersTheFirstAreNamed() throws {
    var configuration = Configuration.tiny(.none)
    configuration.hidden = Array(repeating: 3, count: 20)
    let file = SafeTensors(Session(configuration, dataset: .spiral))
    let error = #expect(throws: SafeTensorsError.self) {
      try StartingWeights(file.bytes, file: "w", sizes: [2, 3, 3])
    }
    let first = "2" + String(repeating: "–3", count: 15)
    #expect(error?.description == "it has layers \(first)–…, and the network has 2–3–3")
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

  @Test func weightsThatAreTooLargeAreThoseOfTheFile() throws {
    var file = SafeTensors(saved(.none, steps: 0))
    for (name, shape) in [("0.weight", [12, 2]), ("0.bias", [12])] {
      let count = shape.reduce(1, *)
      file.tensors[name] = .init([Float](repeating: 3.4e38, count: count), shape: shape)
    }
    var configuration = Configuration.tiny(.none)
    configuration.weights = try read(file)
    try configuration.validate(.spiral)
    let session = Session(configuration, dataset: .spiral)
    let error = #expect(throws: ConfigurationError.self) { try Run(session) }
    #expect(error?.key == .weights)
    #expect(error?.description.hasPrefix("--init-weights: w.safetensors: ") == true)
  }

  @Test func whatIsMissingOrNoNumberIsSaid() throws {
    let whole = SafeTensors(saved(.batch, steps: 2))
    for name in ["0.weight", "0.bias", "1.weight", "1.running_mean", "4.running_var", "6.bias"] {
      var file = whole
      file.tensors[name] = nil
      let error = #expect(throws: SafeTensorsError.self) { try read(file) }
      #expect(error?.description == "\(name) is missing")
    }
    for (name, value, words) in [
      ("1.running_var", -1, "below 0"), ("3.bias", Float.nan, "not finite"),
      ("4.running_mean", -Float.infinity, "not finite"),
    ] {
      var file = whole
      let shape = try #require(file.tensors[name]).shape
      file.tensors[name] = .init([Float](repeating: value, count: shape[0]), shape: shape)
      let error = #expect(throws: SafeTensorsError.self) { try read(file) }
      #expect(error?.description.contains(words) == true)
    }
    let error = #expect(throws: SafeTensorsError.self) { try read(SafeTensors([:])) }
    #expect(error?.description == "expected the weights of two layers at least, found 0")
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
