/// `value` with `decimals` digits behind the point and a true minus sign; `n/a` if it is not finite.
///
/// Numbers of 100 000 and more are written with a power of ten, as `3.2e9`.
package func fixed(_ value: Double, _ decimals: Int, signed: Bool = false) -> String {
  guard value.isFinite else { return "n/a" }
  guard abs(value) < 1e5 else { return scientific(value) }
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let rounded = (abs(value) * scale).rounded()
  let digits = String(Int(rounded))
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  let whole = padded.dropLast(decimals)
  let text = decimals == 0 ? padded : "\(whole).\(padded.suffix(decimals))"
  let sign = value < 0 && rounded > 0 ? "−" : signed ? "+" : ""
  return sign + text
}

/// A share (0…1) in percent, as `7 %` or with one digit behind the point below 10 %; `<0.1 %` for
/// what would round to nothing.
package func percent(_ share: Double) -> String {
  guard share.isFinite else { return "n/a" }
  if share > 0, share < 0.0005 { return "<0.1 %" }
  return share == 0 ? "0 %" : fixed(share * 100, share < 0.0995 ? 1 : 0) + " %"
}

/// `value` with the fewest digits that tell it, for labels of axes: `0.5`, `−20`, `3000`, `2e−5`.
package func short(_ value: Double) -> String {
  guard value.isFinite else { return "n/a" }
  if value == value.rounded(), abs(value) < 1e7 {
    return (value < 0 ? "−" : "") + String(Int(abs(value)))
  }
  guard abs(value) < 1e5, abs(value) >= 1e-4 else {
    return scientific(value).replacing(".0e", with: "e")
  }
  for decimals in 0..<6 {
    let text = fixed(value, decimals)
    if let back = Double(text.replacing("−", with: "-")), abs(back - value) <= abs(value) * 1e-6 {
      return text
    }
  }
  return fixed(value, 6)
}

/// `value` with three significant digits or so, as `0.0123`, `45.6` or `1.2e−7`; `n/a` if it is not
/// finite.
///
/// Where it is `signed`, what is above 0 has a plus sign.
package func significant(_ value: Double, signed: Bool = false) -> String {
  guard value.isFinite else { return "n/a" }
  let size = abs(value)
  if size == 0 { return "0" }
  let sign = signed && value > 0 ? "+" : ""
  if size < 1e-4 { return sign + scientific(value) }
  let decimals =
    size < 0.001 ? 6 : size < 0.01 ? 5 : size < 0.1 ? 4 : size < 1 ? 3 : size < 10 ? 2 : 1
  return sign + fixed(value, decimals)
}

/// `count` in groups of three digits, as `12 345`.
package func grouped(_ count: Int) -> String {
  var digits = Array(String(abs(count)))
  var place = digits.count - 3
  while place > 0 {
    digits.insert(" ", at: place)
    place -= 3
  }
  return (count < 0 ? "−" : "") + String(digits)
}

/// `value` as `decimals` digits behind the point of a number below 10, times a power of ten, as
/// `1.2e−7`; `0` for 0, `n/a` if it is not finite.
package func scientific(_ value: Double, _ decimals: Int = 1) -> String {
  guard value.isFinite else { return "n/a" }
  guard value != 0 else { return "0" }
  let limit = 10 - 0.5 * powerOfTen(-Double(decimals))
  var (mantissa, exponent) = (abs(value), 0)
  while mantissa >= limit { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
  while mantissa < limit / 10 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
  let sign = value < 0 ? "−" : ""
  return sign + fixed(mantissa, decimals) + "e" + (exponent < 0 ? "−" : "") + "\(abs(exponent))"
}
