import Drawing

extension InputDecoder {
  /// What an Esc begins: a sequence, or a key pressed after it.
  ///
  /// Terminals send Alt with a key as Esc and that key; the two are told as two.
  static func readEscape(_ bytes: ArraySlice<UInt8>) -> Reading {
    let body = Array(bytes.dropFirst().prefix(longestSequence))
    switch body.first {
    case nil: return .unfinished
    case UInt8(ascii: "["): return readControlSequence(body)
    case UInt8(ascii: "O"): return readKeypad(body)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      return readString(body)
    default: return .event(.key(.escape), length: 1)
    }
  }

  /// `ESC [ parameters intermediates final`, with the exceptions of the Linux console and of mice.
  private static func readControlSequence(_ body: [UInt8]) -> Reading {
    guard body.count > 1 else { return .unfinished }
    switch body[1] {
    case UInt8(ascii: "["):
      guard body.count > 2 else { return .unfinished }
      guard (0x41...0x45).contains(body[2]) else { return .nothing(length: 3) }
      return .event(.key(.function(Int(body[2]) - 0x40)), length: 4)
    case UInt8(ascii: "M"):
      // No number in it is a control character: what begins with one has cut it off.
      if let end = body.indices.dropFirst(2).prefix(3).first(where: { body[$0] < 0x20 }) {
        return .nothing(length: end + 1)
      }
      guard body.count > 4 else { return .unfinished }
      let numbers = body[2...4].map { Int($0) - 32 }
      return mouse(numbers[0], x: numbers[1], y: numbers[2], length: 6)
    default: break
    }
    guard let end = body.indices.dropFirst().first(where: { !(0x20...0x3F).contains(body[$0]) })
    else { return .unfinished }
    guard (0x40...0x7E).contains(body[end]) else { return .nothing(length: end + 1) }
    let length = end + 2
    if body[1] == UInt8(ascii: "<"), body[end] == UInt8(ascii: "M") {
      let numbers = numbers(body[2..<end])
      guard numbers.count == 3 else { return .nothing(length: length) }
      return mouse(numbers[0], x: numbers[1], y: numbers[2], length: length)
    }
    if body[1] == UInt8(ascii: "?"), body[end] == UInt8(ascii: "c") {
      return .reply(.identity, length: length)
    }
    let numbers = numbers(body[1..<end])
    if body[end] == UInt8(ascii: "~"), numbers.first == 200 { return .paste(length: length) }
    guard let key = key(final: body[end], numbers: numbers) else {
      return .nothing(length: length)
    }
    return .event(.key(key), length: length)
  }

  /// `ESC O final`: cursor keys, function keys and the keypad in application mode.
  private static func readKeypad(_ body: [UInt8]) -> Reading {
    guard let end = body.indices.dropFirst().first(where: { !(0x30...0x39).contains(body[$0]) })
    else { return .unfinished }
    let final = body[end]
    if (0x6A...0x79).contains(final) {
      return .event(.key(.character(Unicode.Scalar(final - 0x40))), length: end + 2)
    }
    if final == UInt8(ascii: "M") { return .event(.key(.enter), length: end + 2) }
    if let key = key(final: final, numbers: []) { return .event(.key(key), length: end + 2) }
    return .nothing(length: (0x40...0x7E).contains(final) ? end + 2 : end + 1)
  }

  /// A reply of the terminal or a string for it, up to BEL or ESC \.
  private static func readString(_ body: [UInt8]) -> Reading {
    for i in body.indices.dropFirst() {
      if body[i] == 0x07 { return reply(body[..<i], length: i + 2) }
      if body[i] == 0x1B, i + 1 < body.count {
        guard body[i + 1] == UInt8(ascii: "\\") else { return .nothing(length: i + 1) }
        return reply(body[..<i], length: i + 3)
      }
    }
    return .unfinished
  }

  /// The key of a control sequence; modifiers do not count.
  private static func key(final: UInt8, numbers: [Int]) -> Key? {
    switch final {
    case UInt8(ascii: "A"): return .up
    case UInt8(ascii: "B"): return .down
    case UInt8(ascii: "C"): return .right
    case UInt8(ascii: "D"): return .left
    case UInt8(ascii: "F"): return .end
    case UInt8(ascii: "H"): return .home
    case UInt8(ascii: "Z"): return .backTab
    case UInt8(ascii: "P")...UInt8(ascii: "S"): return .function(Int(final) - 0x4F)
    case UInt8(ascii: "~"): return numbers.first.flatMap(numberedKey)
    default: return nil
    }
  }

  private static func numberedKey(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }

  /// A mouse report with positions from 1; only the left button's press and the wheel count.
  private static func mouse(_ button: Int, x: Int, y: Int, length: Int) -> Reading {
    // Shift, Alt and Ctrl do not count.
    let action: Mouse.Action? =
      switch button & ~0x1C {
      case 0: .press
      case 64: .wheelUp
      case 65: .wheelDown
      default: nil
      }
    guard let action, x > 0, y > 0 else { return .nothing(length: length) }
    return .event(.mouse(Mouse(action, x: x - 1, y: y - 1)), length: length)
  }

  /// Decimal numbers between semicolons; what is none counts as 0, as does one above 65535.
  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
    bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { digits in
      digits.reduce(0) { value, digit in
        guard (0x30...0x39).contains(digit), value <= 6553 else { return 0 }
        return value * 10 + Int(digit) - 0x30
      }
    }
  }
}
