/// The fields of a flat JSON object: numbers, strings without escapes, truth values, null.
///
/// That is all that the lines of commands are made of, and it takes a small part of the time and the
/// room that a decoder of any JSON needs: a recording may have a million lines.
struct RecordingFields {
  /// A value as it is written.
  enum Value: Equatable {
    case string(String)
    case number(String)
    case truth(Bool)
    case null
  }

  /// The fields in their order.
  private(set) var all: [(name: String, value: Value)] = []

  private let line: ArraySlice<UInt8>
  private var place: Int

  /// Reads a line; nil where it is something else.
  init?(_ line: ArraySlice<UInt8>) {
    self.line = line
    place = line.startIndex
    guard take("{") else { return nil }
    if !take("}") {
      repeat {
        guard case .string(let name)? = value(), take(":"), let value = value() else { return nil }
        all.append((name, value))
      } while take(",")
      guard take("}") else { return nil }
    }
    skipSpace()
    guard place == line.endIndex else { return nil }
  }

  private mutating func skipSpace() {
    while place < line.endIndex, line[place].isJSONSpace { place += 1 }
  }

  /// Goes behind `mark` if that comes next, after any space.
  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipSpace()
    guard place < line.endIndex, line[place] == UInt8(ascii: mark) else { return false }
    place += 1
    return true
  }

  private mutating func value() -> Value? {
    if take("\"") {
      let text = prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 >= 32 }
      guard place < line.endIndex, line[place] == UInt8(ascii: "\"") else { return nil }
      place += 1
      return .string(text)
    }
    let word = prefix { $0.isJSONWord }
    return switch word {
    case "true": .truth(true)
    case "false": .truth(false)
    case "null": .null
    case "": nil
    default: .number(word)
    }
  }

  /// Goes behind the bytes that are `wanted` and returns them as text.
  private mutating func prefix(_ wanted: (UInt8) -> Bool) -> String {
    let start = place
    while place < line.endIndex, wanted(line[place]) { place += 1 }
    return String(decoding: line[start..<place], as: UTF8.self)
  }
}

extension RecordingFields.Value {
  /// Puts a string into `target`; false where this is something else.
  func read(into target: inout String?) -> Bool {
    guard case .string(let text) = self else { return false }
    target = text
    return true
  }

  /// Puts a truth value into `target`; false where this is something else.
  func read(into target: inout Bool?) -> Bool {
    guard case .truth(let isTrue) = self else { return false }
    target = isTrue
    return true
  }

  /// Puts a number into `target`; false where this is none, or none that it can hold.
  func read<Number: LosslessStringConvertible & Numeric>(into target: inout Number?) -> Bool {
    guard case .number(let text) = self else { return false }
    target = Number(text)
    return target != nil
  }
}

extension UInt8 {
  /// Whether JSON may have it between two of its parts.
  fileprivate var isJSONSpace: Bool { self == 32 || self == 9 || self == 13 }

  /// Whether it may be of a number, or of `true`, `false` or `null`.
  fileprivate var isJSONWord: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
