/// A file in TOML 1.0 [toml.io/en/v1.0.0]: its keys and values, with the lines on which they stand.
package struct TOMLFile: Sendable {
  /// The keys at the top.
  package let root: Table

  /// Keys and their values.
  package struct Table: Sendable {
    /// The line on which it begins, counted from 1.
    package let line: Int
    /// The entries in their order.
    package let entries: [Entry]

    /// The entry of `key`; nil where there is none.
    package subscript(key: String) -> Entry? { entries.first { $0.key == key } }
  }

  /// A key and its value.
  package struct Entry: Sendable {
    /// The key.
    package let key: String
    /// The line of the key, counted from 1.
    package let line: Int
    /// The value.
    package let value: Value
  }

  /// A value.
  package enum Value: Sendable {
    /// A text.
    case text(String)
    /// A number as Swift writes it, and the number itself.
    case number(String, Double)
    /// A truth value.
    case truth(Bool)
    /// A list.
    case list([Value])
    /// A table.
    case table(Table)
    /// A date or a time, whose value is not read.
    case date
  }

  /// Reads the text of a file; throws where it is no TOML.
  package init(_ text: String) throws(TOMLFileError) {
    var reader = TOMLReader(text)
    root = try reader.document()
  }
}

extension TOMLFile.Value {
  /// The value as a command line has it, a list's elements separated by commas; nil for what is no
  /// number, text, truth value or list of those.
  package var spelling: String? {
    switch self {
    case .text(let text): return text
    case .number(let spelling, _): return spelling
    case .truth(let isTrue): return "\(isTrue)"
    case .list(let elements):
      let spellings = elements.map { element in
        if case .list = element { return String?.none }
        return element.spelling
      }
      return spellings.contains(nil)
        ? nil : spellings.compactMap(\.self).joined(separator: ",")
    case .table, .date: return nil
    }
  }
}

/// Why a file can't be taken.
package struct TOMLFileError: Error, Equatable {
  /// The line, counted from 1.
  package let line: Int
  /// What is wrong there, in one line.
  package let reason: String

  /// An error on a line.
  package init(line: Int, reason: String) { (self.line, self.reason) = (line, reason) }
}
