import Drawing
import Statistics
import Telemetry

/// One stage of a transform: its formula, the histogram of all units, an axis, mean and σ.
struct AnatomyStage: Drawable {
  /// The formula, in as many words as fit; the last is the shortest.
  let titles: [String]
  let distribution: Distribution
  let axis: Axis
  /// |y| beyond which the nonlinearity is saturated, in the stage that it receives.
  let limit: Double?
  /// The value of the example that is followed, if it is known.
  let example: Double?
  let style: Style

  /// How `value` is written beside this axis.
  static func number(_ value: Double, _ axis: Axis, signed: Bool = false) -> String {
    let decimals = axis.upper >= 0.5 ? 2 : axis.upper >= 0.05 ? 3 : 4
    return fixed(value, decimals, signed: signed)
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.width > 0 else { return }
    canvas.write(
      titles.fitting(rect.width), x: rect.x, y: rect.y, width: rect.width, style: Palette.strong)
    // What a low picture does without, in this order: percentiles, axis, bars.
    let hasRuler = rect.height >= 6
    let hasAxis = rect.height >= 4
    let foot = min(rect.height - 1, 1 + (hasAxis ? 1 : 0) + (hasRuler ? 1 : 0))
    let (bars, below) = rect.splitTop(1).rest.splitTop(rect.height - 1 - foot)
    canvas.draw(
      LayerHistogram(
        distribution: distribution, axis: axis, style: style, saturation: limit, noteGap: 1),
      in: bars)
    var rest = below
    if hasRuler {
      canvas.draw(
        HistogramRuler(
          distribution: distribution, axis: axis, saturation: limit, followed: example),
        in: rest)
      rest = rest.splitTop(1).rest
    }
    if hasAxis {
      canvas.draw(AxisLabels(axis, style: Palette.quiet), in: rest.inset(dx: 1))
      rest = rest.splitTop(1).rest
    }
    guard !rest.isEmpty else { return }
    let (mean, sigma) = (
      Self.number(distribution.mean, axis, signed: true), Self.number(distribution.sigma, axis)
    )
    let texts = ["mean \(mean)  σ \(sigma)", "μ \(mean) σ \(sigma)", "μ\(mean) σ\(sigma)"]
    canvas.write(texts.fitting(rect.width), x: rest.x, y: rest.y, width: rest.width)
  }
}
