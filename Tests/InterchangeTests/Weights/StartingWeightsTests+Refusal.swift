import Datasets
import Interchange
import NeuralNet
import Testing
import Training
import TrainingFixtures

/// Files that do not suit the network, and what is said of them.
extension StartingWeightsTests {
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
}
