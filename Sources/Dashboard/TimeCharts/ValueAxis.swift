import Drawing

/// An upright axis: a scale, linear or logarithmic, and how its numbers are written.
struct ValueAxis {
  /// The scale; of log₁₀ of the values if that is how they are drawn.
  let axis: Axis
  /// Whether values are drawn by their log₁₀.
  let isLogarithmic: Bool
  private let label: (Double) -> String

  /// A linear scale with labels made by `label`, or as the axis tells its numbers apart.
  init(_ axis: Axis, label: ((Double) -> String)? = nil) {
    self.axis = axis
    self.label = label ?? { axis.label($0) }
    isLogarithmic = false
  }

  /// A linear scale from 0 to a round number that holds `values`, without a few wild ones.
  init(from0To values: [Double], otherwise: Double = 1) {
    let sorted = values.filter(\.isFinite).sorted()
    guard let most = sorted.last, most > 0 else {
      self.init(Axis(0, otherwise))
      return
    }
    let usual = sorted[(sorted.count - 1) * 98 / 100]
    self.init(Axis(0, Axis.round(atLeast: most <= 3 * usual ? most : usual)))
  }

  /// A logarithmic scale of whole decades that holds `values` above 0, without the 2 % smallest: of up
  /// to three, or of an even number that can be divided.
  ///
  /// `showsExponents` labels it with log₁₀ of the values instead of the values; `including` are
  /// values that it always holds.
  init(decadesOf values: [Double], including: [Double] = [], showsExponents: Bool = false) {
    let sorted = values.filter { $0.isFinite && $0 > 0 }.sorted()
    let bounds =
      sorted.isEmpty ? [0.1, 10] : [sorted[sorted.count * 2 / 100], sorted[sorted.count - 1]]
    let exponents = (bounds + including).map(decimalExponent)
    // A power of ten that rounding has moved a little is still the end of its decade.
    let low = ((exponents.min() ?? 0) + 1e-9).rounded(.down)
    let high = ((exponents.max() ?? 1) - 1e-9).rounded(.up)
    let decades = max(1, high - low)
    let isDivisible = decades < 4 || decades.remainder(dividingBy: 2) == 0
    axis = Axis(isDivisible ? low : low - 1, low + decades)
    isLogarithmic = true
    label = showsExponents ? { short($0) } : { Self.decade(Int($0.rounded())) }
  }

  /// Where a value is drawn on `axis`: NaN for one that has no logarithm.
  func place(_ value: Double) -> Double {
    isLogarithmic ? decimalExponent(value) : value
  }

  /// What is written beside an axis of `rows` rows, and where on `axis`: the ends, and numbers between
  /// them that are equally far apart in rows too, where there are such.
  func ticks(rows: Int) -> [(place: Double, label: String)] {
    let most = max(1, min((rows - 1) / 2, max(4, rows / 3)))
    guard isLogarithmic else {
      return axis.divisions(atMost: most, rows: rows).map { ($0, label($0)) }
    }
    let decades = Int(axis.upper - axis.lower)
    let parts = (1...most).last { decades.isMultiple(of: $0) && (rows - 1).isMultiple(of: $0) } ?? 1
    return (0...parts).map { part in
      let place = axis.lower + Double(decades / parts * part)
      return (place, label(place))
    }
  }

  /// How many of `most` rows a chart takes so that its numbers can be evenly spaced.
  func rows(atMost most: Int) -> Int { evenRows(atMost: most) { ticks(rows: $0).count } }

  /// 10 to a whole power in at most five characters.
  private static func decade(_ exponent: Int) -> String {
    guard (-3...4).contains(exponent) else {
      return "1e" + (exponent < 0 ? "−" : "") + String(abs(exponent))
    }
    var value = 1.0
    for _ in 0..<abs(exponent) { value *= 10 }
    return short(exponent < 0 ? 1 / value : value)
  }
}
