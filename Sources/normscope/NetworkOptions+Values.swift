import ArgumentParser
import Datasets
import NeuralNet
import Training

/// The argument of `--hidden`.
struct HiddenLayers: ExpressibleByArgument {
  let units: [Int]

  init(units: [Int]) { self.units = units }

  init?(argument: String) {
    guard let units = [Int](spelling: argument) else { return nil }
    self.units = units
  }

  var defaultValueDescription: String { units.spelling }
}

extension OptimizerName: ExpressibleByArgument {
  /// What each rule is.
  public static var allValueDescriptions: [String: String] {
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
  public init?(argument: String) { self.init(spelling: argument) }

  /// The argument that gives this value.
  public var defaultValueDescription: String { spelling }
}

extension Dataset.Source: ExpressibleByArgument {
  /// The name of a built-in set, or the path of a directory.
  public init?(argument: String) { self.init(spelling: argument) }

  /// The argument that gives this value.
  public var defaultValueDescription: String { spelling }
}
