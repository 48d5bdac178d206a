import TOMLKit

/// A file in TOML: its keys and values, with the lines on which they stand.
package struct TOMLFile: Sendable {
  /// The keys at the top.
  package let root: Table

  /// Keys and their values.
  package struct Table: Sendable {
    /// The line on which it begins, counted from 1.
    package let line: Int
    /// The entries in the order of their lines.
    package let entries: [Entry]

    /// The value of `key`; nil where there is none.
    package subscript(key: String) -> Entry? { entries.first { $0.key == key } }
  }

  /// A key and its value.
  package struct Entry: Sendable {
    /// The key.
    package let key: String
    /// The line of the key, counted from 1; of the table where the key has no line of its own.
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
    /// A date or a time.
    case date
  }

  /// Reads the text of a file; throws where it is no TOML.
  package init(_ text: String) throws(TOMLFileError) {
    if let line = Self.lineOfNamelessTable(in: text) {
      throw TOMLFileError(line: line, reason: "expected the name of a table behind “[”")
    }
    let table: TOMLTable
    do { table = try TOMLTable(string: text) } catch let error as TOMLParseError {
      let words = error.description.split(whereSeparator: \.isNewline).joined(separator: " ")
      throw TOMLFileError(line: error.source.begin.line, reason: words)
    } catch { throw TOMLFileError(line: 1, reason: "expected TOML") }
    root = Self.table(table, in: "", line: 1, KeyLines(text))
  }

  /// The first line that begins with “[” and goes on with what can't begin a name: the parser, which
  /// takes it for the head of a table, would stop the program there.
  private static func lineOfNamelessTable(in text: String) -> Int? {
    KeyLines.rows(of: text).firstIndex { row in
      row.split(whereSeparator: \.isNewline).contains { part in
        let head = part.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        return head.hasPrefix("[")
          && head.prefixMatch(of: /\[\[?[ \t]*[-A-Za-z0-9_"']/) == nil
      }
    }.map { $0 + 1 }
  }

  private static func table(
    _ table: TOMLTable, in header: String, line: Int, _ lines: KeyLines
  ) -> Table {
    let entries = table.map { key, value in
      let line = lines[header, key] ?? line
      let place = header.isEmpty ? key : "\(header).\(key)"
      return Entry(key: key, line: line, value: self.value(value, in: place, line: line, lines))
    }
    return Table(line: line, entries: entries.sorted { ($0.line, $0.key) < ($1.line, $1.key) })
  }

  private static func value(
    _ value: any TOMLValueConvertible, in header: String, line: Int, _ lines: KeyLines
  ) -> Value {
    switch value.type {
    case .string: .text(value.string ?? "")
    case .int: .number("\(value.int ?? 0)", Double(value.int ?? 0))
    case .double: .number("\(value.double ?? 0)", value.double ?? 0)
    case .bool: .truth(value.bool ?? false)
    case .array:
      .list(
        (value.array.map { Array($0) } ?? []).enumerated().map { index, element in
          let place = "\(header)#\(index)"
          return self.value(element, in: place, line: lines[place, ""] ?? line, lines)
        })
    case .table:
      value.table.map { .table(table($0, in: header, line: lines[header, ""] ?? line, lines)) }
        ?? .date
    default: .date
    }
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
