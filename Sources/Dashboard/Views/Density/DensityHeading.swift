import Drawing
import Statistics
import Telemetry

/// Median and σ of a layer at the moment shown, the shares that the axis leaves out, and what the line at
/// the end of the nonlinearity's slope means.
struct DensityHeading: Drawable {
  let layer: Int
  /// Whether it is of one unit, the chosen or the typical one, instead of all.
  let showsUnit: Bool
  let charts: StepCharts
  let axis: Axis
  let isSelected: Bool
  /// The line where the nonlinearity becomes flat, as it is drawn.
  let limitLine: Unicode.Scalar

  /// Draws the first wording that fits into the first row of `rect`.
  func draw(on canvas: inout Canvas, in rect: Rect) {
    let now = charts.network.current
    guard now.layers.indices.contains(layer) else { return }
    let seen = now.layers[layer]
    var name = seen.id.heading(isSelected: isSelected)
    if showsUnit, let units = seen.units { name.text += "unit \(units.typical.unit + 1)  " }
    guard let values = now.distribution(layer: layer, ofUnit: showsUnit) else {
      canvas.write([name, Span("no numbers")], x: rect.x, y: rect.y, width: rect.width)
      return
    }
    let sign = charts.run.estimateSign(values)
    let median = sign + axis.text(values.quantiles.q50, signed: axis.lower < 0)
    let sigma = axis.text(values.sigma)
    let ends = values.histogram(edges: axis.edges(1))
    let (above, below) = (percent(ends.above), percent(ends.below))
    let beyond = ends.above + ends.below > 0
    let full =
      beyond
      ? "  beyond the axis ▲ \(above) ▼ \(below)" : "  all values on the axis"
    let brief = beyond ? "  ▲\(above) ▼\(below)" : ""
    let both = "median \(median)  σ \(sigma)"
    let choices = [
      (both, full, limitWords), (both, brief, limitWords), (both, brief, ""),
      ("50 % \(median)", brief, ""), ("", brief, ""), ("50 % \(median)", "", ""),
    ]
    let lines = choices.map { numbers, rest, limit in
      [
        name, Span(numbers), Span(rest, beyond ? Palette.warning : Palette.quiet),
        Span(limit, Palette.quiet),
      ]
    }
    canvas.write(lines.fitting(rect.width), x: rect.x, y: rect.y, width: rect.width)
  }

  /// What the line means, or that it is off the axis; empty where no limit is known.
  private var limitWords: String {
    guard let limit = charts.limit else { return "" }
    let words = limit > 0 ? "saturated beyond ±\(fixed(limit, 2))" : "inactive below 0"
    return charts.limits(on: axis).isEmpty
      ? "  \(words), off the axis" : "  \(limitLine) \(words)"
  }
}
