import RealModule

/// log₁₀ of `value`; NaN for what is not above 0, ∞ for ∞.
package func decimalExponent(_ value: Double) -> Double { value > 0 ? .log10(value) : .nan }

/// 10 to the power of `exponent`, the inverse of `decimalExponent`; NaN for NaN, ∞ or 0 where it is
/// beyond the numbers.
package func powerOfTen(_ exponent: Double) -> Double { .exp10(exponent) }
