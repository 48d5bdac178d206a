package import Datasets
package import NeuralNet
package import Telemetry

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

/// `none`, or what is changed and by how much, as `noise:0.5`.
extension TestShift: Spelled {
  package init?(spelling: String) {
    guard spelling != Self.none.spelling else {
      self = .none
      return
    }
    let parts = spelling.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])),
      let amount = Double(parts[1])
    else { return nil }
    let isPossible =
      switch kind {
      case .none: false
      case .brightness: amount != 0 && (-1...1).contains(amount)
      case .noise, .blur: amount > 0 && amount <= 10
      }
    guard isPossible else { return nil }
    self.init(kind, amount)
  }

  package var spelling: String {
    kind == .none ? kind.rawValue : "\(kind.rawValue):\(amount)"
  }
}

/// The name of an update rule, which its momentum is no part of.
package enum OptimizerName: String, CaseIterable, Spelled, Sendable {
  case sgd, adam
}
