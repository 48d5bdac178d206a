import Drawing
import Statistics

/// What stands under a histogram: 15, 50 and 85 %, zones of saturation as dots, and a value followed.
struct HistogramRuler: Drawable {
  /// The values; nil where they are not known.
  let distribution: Distribution?
  let axis: Axis
  /// |y| beyond which the nonlinearity is saturated, where the axis is of what it receives.
  var saturation: Double?
  /// A value that an arrow points out, if it is on the axis.
  var followed: Double?

  /// Draws in the first row of `rect`, whose outermost columns are those of values beyond the axis.
  func draw(on canvas: inout Canvas, in rect: Rect) {
    let inner = rect.inset(dx: 1)
    guard !inner.isEmpty else { return }
    for column in axis.columns(beyond: saturation, of: inner.width) {
      canvas[inner.x + column, inner.y] = Cell("░", Palette.rule)
    }
    if let distribution, distribution.count > 0 {
      let quantiles = distribution.quantiles
      canvas.draw(Band(quantiles.q15, quantiles.q50, quantiles.q85, axis: axis), in: inner)
    }
    guard let followed, followed.isFinite else { return }
    let position = axis.position(followed)
    guard position >= 0, position <= 1 else { return }
    let column = min(inner.width - 1, Int(position * Double(inner.width)))
    canvas[inner.x + column, inner.y] = Cell("▲", Palette.key)
  }
}

extension Axis {
  /// The columns of `width`, counted from the left, whose middle is farther than `limit` from 0; none
  /// where there is no limit.
  func columns(beyond limit: Double?, of width: Int) -> [Int] {
    guard let limit else { return [] }
    return (0..<max(0, width)).filter { column in
      abs(value(at: (Double(column) + 0.5) / Double(width))) > limit
    }
  }
}
