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
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where word.hasPrefix(prefix) {
      guard word.dropFirst(2).isDigits(where: \.isHexDigit) else { return nil }
      return integer(digits.dropFirst(2), radix: radix)
    }
    let unsigned = word[...].withoutSign
    if unsigned.isDecimal { return integer(digits[...], radix: 10) }
    guard unsigned.isFloat || unsigned == "inf" || unsigned == "nan", let number = Double(digits)
    else { return nil }
    return .number("\(number)", number)
  }

  private static func date(_ word: String) -> TOMLFile.Value? {
    word.prefixMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}/) == nil ? nil : .date
  }
}

extension Substring {
  /// The same without a sign in front.
  fileprivate var withoutSign: Substring { first == "-" || first == "+" ? dropFirst() : self }

  /// Whether it is digits, of which one _ may stand between two.
  fileprivate func isDigits(where isDigit: (Character) -> Bool = \.isWholeNumber) -> Bool {
    split(separator: "_", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.allSatisfy { $0.isASCII && isDigit($0) }
    }
  }

  /// Whether it is a whole number without sign: 0, or digits of which the first is not 0.
  fileprivate var isDecimal: Bool { self == "0" || first != "0" && isDigits() }

  /// Whether it is a number without sign that may have digits behind a point, and an exponent.
  fileprivate var isFloat: Bool {
    let parts = split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    let digits = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return digits[0].isDecimal && digits.dropFirst().allSatisfy { $0.isDigits() }
      && parts.dropFirst().allSatisfy { $0.withoutSign.isDigits() }
  }
}
