/// Reads the text of a TOML file from its beginning to its end.
///
/// It believes nothing: whatever the text is, it gives a table or an error with a line.
struct TOMLReader {
  let bytes: [UInt8]
  var place = 0
  /// The line at hand, counted from 1.
  var line = 1
  /// How many lists and tables are within each other here.
  var depth = 0

  /// The most that may be within each other.
  static let deepest = 64

  init(_ text: String) {
    var text = text[...]
    // A mark of the order of bytes may stand at the beginning.
    if text.first == "\u{FEFF}" { text = text.dropFirst() }
    bytes = Array(text.utf8)
  }

  /// The table of the whole text.
  mutating func document() throws(TOMLFileError) -> TOMLFile.Table {
    let root = TOMLBranch(line: 1)
    var table = root
    while true {
      skipLines()
      guard let byte = next else { return root.table }
      if byte == UInt8(ascii: "[") {
        table = try header(root)
      } else {
        try entry(of: table)
      }
      try endLine()
    }
  }

  /// The byte at hand; nil at the end.
  var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  /// Goes behind `sign` if that comes next.
  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: sign) else { return false }
    place += 1
    return true
  }

  /// Whether these bytes come next.
  func comes(_ text: StaticString) -> Bool {
    bytes[place...].prefix(text.utf8CodeUnitCount).elementsEqual(
      UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func skipSpaces() {
    while let byte = next, byte == 0x20 || byte == 0x09 { place += 1 }
  }

  /// Goes behind a line break if one comes next.
  mutating func takeLineBreak() -> Bool {
    guard comes("\n") || comes("\r\n") else { return false }
    place += comes("\n") ? 1 : 2
    line += 1
    return true
  }

  /// Goes behind spaces, comments and line breaks.
  mutating func skipLines() {
    repeat {
      skipSpaces()
      if next == UInt8(ascii: "#") {
        while next != nil, !comes("\n"), !comes("\r\n") { place += 1 }
      }
    } while takeLineBreak()
  }

  private mutating func endLine() throws(TOMLFileError) {
    let before = line
    skipLines()
    guard line > before || next == nil else {
      throw error("expected the end of the line, not \(found)")
    }
  }

  func error(_ reason: String) -> TOMLFileError {
    TOMLFileError(line: line, reason: reason)
  }

  /// What comes next, for a line of words.
  var found: String {
    guard let byte = next else { return "the end of the file" }
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return "the end of the line" }
    let rest = String(decoding: bytes[place...].prefix(16), as: UTF8.self)
    guard let first = rest.unicodeScalars.first, first.value >= 0x20, first.value != 0x7F else {
      return "a control character"
    }
    return "“\(first)”"
  }

  /// Reads the head of a table and returns the table.
  private mutating func header(_ root: TOMLBranch) throws(TOMLFileError) -> TOMLBranch {
    place += 1
    let isList = take("[")
    let keys = try keys()
    guard take("]"), !isList || take("]") else { throw error("expected “]”, not \(found)") }
    var table = root
    for key in keys.dropLast() { table = try table.descend(key, line: line, isHead: true) }
    return try isList
      ? table.append(to: keys[keys.count - 1], line: line)
      : table.define(keys[keys.count - 1], line: line)
  }

  /// Reads a key, “=” and a value into `table`.
  mutating func entry(of table: TOMLBranch) throws(TOMLFileError) {
    let first = line
    let keys = try keys()
    guard take("=") else { throw error("expected “=” behind a key, not \(found)") }
    skipSpaces()
    let value = try value()
    var table = table
    for key in keys.dropLast() { table = try table.descend(key, line: first, isHead: false) }
    try table.set(keys[keys.count - 1], to: value, line: first)
  }

  /// Reads the parts of a dotted key, and the spaces around them.
  private mutating func keys() throws(TOMLFileError) -> [String] {
    var keys: [String] = []
    repeat {
      skipSpaces()
      keys.append(try key())
      skipSpaces()
      guard keys.count < Self.deepest else { throw error("a key of too many parts") }
    } while take(".")
    return keys
  }

  private mutating func key() throws(TOMLFileError) -> String {
    if next == UInt8(ascii: "\"") { return try basicText() }
    if next == UInt8(ascii: "'") { return try literalText() }
    let start = place
    while let byte = next, byte.isBareKey { place += 1 }
    guard place > start else { throw error("expected a key, not \(found)") }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
  fileprivate var isBareKey: Bool {
    isDigit || isLetter || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
  }
  var isOfWord: Bool {
    isBareKey || self == UInt8(ascii: "+") || self == UInt8(ascii: ".")
      || self == UInt8(ascii: ":")
  }
}
