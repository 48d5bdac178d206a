/// Whether `a` comes before `b` where numbers within names count as numbers: `layer2` before
/// `layer10`.
///
/// Where all else is the same, the order of the characters decides.
package func isNaturallyOrdered(_ a: String, before b: String) -> Bool {
  var (left, right) = (a.utf8[...], b.utf8[...])
  while let x = left.first, let y = right.first {
    if isDigit(x), isDigit(y) {
      let (one, other) = (number(&left), number(&right))
      if one.count != other.count { return one.count < other.count }
      if !one.elementsEqual(other) { return one.lexicographicallyPrecedes(other) }
    } else {
      if x != y { return x < y }
      left.removeFirst()
      right.removeFirst()
    }
  }
  if left.isEmpty != right.isEmpty { return left.isEmpty }
  return a < b
}

/// Takes the digits in front of `text`; returns them without leading zeros.
private func number(_ text: inout Substring.UTF8View) -> Substring.UTF8View {
  let digits = text.prefix(while: isDigit)
  text = text.dropFirst(digits.count)
  return digits.drop { $0 == UInt8(ascii: "0") }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
