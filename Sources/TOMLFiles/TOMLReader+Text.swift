extension TOMLReader {
  /// A text between quotes on one line, with escapes.
  mutating func basicText() throws(TOMLFileError) -> String {
    place += 1
    var text: [UInt8] = []
    while !take("\"") {
      if take("\\") { try escape(into: &text) } else { text.append(try textByte()) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A text between apostrophes on one line.
  mutating func literalText() throws(TOMLFileError) -> String {
    place += 1
    var text: [UInt8] = []
    while !take("'") { text.append(try textByte()) }
    return String(decoding: text, as: UTF8.self)
  }

  /// A text between three quotes or apostrophes, which may have several lines.
  mutating func longText() throws(TOMLFileError) -> String {
    let quote = bytes[place]
    let hasEscapes = quote == UInt8(ascii: "\"")
    place += 3
    _ = takeLineBreak()
    var text: [UInt8] = []
    while true {
      let count = bytes[place...].prefix { $0 == quote }.count
      if count >= 3 {
        // Up to two of them may belong to the text.
        text += [UInt8](repeating: quote, count: min(2, count - 3))
        place += min(5, count)
        return String(decoding: text, as: UTF8.self)
      }
      if takeLineBreak() {
        text.append(UInt8(ascii: "\n"))
      } else if hasEscapes, take("\\") {
        let backslash = place
        skipSpaces()
        if takeLineBreak() {
          repeat { skipSpaces() } while takeLineBreak()
        } else {
          place = backslash
          try escape(into: &text)
        }
      } else {
        text.append(try textByte())
      }
    }
  }

  /// The next byte of a text, which goes on.
  private mutating func textByte() throws(TOMLFileError) -> UInt8 {
    guard let byte = next, byte >= 0x20 && byte != 0x7F || byte == 0x09 else {
      throw error("a text does not end: expected quotes, not \(found)")
    }
    place += 1
    return byte
  }

  /// What a backslash and what follows it stand for.
  private mutating func escape(into text: inout [UInt8]) throws(TOMLFileError) {
    let signs: [UInt8: UInt8] = [
      UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A,
      UInt8(ascii: "f"): 0x0C, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "\""): 0x22,
      UInt8(ascii: "\\"): 0x5C,
    ]
    guard let sign = next else { throw error("a text does not end") }
    place += 1
    if let byte = signs[sign] { return text.append(byte) }
    let count = sign == UInt8(ascii: "u") ? 4 : sign == UInt8(ascii: "U") ? 8 : 0
    let digits = bytes[place...].prefix(count)
    guard count > 0, digits.count == count, digits.allSatisfy(\.isHexDigit),
      let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(number)
    else {
      throw error("“\\” and what follows it mean nothing; as in \\n, \\\" or \\u00e9")
    }
    place += count
    text += Array(String(Character(scalar)).utf8)
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    isDigit || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
  }
}
