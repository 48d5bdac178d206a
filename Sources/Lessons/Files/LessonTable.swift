import TOMLFiles
import Telemetry
import Training

/// A table of a lesson's file, whose values are asked for by their kind.
struct LessonTable {
  private let table: TOMLFile.Table
  /// What it stands for, for a line of words.
  private let what: String

  init(_ table: TOMLFile.Table, what: String) { (self.table, self.what) = (table, what) }

  /// An error at `key`, or where the table begins.
  func error(_ key: String, _ reason: String) -> TOMLFileError {
    TOMLFileError(line: table[key]?.line ?? table.line, reason: "\(key): \(reason)")
  }

  /// Throws where there is another key than these.
  func expect(keys: [String]) throws(TOMLFileError) {
    guard let stranger = table.entries.first(where: { !keys.contains($0.key) }) else { return }
    throw TOMLFileError(line: stranger.line, reason: stranger.key.unknownKey(among: keys))
  }

  /// The text of `key`, which has to be there.
  func text(_ key: String) throws(TOMLFileError) -> String {
    guard let text = try optionalText(key) else {
      throw error(key, "\(what) needs this text")
    }
    return text
  }

  /// The text of `key`, nil where it is not there; line breaks are spaces.
  func optionalText(_ key: String) throws(TOMLFileError) -> String? {
    guard let entry = table[key] else { return nil }
    guard case .text(let text) = entry.value else { throw error(key, "expected a text in quotes") }
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !line.isEmpty else { throw error(key, "expected a text that is not empty") }
    return line
  }

  /// The truth value of `key`, nil where it is not there.
  func truth(_ key: String) throws(TOMLFileError) -> Bool? {
    guard let entry = table[key] else { return nil }
    guard case .truth(let isTrue) = entry.value else { throw error(key, "expected true or false") }
    return isTrue
  }

  /// The whole number of `key`, which has to be there.
  func number(_ key: String, in range: ClosedRange<Int>) throws(TOMLFileError) -> Int {
    guard let number = try optionalNumber(key, in: range) else {
      throw error(
        key, "\(what) needs a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The whole number of `key`, nil where it is not there.
  func optionalNumber(_ key: String, in range: ClosedRange<Int>) throws(TOMLFileError) -> Int? {
    guard let entry = table[key] else { return nil }
    guard case .number(let spelling, _) = entry.value, let number = Int(spelling),
      range.contains(number)
    else {
      throw error(
        key, "expected a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The number of `key`, which has to be there and above 0.
  func positive(_ key: String) throws(TOMLFileError) -> Double {
    guard case .number(_, let number)? = table[key]?.value, number > 0, number.isFinite else {
      throw error(key, "expected a number above 0")
    }
    return number
  }

  /// The tables in the list of `key`; none where it is not there.
  func tables(_ key: String) throws(TOMLFileError) -> [LessonTable] {
    guard let entry = table[key] else { return [] }
    guard case .list(let elements) = entry.value else {
      throw error(key, "expected tables, as [[\(key)]]")
    }
    var tables: [LessonTable] = []
    for element in elements {
      guard case .table(let table) = element else {
        throw error(key, "expected tables, as [[\(key)]]")
      }
      tables.append(LessonTable(table, what: "a \(key)"))
    }
    return tables
  }

  /// The configuration whose settings are in the table of `key`, with the names of long options.
  func configuration(_ key: String) throws(TOMLFileError) -> Configuration {
    guard let entry = table[key] else { return Configuration() }
    guard case .table(let settings) = entry.value else {
      throw error(key, "expected a table of settings")
    }
    var spelled: [ConfigurationKey: String] = [:]
    for setting in settings.entries {
      guard let key = ConfigurationKey(rawValue: setting.key), key != .weights else {
        let names = ConfigurationKey.allCases.filter { $0 != .weights }.map(\.rawValue)
        throw TOMLFileError(line: setting.line, reason: setting.key.unknownKey(among: names))
      }
      guard let spelling = setting.value.spelling else {
        throw TOMLFileError(
          line: setting.line, reason: "\(setting.key): expected \(key.values)")
      }
      spelled[key] = spelling
    }
    do { return try Configuration(spelled: spelled) } catch {
      let line = error.key.flatMap { settings[$0.rawValue]?.line } ?? entry.line
      throw TOMLFileError(line: line, reason: error.inFile)
    }
  }
}
