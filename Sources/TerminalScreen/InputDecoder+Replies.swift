import Drawing

extension InputDecoder {
  /// What a string of the terminal tells, without its end: `]11;` and a colour, or nothing.
  static func reply(_ string: ArraySlice<UInt8>, length: Int) -> Reading {
    let text = String(decoding: string, as: UTF8.self)
    guard text.hasPrefix("]11;"), let color = RGB(specification: text.dropFirst(4)) else {
      return .nothing(length: length)
    }
    return .reply(.ground(color), length: length)
  }
}

extension RGB {
  /// A colour as X writes it: `rgb:` and three parts of 1 to 4 hexadecimal digits each, with a slash
  /// between them; `rgba:` has a fourth one, which does not count.
  fileprivate init?(specification: Substring) {
    let parts = specification.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = ["rgb": 3, "rgba": 4][parts[0]] else { return nil }
    let numbers = parts[1].split(separator: "/", omittingEmptySubsequences: false).map(Self.part)
    guard numbers.count == count, let red = numbers[0], let green = numbers[1],
      let blue = numbers[2]
    else { return nil }
    self.init(red, green, blue)
  }

  /// Hexadecimal digits as a share of the most that so many can be, in 255ths.
  private static func part(_ digits: Substring) -> UInt8? {
    guard (1...4).contains(digits.count), digits.allSatisfy(\.isHexDigit),
      let number = Int(digits, radix: 16)
    else { return nil }
    let most = 1 << (4 * digits.count) - 1
    return UInt8((number * 255 + most / 2) / most)
  }
}
