import Drawing

extension Axis {
  /// The row of `rect` in which a chart of braille dots has `value`, clipped to the rectangle.
  ///
  /// Charts in blocks and half cells have numbers that divide the axis evenly in the same rows, where
  /// these are equally far apart.
  func row(of value: Double, in rect: Rect) -> Int {
    rect.y + min(max(0, rect.height - 1), dot(of: value, rows: rect.height) / 4)
  }

  /// The dot, four in a row of cells, at which a chart of so many rows has `value`, counted from the top
  /// and clipped to the chart.
  func dot(of value: Double, rows: Int) -> Int {
    let position = min(1, max(0, self.position(value)))
    return Int(((1 - position) * Double(max(1, 4 * rows) - 1)).rounded())
  }

  /// A scale for numbers between `low` and `high`: from or to 0 if none is on its other side, else
  /// symmetric about 0.
  init(holding low: Double, _ high: Double) {
    if low >= 0, high > 0 {
      self.init(0, Axis.round(atLeast: high))
    } else if low < 0, high <= 0 {
      self.init(-Axis.round(atLeast: -low), 0)
    } else {
      self.init(reaching: max(abs(low), abs(high)))
    }
  }

  /// A number with as many digits as tell numbers on this scale apart.
  ///
  /// 2 or 3 behind the point, none where it is large, three that count where the scale is small.
  func text(_ value: Double, signed: Bool = false) -> String {
    let extent = max(abs(lower), abs(upper))
    guard extent >= 0.1 else { return significant(value, signed: signed) }
    return fixed(value, abs(value) >= 1000 ? 0 : extent < 1 ? 3 : 2, signed: signed)
  }
}
