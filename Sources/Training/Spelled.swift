package import Datasets
package import NeuralNet

/// A value that is written in one way, on the command line and in files alike.
package protocol Spelled {
  /// The value that `spelling` means; nil where it means none.
  init?(spelling: String)

  /// How the value is written; it means the same value again.
  var spelling: String { get }
}

extension Spelled where Self: RawRepresentable<String> {
  package init?(spelling: String) { self.init(rawValue: spelling) }
  package var spelling: String { rawValue }
}

extension Spelled where Self: LosslessStringConvertible {
  package init?(spelling: String) { self.init(spelling) }
  package var spelling: String { description }
}

extension Bool: Spelled {}
extension Double: Spelled {}
extension Int: Spelled {}
extension UInt64: Spelled {}

/// Numbers separated by commas, as `100,100`; nothing between two commas means nothing.
extension Array: Spelled where Element == Int {
  package init?(spelling: String) {
    let parts = spelling.split(separator: ",", omittingEmptySubsequences: false)
    self = parts.compactMap { Int($0) }
    guard count == parts.count else { return nil }
  }

  package var spelling: String { map { "\($0)" }.joined(separator: ",") }
}

extension Activation: Spelled {}
extension NormalizationKind: Spelled {}

/// `gaussian:SIGMA`, `xavier` or `he`.
extension Initialization: Spelled {
  package init?(spelling: String) {
    switch spelling {
    case "xavier": self = .xavier
    case "he": self = .he
    default:
      guard spelling.hasPrefix("gaussian:"), let sigma = Double(spelling.dropFirst(9)) else {
        return nil
      }
      self = .gaussian(sigma)
    }
  }

  package var spelling: String {
    switch self {
    case .gaussian(let sigma): "gaussian:\(sigma)"
    case .xavier: "xavier"
    case .he: "he"
    }
  }
}

/// The name of a built-in set, or the path of a directory.
extension Dataset.Source: Spelled {
  package init?(spelling: String) { self.init(argument: spelling) }

  package var spelling: String {
    switch self {
    case .mnist: "mnist"
    case .toy(let set): set.rawValue
    case .directory(let path): path
    }
  }
}

/// The name of an update rule, which its momentum is no part of.
package enum OptimizerName: String, CaseIterable, Spelled, Sendable {
  case sgd, adam
}
