import NeuralNet
import Telemetry
import Training

/// A formula over what a run came to, as `last.drift < 0.5 * twin.last.drift and test_accuracy > 0.9`.
///
/// A value is a number; a comparison is 1 or 0, and 0 where a side of it is not known.
indirect enum Formula: Sendable, Equatable {
  case number(Double)
  case quantity(Quantity)
  /// What is called so beside the formula.
  case name(String)
  /// Whether the network has a normalization of that kind.
  case isNormalized(Quantity, by: NormalizationKind)
  /// The mean, the smallest or the largest of a quantity over the steps after one.
  case over(Range, Quantity, after: Int)
  case negated(Formula)
  case not(Formula)
  case combined(Formula, Operator, Formula)

  /// What a quantity's values over several steps come to.
  enum Range: String, Sendable { case mean, min, max }

  /// What stands between two formulas.
  enum Operator: String, Sendable {
    case or, and
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case equal = "=="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"

    /// How strongly it binds; comparisons do not follow each other.
    var strength: Int {
      switch self {
      case .or: 1
      case .and: 2
      case .less, .atMost, .greater, .atLeast, .equal: 4
      case .plus, .minus: 5
      case .times, .divided: 6
      }
    }

    /// Whether it compares numbers.
    var isComparison: Bool { strength == Self.less.strength }

    /// The value of both sides together.
    func callAsFunction(_ left: Double, _ right: Double) -> Double {
      switch self {
      case .or: left != 0 && !left.isNaN || right != 0 && !right.isNaN ? 1 : 0
      case .and: left != 0 && !left.isNaN && right != 0 && !right.isNaN ? 1 : 0
      case .less: left < right ? 1 : 0
      case .atMost: left <= right ? 1 : 0
      case .greater: left > right ? 1 : 0
      case .atLeast: left >= right ? 1 : 0
      case .equal: left == right ? 1 : 0
      case .plus: left + right
      case .minus: left - right
      case .times: left * right
      case .divided: left / right
      }
    }
  }

  /// The names of other formulas in it.
  var names: [String] { parts.compactMap { if case .name(let name) = $0 { name } else { nil } } }

  /// The quantities in it.
  var quantities: [Quantity] {
    parts.compactMap { part in
      switch part {
      case .quantity(let quantity), .isNormalized(let quantity, _), .over(_, let quantity, _):
        quantity
      default: nil
      }
    }
  }

  /// The formula and all that it is made of.
  private var parts: [Formula] {
    switch self {
    case .negated(let formula), .not(let formula): [self] + formula.parts
    case .combined(let left, _, let right): [self] + left.parts + right.parts
    default: [self]
    }
  }
}

extension Formula {
  /// Whether the value is known and not 0.
  func isTrue(_ evidence: Evidence, _ named: [String: Double]) -> Bool {
    let value = value(evidence, named)
    return value != 0 && !value.isNaN
  }

  /// The value, NaN where something in it is not known; `named` gives those of other formulas.
  func value(_ evidence: Evidence, _ named: [String: Double]) -> Double {
    switch self {
    case .number(let number): number
    case .quantity(let quantity): quantity.value(evidence)
    case .name(let name): named[name] ?? .nan
    case .isNormalized(let quantity, let kind):
      quantity.observation(evidence).map {
        $0.normalization?.id == NormalizationInfo(kind)?.id ? 1 : 0
      }
        ?? .nan
    case .over(let range, let quantity, let step): range(quantity.values(evidence, after: step))
    case .negated(let formula): -formula.value(evidence, named)
    case .not(let formula): formula.value(evidence, named) == 0 ? 1 : 0
    case .combined(let left, let operation, let right):
      operation(left.value(evidence, named), right.value(evidence, named))
    }
  }
}

extension Formula.Range {
  /// What `values` come to; NaN without any.
  func callAsFunction(_ values: [Double]) -> Double {
    switch self {
    case .mean: values.reduce(0, +) / Double(values.count)
    case .min: values.min() ?? .nan
    case .max: values.max() ?? .nan
    }
  }
}
