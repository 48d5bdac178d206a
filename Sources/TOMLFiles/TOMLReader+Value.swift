extension TOMLReader {
  /// Reads a value of any kind.
  mutating func value() throws(TOMLFileError) -> TOMLFile.Value {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { throw error("too much within each other") }
    if comes("\"\"\"") || comes("'''") { return .text(try longText()) }
    switch next {
    case UInt8(ascii: "\""): return .text(try basicText())
    case UInt8(ascii: "'"): return .text(try literalText())
    case UInt8(ascii: "["): return .list(try list())
    case UInt8(ascii: "{"): return .table(try inlineTable())
    default: return try word()
    }
  }

  private mutating func list() throws(TOMLFileError) -> [TOMLFile.Value] {
    place += 1
    var values: [TOMLFile.Value] = []
    skipLines()
    while !take("]") {
      values.append(try value())
      skipLines()
      if take(",") {
        skipLines()
      } else if next != UInt8(ascii: "]") {
        throw error("expected “,” or “]”, not \(found)")
      }
    }
    return values
  }

  private mutating func inlineTable() throws(TOMLFileError) -> TOMLFile.Table {
    place += 1
    let table = TOMLBranch(line: line)
    skipSpaces()
    if take("}") { return table.table }
    repeat {
      try entry(of: table)
      skipSpaces()
    } while take(",")
    guard take("}") else { throw error("expected “,” or “}”, not \(found)") }
    return table.table
  }

  /// A number, a truth value or a date.
  private mutating func word() throws(TOMLFileError) -> TOMLFile.Value {
    let start = place
    while let byte = next, byte.isOfWord { place += 1 }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    if let value = TOMLFile.Value(word: word) {
      // A time may stand behind a date and a space.
      if case .date = value, bytes[place...].prefix(4).count == 4, next == 0x20,
        bytes[place + 1].isDigit, bytes[place + 2].isDigit, bytes[place + 3] == UInt8(ascii: ":")
      {
        place += 1
        while let byte = next, byte.isOfWord { place += 1 }
      }
      return value
    }
    place = start
    throw error(
      word.isEmpty
        ? "expected a value, not \(found)"
        : "“\(word.prefix(40))” is no number, true or false; a text needs quotes")
  }
}
