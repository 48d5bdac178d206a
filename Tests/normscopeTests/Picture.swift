/// What a screen shows, line by line without trailing blanks.
struct Picture: Equatable, CustomStringConvertible {
  let lines: [String]

  init(_ text: String) {
    let ended = text.hasSuffix("\n") ? text.dropLast() : text[...]
    lines = ended.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  var text: String { lines.joined(separator: "\n") }
  var description: String { text }

  /// The two top rows of the dashboard.
  var header: String { lines.prefix(2).joined(separator: "\n") }

  /// Everything between the header and the footer, which have two rows and one.
  var body: [String] { Array(lines.dropFirst(2).dropLast()) }

  /// The step in the header's second row; nil where there is none.
  var step: Int? {
    guard let match = lines.dropFirst().first?.firstMatch(of: /step ([0-9]{1,3}(?:\h[0-9]{3})*)/)
    else { return nil }
    return Int(match.1.filter(\.isNumber))
  }

  /// Whether the header says so.
  var isPaused: Bool { header.contains("‖ paused") }

  /// Whether a frame with data is there down to its last row: it is drawn from the top, over one
  /// that has nothing there but the keys.
  var isWhole: Bool { body.last?.isEmpty == false && lines.last?.contains("q quit") == true }
}
