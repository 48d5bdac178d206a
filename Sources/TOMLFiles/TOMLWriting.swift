/// A value as it is written.
package enum TOMLSpelling: Sendable, Equatable {
  /// A number, a truth value or a list of numbers, as TOML spells them.
  case bare(String)
  /// A text, which is quoted.
  case text(String)

  /// The line of a file that gives `key` this value.
  package func line(_ key: String) -> String {
    switch self {
    case .bare(let spelling): "\(key) = \(spelling)"
    case .text(let text): "\(key) = \"\(Self.escaped(text))\""
    }
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": return "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7f:
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: return "\(scalar)"
      }
    }.joined()
  }
}
