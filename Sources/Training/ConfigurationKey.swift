import Datasets
import NeuralNet

/// A setting of a configuration, by the name of its long option on the command line, which it has in
/// files as well.
package enum ConfigurationKey: String, CaseIterable, CodingKey, Sendable {
  case hidden, activation
  case skips = "skip"
  case initialization = "init"
  case normalization = "norm"
  case normalizesAfter = "norm-after"
  case twin, noise, groups, dropout
  case rate = "lr"
  case optimizer, momentum
  case weightDecay = "weight-decay"
  case batchSize = "batch"
  case seed, data, examples
  case whitensInputs = "whiten-inputs"
  case keepsOrder = "no-shuffle"
  case shiftTest = "shift-test"
  case weights = "init-weights"

  /// What its values are, in words that follow “expected”.
  package var values: String {
    switch self {
    case .hidden: "whole numbers separated by commas, as 100,100,100"
    case .activation: Self.oneOf(Activation.allCases)
    case .initialization: "gaussian:SIGMA (a number from 0 up), xavier or he"
    case .normalization, .twin: Self.oneOf(NormalizationKind.allCases)
    case .noise: "a number from 0 to 100"
    case .groups: "a whole number from 1 up that divides the units of each layer"
    case .dropout, .momentum, .weightDecay: "a number from 0 up and below 1"
    case .rate: "a number above 0"
    case .optimizer: Self.oneOf(OptimizerName.allCases)
    case .batchSize: "a whole number from 2 up"
    case .seed: "a whole number from 0 to \(UInt64.max)"
    case .data: Dataset.Source.names.joined(separator: ", ") + " or a directory"
    case .examples: "a whole number from the size of a mini-batch up"
    case .skips, .normalizesAfter, .whitensInputs, .keepsOrder: "true or false"
    case .shiftTest:
      "none, brightness:AMOUNT (−1 to 1, not 0), noise:SIGMA or blur:SIGMA (above 0, up to 10)"
    case .weights: "the path of a safetensors file"
    }
  }

  private static func oneOf(_ values: [some Spelled]) -> String {
    "one of " + values.map(\.spelling).joined(separator: ", ")
  }
}

/// A setting whose value is impossible, or that there is not.
package struct ConfigurationError: Error, Equatable, CustomStringConvertible {
  /// The setting; nil for one that there is not.
  package let key: ConfigurationKey?
  /// What is possible, and what was given.
  package let reason: String

  /// The value of `key` is impossible.
  package init(_ key: ConfigurationKey, _ reason: String) {
    self.key = key
    self.reason = reason
  }

  /// There is no setting called `name`.
  package init(unknownKey name: String) {
    key = nil
    reason = name.unknownKey(among: ConfigurationKey.allCases.map(\.rawValue))
  }

  /// One line that names the option of the command line.
  package var description: String { key.map { "--\($0.rawValue): \(reason)" } ?? reason }

  /// One line that names the key of a file.
  package var inFile: String { key.map { "\($0.rawValue): \(reason)" } ?? reason }
}

extension String {
  /// That there is no key of this name but those of `names`, and which of them may be meant.
  package func unknownKey(among names: [String]) -> String {
    "there is no key “\(quotable)”\(hint(among: names)); there are " + names.joined(separator: ", ")
  }

  /// Which of `names` may be meant, as `, perhaps batch is meant`; empty where none is like it.
  package func hint(among names: [String]) -> String {
    nearest(of: names).map { ", perhaps \($0) is meant" } ?? ""
  }

  /// That of `names` which this is most likely a misspelling of; nil where none is like it.
  private func nearest(of names: [String]) -> String? {
    let given = prefix(40)
    // A letter in place of another counts twice, as it goes and comes.
    let distances = names.map { (name: $0, distance: $0.difference(from: given).count) }
    let nearest = distances.min { $0.distance < $1.distance }
    return nearest.flatMap { $0.distance <= max(2, given.count / 3) ? $0.name : nil }
  }

  /// The beginning of the text in a form that fits into a line of words.
  package var quotable: String { (count > 40 ? prefix(40) + "…" : self).printable }
}
