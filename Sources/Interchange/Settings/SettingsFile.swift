import TOMLKit
import Training

/// Settings as a TOML file has them: keys and their values, without tables.
package struct SettingsFile: Sendable {
  /// A key and its value.
  package struct Setting: Sendable, Equatable {
    /// The key.
    package let key: String
    /// The value as a command line has it: a list's elements are separated by commas.
    package let spelling: String
    /// The line of the key, counted from 1.
    package let line: Int
  }

  /// The settings in the order of their lines.
  package let settings: [Setting]

  /// Reads the text of a file.
  ///
  /// Throws what is wrong first: what is no TOML, or a value that is no number, text, truth value or
  /// list of those.
  package init(_ text: String) throws(SettingsError) {
    let table: TOMLTable
    do { table = try TOMLTable(string: text) } catch let error as TOMLParseError {
      throw SettingsError(line: error.source.begin.line, reason: "\(error.description)")
    } catch { throw SettingsError(line: 1, reason: "expected TOML") }
    let lines = Self.lines(of: table.keys, in: text)
    var settings: [Setting] = []
    for (key, value) in table {
      let line = lines[key] ?? 1
      guard let spelling = Self.spelling(of: value) else {
        throw SettingsError(
          line: line,
          reason: "\(key.quotable): expected a number, a text, true, false or a list of those")
      }
      settings.append(Setting(key: key, spelling: spelling, line: line))
    }
    self.settings = settings.sorted { ($0.line, $0.key) < ($1.line, $1.key) }
  }

  private static func spelling(of value: any TOMLValueConvertible) -> String? {
    switch value.type {
    case .string: value.string
    case .int: value.int.map { "\($0)" }
    case .double: value.double.map { "\($0)" }
    case .bool: value.bool.map { "\($0)" }
    case .array:
      value.array.flatMap { array in
        let elements = array.map { $0.type == .array ? nil : spelling(of: $0) }
        return elements.contains(nil) ? nil : elements.compactMap(\.self).joined(separator: ",")
      }
    default: nil
    }
  }

  /// The line on which each of `keys` is first set.
  private static func lines(of keys: [String], in text: String) -> [String: Int] {
    var found: [String: Int] = [:]
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in rows.enumerated() {
      guard let name = line.prefixMatch(of: /\s*\[?\s*["']?(?<name>[^"'=\].]*?)["']?\s*[=\].]/)
      else { continue }
      let key = String(name.output.name)
      if keys.contains(key), found[key] == nil { found[key] = index + 1 }
    }
    return found
  }
}

extension SettingsFile {
  /// The line of a file that sets `key` to `value`.
  package static func line(_ key: String, _ value: Value) -> String {
    switch value {
    case .bare(let spelling): "\(key) = \(spelling)"
    case .text(let text): "\(key) = \(quoted(text))"
    }
  }

  /// A value as it is written.
  package enum Value: Sendable, Equatable {
    /// A number, a truth value or a list of numbers, as TOML spells them.
    case bare(String)
    /// A text, which is quoted.
    case text(String)
  }

  /// A basic string.
  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7f:
        "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16)
      default: "\(scalar)"
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}

/// Why a file of settings can't be taken.
package struct SettingsError: Error, Equatable {
  /// The line, counted from 1.
  package let line: Int
  /// What is wrong there.
  package let reason: String

  /// An error on a line.
  package init(line: Int, reason: String) { (self.line, self.reason) = (line, reason) }
}
