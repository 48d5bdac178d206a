extension TOMLFile.Value {
  /// The number, truth value or date that is written as `word`; nil where it is none of these.
  init?(word: String) {
    switch word {
    case "true": self = .truth(true)
    case "false": self = .truth(false)
    default:
      guard let value = Self.number(word) ?? Self.date(word) else { return nil }
      self = value
    }
  }

  private static func number(_ word: String) -> TOMLFile.Value? {
    let digits = word.replacing("_", with: "")
    func integer(_ digits: Substring, radix: Int) -> TOMLFile.Value? {
      Int(digits, radix: radix).map { .number("\($0)", Double($0)) }
    }
    if word.wholeMatch(of: /[-+]?(0|[1-9](_?[0-9])*)/) != nil {
      return integer(digits[...], radix: 10)
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where word.hasPrefix(prefix) {
      guard word.wholeMatch(of: /0[xob][0-9A-Fa-f](_?[0-9A-Fa-f])*/) != nil else { return nil }
      return integer(digits.dropFirst(2), radix: radix)
    }
    let isFloat =
      word.wholeMatch(
        of: /[-+]?(0|[1-9](_?[0-9])*)(\.[0-9](_?[0-9])*)?([eE][-+]?[0-9](_?[0-9])*)?/) != nil
    guard isFloat || word.wholeMatch(of: /[-+]?(inf|nan)/) != nil, let number = Double(digits)
    else { return nil }
    return .number("\(number)", number)
  }

  private static func date(_ word: String) -> TOMLFile.Value? {
    word.prefixMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}/) == nil ? nil : .date
  }
}
