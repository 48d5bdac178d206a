/// A colour of red, green and blue light [sRGB], each 0…255.
package struct RGB: Hashable, Sendable {
  /// The parts.
  package let red: UInt8, green: UInt8, blue: UInt8

  /// The colour of these parts.
  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// The relative luminance: 0 for black, 1 for white [WCAG 2.2].
  package var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let share = Double(part) / 255
      return share <= 0.04045
        ? share / 12.92 : powerOfTen(2.4 * decimalExponent((share + 0.055) / 1.055))
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio with another colour, from 1 to 21 [WCAG 2.2].
  package func contrast(with other: RGB) -> Double {
    let (a, b) = (luminance + 0.05, other.luminance + 0.05)
    return max(a, b) / min(a, b)
  }

  /// The squared distance to another colour.
  package func distance(to other: RGB) -> Int {
    func square(_ a: UInt8, _ b: UInt8) -> Int { (Int(a) - Int(b)) * (Int(a) - Int(b)) }
    return square(red, other.red) + square(green, other.green) + square(blue, other.blue)
  }
}
