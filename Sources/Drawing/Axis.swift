/// A scale from numbers to cells, linear or symmetric-logarithmic.
package struct Axis: Equatable, Sendable {
  /// The number at the lower end.
  package let lower: Double
  /// The number at the upper end; above `lower`.
  package let upper: Double
  /// Whether it is linear about 0 only and logarithmic beyond.
  package let isLogarithmic: Bool
  /// Where it becomes logarithmic, if it does.
  private let unit: Double

  /// A scale over `lower`…`upper`; an empty or infinite span is widened to one that can be drawn.
  package init(_ lower: Double, _ upper: Double) {
    let low = lower.isFinite ? lower : 0
    let high = upper.isFinite ? upper : low + 1
    self.lower = low
    self.upper = high > low ? high : low + max(1, abs(low) * 1e-3)
    isLogarithmic = false
    unit = 1
  }

  /// A scale that is symmetric about 0, linear within ± `unit` and logarithmic out to 10ⁿ times as
  /// much, n `decades` from 1 up; its slope does not jump at ± `unit`, which is above 0.
  package init(decades: Int, from unit: Double = 1) {
    upper = unit * powerOfTen(Double(max(1, decades)))
    lower = -upper
    isLogarithmic = true
    self.unit = unit
  }

  /// A scale that is symmetric about 0 and reaches a round number at or above `extent`; 1 where that
  /// is not above 0 or not finite.
  package init(reaching extent: Double) {
    let limit = Self.round(atLeast: extent)
    self.init(-limit, limit)
  }

  /// Where `value` is: 0 at the lower end, 1 at the upper, not clipped; NaN for NaN.
  package func position(_ value: Double) -> Double {
    guard isLogarithmic else { return (value - lower) / (upper - lower) }
    return (1 + Self.compressed(value / unit) / Self.compressed(upper / unit)) / 2
  }

  /// The number at `position`, the inverse of `position(_:)`.
  package func value(at position: Double) -> Double {
    guard isLogarithmic else { return lower + (upper - lower) * position }
    let compressed = (2 * position - 1) * Self.compressed(upper / unit)
    let size = abs(compressed)
    return size <= 1
      ? unit * compressed
      : (compressed < 0 ? -unit : unit) * powerOfTen((size - 1) / Self.decade)
  }

  /// x within ±1, ±(1 + ln |x|) beyond.
  private static func compressed(_ value: Double) -> Double {
    let size = abs(value)
    guard size > 1 else { return value }
    return (value < 0 ? -1 : 1) * (1 + Self.decade * decimalExponent(size))
  }

  /// ln 10.
  private static let decade = 2.302_585_092_994_046

  /// The edges of `count` bins of the same width in cells, `count + 1` numbers in ascending order; one
  /// bin at least.
  package func edges(_ count: Int) -> [Float] {
    (0...max(1, count)).map { Float(value(at: Double($0) / Double(max(1, count)))) }
  }

  /// Round numbers within the axis in ascending order, evenly spaced, about `count` at the most.
  ///
  /// None where `count` is not above 0. On a logarithmic axis 0, where it becomes logarithmic, and all
  /// decades from there.
  package func ticks(atMost count: Int) -> [Double] {
    guard count > 0 else { return [] }
    if isLogarithmic { return decades(every: 1) }
    let step = Self.round(atLeast: (upper - lower) / Double(count), [1, 2, 5, 10])
    let first = (lower / step - 1e-9).rounded(.up)
    let last = (upper / step + 1e-9).rounded(.down)
    guard first.isFinite, last.isFinite, last - first < 1e4, first <= last else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// The smallest of the `steps` times a power of ten that is at least `value`; 1 where there is none.
  package static func round(
    atLeast value: Double, _ steps: [Double] = [1, 1.5, 2, 3, 4, 6, 8, 10]
  ) -> Double {
    guard value.isFinite, value > 0 else { return 1 }
    var power = 1.0
    while power > value { power /= 10 }
    while power * 10 <= value { power *= 10 }
    return (steps.first { $0 * power >= value * (1 - 1e-9) } ?? 10) * power
  }
}

extension Axis {
  /// A number of a linear axis as its label: in the fewest digits that tell it from those a thousandth of
  /// the axis away, as `0.5`, `−0.004` or `1.25e7`; `n/a` if it is not finite.
  package func label(_ value: Double) -> String {
    func isTold(by text: String) -> Bool {
      let told = Double(text.replacing("−", with: "-")) ?? .nan
      return abs(told - value) <= (upper - lower) / 1000
    }
    let brief = short(value)
    guard value.isFinite, !isTold(by: brief) else { return brief }
    let isPlain = (1e-4..<1e5).contains(abs(value))
    return (1...13).lazy.map { isPlain ? fixed(value, $0) : scientific(value, $0) }
      .first(where: isTold) ?? brief
  }

  /// The label of a tick of a logarithmic axis: a power of ten where the axis is not about 1.
  func text(decade value: Double) -> String {
    unit == 1 ? short(value) : scientific(value, 0)
  }

  /// The decades of a logarithmic axis.
  var decades: Int { max(1, Int(decimalExponent(upper / unit).rounded())) }

  /// The ends of a logarithmic axis, 0, and between them every `step`-th decade from the ends; none of
  /// these where there are no more than `step`.
  func decades(every step: Int) -> [Double] {
    let above = stride(from: decades, through: step > decades ? decades : 0, by: -step).map {
      unit * powerOfTen(Double($0))
    }
    return above.map { -$0 } + [0] + above.reversed()
  }

  /// The two ends, and between them round numbers that divide the axis into at most `count` equal
  /// parts, in ascending order; 0 is one of them where it lies between the ends.
  ///
  /// In an upright picture of so many `rows` the numbers are equally far apart in rows as well. The ends
  /// alone where no round step does.
  package func divisions(atMost count: Int, rows: Int? = nil) -> [Double] {
    [lower] + inner(atMost: count, rows: rows) + [upper]
  }

  /// The numbers between the ends; on a logarithmic axis its ticks, or 0 alone where these would be less
  /// than two rows apart.
  func inner(atMost count: Int, rows: Int? = nil) -> [Double] {
    func isEven(_ parts: Int) -> Bool {
      rows.map { $0 > parts && ($0 - 1).isMultiple(of: parts) } ?? true
    }
    if isLogarithmic {
      guard isEven(2) else { return [] }
      let nearest = (position(unit) - 0.5) * Double((rows ?? .max) - 1)
      return decades(every: nearest < 2 ? decades + 1 : 1).filter { lower < $0 && $0 < upper }
    }
    for steps in [[1, 2, 5], [1.5, 2.5, 3, 4], [6, 8]] {
      for parts in stride(from: count, to: 1, by: -1) where isEven(parts) {
        let step = (upper - lower) / Double(parts)
        let rounded = Self.round(atLeast: step * (1 - 1e-9), steps + [10])
        guard abs(rounded - step) < 1e-9 * step else { continue }
        let below = lower / step
        guard lower >= 0 || upper <= 0 || abs(below - below.rounded()) < 1e-6 else { continue }
        return (1..<parts).map { place in
          let tick = lower + Double(place) * step
          return abs(tick) < 1e-9 * step ? 0 : tick
        }
      }
    }
    return []
  }
}
