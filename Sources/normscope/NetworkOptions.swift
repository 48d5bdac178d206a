import ArgumentParser
import Datasets
import Foundation
import NeuralNet
import Numerics
import Training

/// The options that decide what is trained, common to all commands.
struct NetworkOptions: ParsableArguments {
  @Option(help: "Units of each hidden layer, separated by commas.")
  var hidden = HiddenLayers(units: [100, 100, 100])

  @Option(help: "The nonlinearity of the hidden layers.")
  var activation = Activation.sigmoid

  @Option(
    name: .customLong("init"),
    help: """
      How weights are drawn: gaussian:SIGMA (normal, with this σ), xavier (uniform in ±√(6 / \
      (inputs + units))) or he (normal, σ² = 2 / inputs).
      """)
  var initialization = Initialization.gaussian(0.1)

  @Option(help: "The normalization to start with.")
  var norm = NormalizationKind.none

  @Option(
    name: .customLong("noise"),
    help: """
      The strength of the noise behind --norm noisy, 0 to 100: 0 none, 1 that of Santurkar et al. \
      (default: 1)
      """)
  var chosenNoise: Double?

  @Option(help: "The probability with which an output of a hidden layer is dropped in training.")
  var dropout = 0.0

  @Option(name: .customLong("lr"), help: "The learning rate.")
  var rate = 0.5

  @Option(help: "The momentum of SGD.")
  var momentum = 0.0

  @Option(help: "The update rule.")
  var optimizer = OptimizerName.sgd

  @Option(help: "Examples in a mini-batch.")
  var batch = 60

  @Option(help: "The seed of weights, order of examples, probe, noise and dropout.")
  var seed: UInt64 = 1

  @Option(
    help: """
      What to learn: mnist (inside the program), \(ToySet.allCases.map(\.rawValue).joined(separator: ", ")), \
      or a directory of IDX files under MNIST's names, raw or gzip'd.
      """)
  var data = "mnist"

  @Flag(help: "Decorrelate the inputs and bring them to unit variance first (ZCA).")
  var whitenInputs = false

  /// The configuration that the options ask for; exits with 2 when it can't be.
  func configuration() throws -> Configuration {
    var configuration = Configuration()
    configuration.hidden = hidden.units
    configuration.activation = activation
    configuration.initialization = initialization
    configuration.normalization = norm
    configuration.noise = chosenNoise ?? 1
    configuration.dropout = dropout
    configuration.rate = rate
    configuration.batchSize = batch
    configuration.seed = seed
    switch optimizer {
    case .sgd: configuration.rule = .sgd(momentum: momentum)
    case .adam:
      guard momentum == 0 else {
        throw Failure(message: "--momentum: only SGD has one, and --optimizer is adam", status: 2)
      }
      configuration.rule = .adam
    }
    do { try configuration.validate() } catch { throw Failure.inUse(error) }
    return configuration
  }

  /// Exits with 2 where noise is asked for and nothing is noisy; on the live screen it may come to be.
  func expectNoiseInUse() throws {
    guard chosenNoise == nil || norm == .noisy else {
      throw Failure(message: "--noise: only with --norm noisy", status: 2)
    }
  }

  /// The options as a recording keeps them: long names without dashes, and arguments.
  ///
  /// A flag is there with an empty argument, or not at all.
  var recorded: [String: String] {
    let flags = whitenInputs ? ["whiten-inputs": ""] : [:]
    return flags.merging([
      "hidden": hidden.defaultValueDescription, "activation": activation.rawValue,
      "init": initialization.defaultValueDescription, "norm": norm.rawValue,
      "noise": "\(chosenNoise ?? 1)",
      "dropout": "\(dropout)", "lr": "\(rate)", "momentum": "\(momentum)",
      "optimizer": optimizer.rawValue, "batch": "\(batch)", "seed": "\(seed)", "data": data,
    ]) { $1 }
  }

  /// Where the data come from.
  var source: Dataset.Source { Dataset.Source(argument: data) }

  /// The data, checked against `configuration`; exits with 1 when they can't be read or there is no
  /// memory to train so many `networks` on them, and with 2 when the options don't suit them.
  func load(
    for configuration: Configuration, networks: Int = 1, keepsPast: Bool = true
  ) throws -> Dataset {
    let dataset: Dataset
    do { dataset = try source.load(seed: seed) } catch { throw Failure.atRunTime(error) }
    do { try configuration.validate(dataset) } catch { throw Failure.inUse(error) }
    try expectRoom(
      for: configuration, on: dataset.extent, areLoaded: true, networks: networks,
      keepsPast: keepsPast)
    guard whitenInputs else { return dataset }
    guard dataset.inputs <= Dataset.whiteningLimit else {
      throw Failure(
        message: "--whiten-inputs: at most \(Dataset.whiteningLimit) inputs, and "
          + "\(dataset.name) has \(dataset.inputs)", status: 2)
    }
    return dataset.whitened()
  }
}

/// The argument of `--hidden`.
struct HiddenLayers: ExpressibleByArgument {
  let units: [Int]

  init(units: [Int]) { self.units = units }

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let units = parts.compactMap { Int($0) }
    guard units.count == parts.count else { return nil }
    self.units = units
  }

  var defaultValueDescription: String { units.map { "\($0)" }.joined(separator: ",") }
}

/// The argument of `--optimizer`.
enum OptimizerName: String, CaseIterable, ExpressibleByArgument {
  case sgd, adam

  static var allValueDescriptions: [String: String] {
    ["sgd": "gradient descent, with --momentum if it is given", "adam": "Adam"]
  }
}

extension Activation: ExpressibleByArgument {
  /// The formula of each.
  public static var allValueDescriptions: [String: String] {
    ["sigmoid": "1 / (1 + e⁻ʸ)", "tanh": "tanh y", "relu": "max(0, y)"]
  }
}

extension NormalizationKind: ExpressibleByArgument {
  /// What each normalizes.
  public static var allValueDescriptions: [String: String] {
    Dictionary(
      uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.traits?.summary ?? "nothing: y = z") })
  }
}

extension Initialization: ExpressibleByArgument {
  /// `gaussian:SIGMA`, `xavier` or `he`.
  public init?(argument: String) {
    switch argument {
    case "xavier": self = .xavier
    case "he": self = .he
    default:
      guard argument.hasPrefix("gaussian:"), let sigma = Double(argument.dropFirst(9)) else {
        return nil
      }
      self = .gaussian(sigma)
    }
  }

  /// The argument that gives this value.
  public var defaultValueDescription: String {
    switch self {
    case .gaussian(let sigma): "gaussian:\(sigma)"
    case .xavier: "xavier"
    case .he: "he"
    }
  }
}
