import Drawing
import Statistics
import Telemetry

/// The band from 15 to 85 % of one layer, or of one of its units, over the steps.
struct PercentileChart: Drawable {
  let layer: Int
  /// The unit, counted from 0, or nil for all.
  let unit: Int?
  /// Whether the unit was chosen by the user, and not for being typical.
  let isChosen: Bool
  let isSelected: Bool
  let charts: StepCharts
  let axis: Axis

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.width > 2, rect.height > 0 else { return }
    drawGuides(on: &canvas, in: rect)
    charts.time.drawMarkers(on: &canvas, in: rect)
    let stretches = stretches
    guard !stretches.isEmpty else {
      let known = charts.network.current.layers[layer].units != nil
      let reason =
        unit.map { known ? "nothing recorded of unit \($0 + 1)" : LayerObservation.unitsUnknown }
        ?? "no values of this layer"
      canvas.write(
        reason, x: rect.x + 1, y: rect.y + rect.height / 2, width: rect.width - 2,
        style: Palette.quiet, alignment: .center)
      return
    }
    canvas.draw(BandPlot(stretches, x: charts.time.axis, y: axis), in: rect)
    for limit in charts.limits(on: axis) {
      StepCharts.write(
        limit.words, intoDashesOf: axis.row(of: limit.value, in: rect), on: &canvas, in: rect)
    }
    charts.drawCursor(on: &canvas, in: rect)
  }

  /// Which layer and unit, and the percentiles of the moment shown.
  func drawHeading(on canvas: inout Canvas, in rect: Rect) {
    let mark = isSelected ? "▸" : ""
    let name = charts.network.current.layers[layer].id.label
    let names: [String]
    if let unit, charts.network.current.layers[layer].units != nil {
      let kind = isChosen ? "" : " (typical)"
      names = [
        "\(mark)\(name)  unit \(unit + 1)\(kind)",
        "\(mark)\(name) u\(unit + 1)",
      ]
    } else {
      names = ["\(mark)\(name)"]
    }
    let numbers = numbers
    let choices = names.flatMap { name in
      numbers.map { [Span(name + "  ", Palette.strong), Span($0)] }
    }
    canvas.write(choices.fitting(rect.width), x: rect.x, y: rect.y, width: rect.width)
  }

  /// The percentiles of the moment shown; the longest wording first.
  private var numbers: [String] {
    guard let now = charts.network.current.percentiles(layer: layer, unit: unit) else {
      return ["no numbers"]
    }
    func text(_ value: Double) -> String { axis.text(value, signed: axis.lower < 0) }
    let (low, middle, high) = (text(now.low), text(now.middle), text(now.high))
    let sign = charts.run.estimateSign(charts.network.current.layers[layer].pooled)
    let full = "\(sign)15 % \(low)  50 % \(middle)  85 % \(high)"
    let brief = "\(sign)\(low) \(middle) \(high)"
    let then = charts.network.mark
    let moved =
      then.tap == charts.network.current.tap
      ? then.percentiles(layer: layer, unit: unit).map { mark in
        "   median moved \(axis.text(now.middle - mark.middle, signed: true)) since step \(grouped(then.step))"
      } : nil
    return (moved.map { [full + $0] } ?? []) + [full, "15/50/85 % \(brief)", brief, sign + middle]
  }

  /// Dotted lines at round numbers, and labelled ones where the nonlinearity becomes flat.
  private func drawGuides(on canvas: inout Canvas, in rect: Rect) {
    for value in ValueLabels(axis).values(height: rect.height) {
      let y = axis.row(of: value, in: rect)
      canvas.rule("·", y: y, in: rect, every: 4, style: Palette.rule)
    }
    for limit in charts.limits(on: axis) {
      let y = axis.row(of: limit.value, in: rect)
      canvas.rule("╌", y: y, in: rect, style: Palette.rule)
    }
  }

  /// One part of the band per stretch of time with the same normalization, in that one's colour; what
  /// comes after the moment shown is grey.
  ///
  /// Parts of different normalizations are of different transforms, and not joined.
  private var stretches: [BandPlot.Stretch] {
    var stretches: [BandPlot.Stretch] = []
    var latest: NormalizationInfo?
    let moment = charts.query.step == nil ? Int.max : charts.network.current.step
    var isLater = false
    for point in charts.points {
      guard let seen = point.percentiles(layer: layer, unit: unit) else { continue }
      if stretches.isEmpty || point.normalization != latest || (point.step > moment) != isLater {
        let isSame = point.normalization == latest
        let joint = isSame ? stretches.last?.points.last.map { [$0] } ?? [] : []
        latest = point.normalization
        isLater = point.step > moment
        let hue = charts.network.hue(latest)
        stretches.append(
          BandPlot.Stretch(
            points: joint,
            style: isLater ? hue.faint : hue.light,
            shade: isLater ? Palette.zone : hue.shade))
      }
      stretches[stretches.count - 1].points.append(
        BandPlot.Point(
          x: Double(point.step), low: seen.low, middle: seen.middle, high: seen.high))
    }
    return stretches
  }
}

extension Observation {
  /// The 15th, 50th and 85th percentile of a layer, or of one of its units; nil where there are none.
  func percentiles(layer: Int, unit: Int?) -> (low: Double, middle: Double, high: Double)? {
    guard layers.indices.contains(layer) else { return nil }
    guard let unit else {
      let pooled = layers[layer].pooled
      return pooled.count == 0
        ? nil : (pooled.quantiles.q15, pooled.quantiles.q50, pooled.quantiles.q85)
    }
    guard let units = layers[layer].units?.summaries, units.indices.contains(unit) else {
      return nil
    }
    let seen = units[unit]
    let numbers = (low: Double(seen.q15), middle: Double(seen.q50), high: Double(seen.q85))
    return numbers.low.isFinite && numbers.middle.isFinite && numbers.high.isFinite ? numbers : nil
  }
}
