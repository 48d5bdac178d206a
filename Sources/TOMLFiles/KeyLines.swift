/// On which line of a TOML text each key stands, which the parser does not tell.
///
/// Keys within the braces of a line are not among them.
struct KeyLines {
  private var lines: [String: Int] = [:]

  /// Finds the keys of a text.
  init(_ text: String) {
    var (header, counts) = ("", [String: Int]())
    // The quotes that a text over several lines ends with, while there is one.
    var ending: String?
    for (index, row) in Self.rows(of: text).enumerated() {
      if let quotes = ending {
        if row.contains(quotes) { ending = nil }
        continue
      }
      if let name = row.wholeMatch(of: /\s*\[\[\s*(?<name>[^\]]*?)\s*\]\].*/)?.output.name {
        let count = counts[String(name), default: 0]
        counts[String(name)] = count + 1
        header = "\(name)#\(count)"
        lines["\(header)|"] = index + 1
      } else if let name = row.wholeMatch(of: /\s*\[\s*(?<name>[^\]]*?)\s*\].*/)?.output.name {
        header = String(name)
        lines["\(header)|"] = index + 1
      } else if let name = row.prefixMatch(of: /\s*["']?(?<name>[^"'=.#]*?)["']?\s*[=.]/)?.output
        .name
      {
        let place = "\(header)|\(name)"
        if lines[place] == nil { lines[place] = index + 1 }
      }
      ending = ["\"\"\"", "'''"].first {
        row.split(separator: $0, omittingEmptySubsequences: false).count % 2 == 0
      }
    }
  }

  /// The lines of a text, without what ends them.
  static func rows(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }

  /// The line of `key` in the table called `header`, or where that begins if the key is empty.
  subscript(header: String, key: String) -> Int? { lines["\(header)|\(key)"] ?? lines["\(key)|"] }
}
