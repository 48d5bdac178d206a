/// The names of the command line's long options, and their values as numbers, truth values and
/// strings: `{"hidden":"100,100","lr":0.5,…}`.
///
/// A file may leave settings out, which are the default ones then. What can't be is a
/// `ConfigurationError`, also a key that there is not.
extension Configuration: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WrittenKey.self)
    var values: [ConfigurationKey: String] = [:]
    for written in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
      guard let key = ConfigurationKey(rawValue: written.stringValue) else {
        throw ConfigurationError(unknownKey: written.stringValue)
      }
      guard let value = try? container.decode(WrittenValue.self, forKey: written) else {
        throw ConfigurationError(key, "expected \(key.values), not a list, a table or nothing")
      }
      values[key] = value.spelling
    }
    try self.init(spelled: values)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: ConfigurationKey.self)
    for key in ConfigurationKey.allCases {
      guard let value = value(of: key) else { continue }
      // Numbers and truth values are what they are; everything else is written as it is spelled.
      if let plain = value as? any LosslessStringConvertible & Encodable {
        try container.encode(plain, forKey: key)
      } else {
        try container.encode(value.spelling, forKey: key)
      }
    }
  }
}

/// Any key, also one that there is not.
private struct WrittenKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// A number, a truth value or a string, as text.
private struct WrittenValue: Decodable {
  let spelling: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Whole numbers first: the large ones of a seed are no doubles.
    if let truth = try? container.decode(Bool.self) {
      spelling = truth.spelling
    } else if let whole = try? container.decode(UInt64.self) {
      spelling = whole.spelling
    } else if let whole = try? container.decode(Int.self) {
      spelling = whole.spelling
    } else if let number = try? container.decode(Double.self) {
      spelling = number.spelling
    } else {
      spelling = try container.decode(String.self)
    }
  }
}
