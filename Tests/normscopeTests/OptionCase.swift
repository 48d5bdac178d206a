import Testing

/// An option, values of it that are taken and change something, and values that are refused.
struct OptionCase: Sendable, CustomTestStringConvertible {
  /// The option's name, with dashes.
  let name: String
  /// Arguments that it needs beside it.
  let context: [String]
  /// What may be given, with the name: each changes something.
  private(set) var taken: [[String]]
  /// Values that are mistakes: of another kind, out of range, extreme.
  let refused: [String]
  /// Whether the option takes no value.
  let isFlag: Bool

  var testDescription: String { name }

  /// The same where what it changes is seen elsewhere.
  var onlyRefused: OptionCase {
    var copy = self
    copy.taken = []
    return copy
  }

  /// An option with a value.
  static func option(
    _ name: String, taken: [String], refused: [String], with context: [String] = []
  ) -> OptionCase {
    OptionCase(
      name: name, context: context, taken: taken.map { [name, $0] }, refused: refused,
      isFlag: false)
  }

  /// An option without one, which refuses every value.
  static func flag(_ name: String, with context: [String] = []) -> OptionCase {
    OptionCase(name: name, context: context, taken: [[name]], refused: ["-1"], isFlag: true)
  }
}
