/// log₁₀ of `value`, within a few units in the last place; NaN for what is not above 0, ∞ for ∞.
///
/// With value = 2ᵉ m, 1 ≤ m < 2: e ln 2 + ln m, and ln m = 2 artanh s by its series,
/// s = (m − 1) / (m + 1) ≤ 1/3.
package func decimalExponent(_ value: Double) -> Double {
  guard value > 0 else { return .nan }
  guard value.isFinite else { return value }
  let s = (value.significand - 1) / (value.significand + 1)
  var (sum, power) = (0.0, s)
  for k in stride(from: 1.0, through: 33, by: 2) {
    sum += power / k
    power *= s * s
  }
  let (ln2, ln10) = (0.693_147_180_559_945_3, 2.302_585_092_994_045_7)
  return (Double(value.exponent) * ln2 + 2 * sum) / ln10
}

/// 10 to the power of `exponent`, the inverse of `decimalExponent`, within 1e-14 of its size; NaN
/// for NaN, ∞ or 0 where it is beyond the numbers.
///
/// 10ˣ = 2ⁿ eʳ with n the whole number nearest to x log₂ 10, |r| ≤ ln 2 / 2, and eʳ by its series.
package func powerOfTen(_ exponent: Double) -> Double {
  guard exponent.isFinite else { return exponent == -.infinity ? 0 : exponent }
  guard abs(exponent) < 400 else { return exponent > 0 ? .infinity : 0 }
  let (ln2, ln10) = (0.693_147_180_559_945_3, 2.302_585_092_994_045_7)
  let whole = (exponent * ln10 / ln2).rounded()
  let rest = exponent * ln10 - whole * ln2
  var (sum, term) = (1.0, 1.0)
  for k in stride(from: 1.0, through: 18, by: 1) {
    term *= rest / k
    sum += term
  }
  return Double(sign: .plus, exponent: Int(whole), significand: sum)
}
