/// A scale from numbers to cells, linear or symmetric-logarithmic.
package struct Axis: Equatable, Sendable {
  /// The number at the lower end.
  package let lower: Double
  /// The number at the upper end; above `lower`.
  package let upper: Double
  /// Whether it is linear within ±1 only and logarithmic beyond.
  package let isLogarithmic: Bool

  /// A scale over `lower`…`upper`; an empty or infinite span is widened to one that can be drawn.
  package init(_ lower: Double, _ upper: Double) {
    let low = lower.isFinite ? lower : 0
    let high = upper.isFinite ? upper : low + 1
    self.lower = low
    self.upper = high > low ? high : low + max(1, abs(low) * 1e-3)
    isLogarithmic = false
  }

  /// A scale that is symmetric about 0, linear within ±1 and logarithmic out to ±10ⁿ, n `decades`
  /// from 1 up; its slope does not jump at ±1.
  package init(decades: Int) {
    upper = powerOfTen(Double(max(1, decades)))
    lower = -upper
    isLogarithmic = true
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
    return (1 + Self.compressed(value) / Self.compressed(upper)) / 2
  }

  /// The number at `position`, the inverse of `position(_:)`.
  package func value(at position: Double) -> Double {
    guard isLogarithmic else { return lower + (upper - lower) * position }
    let compressed = (2 * position - 1) * Self.compressed(upper)
    let size = abs(compressed)
    return size <= 1
      ? compressed : (compressed < 0 ? -1 : 1) * powerOfTen((size - 1) / Self.decade)
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
  /// None where `count` is not above 0. On a logarithmic axis 0, ±1 and the powers of ten.
  package func ticks(atMost count: Int) -> [Double] {
    guard count > 0 else { return [] }
    if isLogarithmic {
      let decades = (0...Int(decimalExponent(upper).rounded())).map { powerOfTen(Double($0)) }
      return decades.reversed().map { -$0 } + [0] + decades
    }
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
  /// The two ends, and between them round numbers that divide the axis into at most `count` equal
  /// parts, in ascending order.
  ///
  /// The ends alone where no round step does; where the axis is symmetric, 0 is one of the numbers.
  package func divisions(atMost count: Int) -> [Double] { [lower] + inner(atMost: count) + [upper] }

  /// The numbers between the ends; on a logarithmic axis its ticks.
  fileprivate func inner(atMost count: Int) -> [Double] {
    if isLogarithmic { return ticks(atMost: count).filter { lower < $0 && $0 < upper } }
    for steps in [[1, 2, 5], [1.5, 2.5, 3, 4, 6, 8]] {
      for parts in stride(from: count, to: 1, by: -1)
      where lower != -upper || parts.isMultiple(of: 2) {
        let step = (upper - lower) / Double(parts)
        let rounded = Self.round(atLeast: step * (1 - 1e-9), steps + [10])
        guard abs(rounded - step) < 1e-9 * step else { continue }
        return (1..<parts).map { place in
          let tick = lower + Double(place) * step
          return abs(tick) < 1e-9 * step ? 0 : tick
        }
      }
    }
    return []
  }
}

/// The numbers of a horizontal axis, written under a chart.
package struct AxisLabels: Drawable {
  private let axis: Axis
  private let style: Style

  /// Labels of `axis`: its two ends and round numbers evenly spaced between them.
  package init(_ axis: Axis, style: Style) {
    self.axis = axis
    self.style = style
  }

  /// Draws the labels in the first row of `rect`, the ends flush, others where there is room.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    let (first, last) = (short(axis.lower), short(axis.upper))
    canvas.write(first, x: rect.x, y: rect.y, width: rect.width, style: style)
    let end = rect.maxX - last.unicodeScalars.count
    var free = rect.x + first.unicodeScalars.count + 2
    guard end >= free else { return }
    canvas.write(last, x: end, y: rect.y, style: style)
    for tick in axis.inner(atMost: max(3, rect.width / 10)) {
      let label = short(tick)
      let length = label.unicodeScalars.count
      let middle = Double(rect.x) + axis.position(tick) * Double(rect.width)
      let start = Int(middle.rounded(.down)) - length / 2
      guard start >= free, start + length + 2 <= end else { continue }
      canvas.write(label, x: start, y: rect.y, style: style)
      free = start + length + 2
    }
  }
}
