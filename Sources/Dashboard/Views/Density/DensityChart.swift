import Drawing
import Statistics
import Telemetry

/// The distribution of one layer at every step, as a field of colours.
struct DensityChart {
  /// The shares of values in the bins of one column, from the lowest up, and beyond them.
  struct Column {
    var shares: [Double]
    var below: Double
    var above: Double
  }

  let layer: Int
  /// Whether it is of one unit, the chosen or the typical one, instead of all.
  let showsUnit: Bool
  let charts: StepCharts
  let axis: Axis
  /// Where it is drawn.
  let rect: Rect
  /// What the steps of each column saw, on the average; nil where nothing was seen.
  let columns: [Column?]

  /// The chart of a layer in `rect`, two bins a row.
  init(layer: Int, showsUnit: Bool, charts: StepCharts, axis: Axis, rect: Rect) {
    self.layer = layer
    self.showsUnit = showsUnit
    self.charts = charts
    self.axis = axis
    self.rect = rect
    columns = Self.columns(layer, showsUnit, charts, axis, rect)
  }

  /// Observations are averaged where several fall into a column; one lasts until the next.
  private static func columns(
    _ layer: Int, _ showsUnit: Bool, _ charts: StepCharts, _ axis: Axis, _ rect: Rect
  ) -> [Column?] {
    guard rect.width > 0, rect.height > 0 else { return [] }
    var columns = [Column?](repeating: nil, count: rect.width)
    let edges = axis.edges(2 * rect.height)
    let seen = charts.points.compactMap { point -> (step: Int, values: Distribution)? in
      guard let values = point.distribution(layer: layer, ofUnit: showsUnit) else { return nil }
      return (point.step, values)
    }
    let places = seen.map {
      min(max(0, charts.time.column(of: $0.step, in: rect) - rect.x), rect.width - 1)
    }
    var start = 0
    while start < seen.count {
      let place = places[start]
      let end = (start..<seen.count).first { places[$0] != place } ?? seen.count
      let histograms = seen[start..<end].map { $0.values.histogram(edges: edges) }
      let column = average(histograms)
      let next = end < seen.count ? places[end] : place + 1
      for filled in place..<max(place + 1, next) { columns[filled] = column }
      start = end
    }
    return columns
  }

  private static func average(_ histograms: [Histogram]) -> Column {
    let count = Double(max(1, histograms.count))
    var sum = Column(shares: histograms.first?.shares ?? [], below: 0, above: 0)
    for histogram in histograms.dropFirst() {
      for bin in sum.shares.indices { sum.shares[bin] += histogram.shares[bin] }
    }
    for bin in sum.shares.indices { sum.shares[bin] /= count }
    sum.below = histograms.reduce(0) { $0 + $1.below } / count
    sum.above = histograms.reduce(0) { $0 + $1.above } / count
    return sum
  }

  /// Draws the field, what lies beyond it, the markers and the moment shown.
  func draw(_ scale: DensityScale, on canvas: inout Canvas) {
    guard !rect.isEmpty else { return }
    guard columns.contains(where: { $0 != nil }) else {
      canvas.write(
        showsUnit ? LayerObservation.unitsUnknown : "no values of this layer", x: rect.x,
        y: rect.y + rect.height / 2, width: rect.width,
        style: Palette.quiet, alignment: .center)
      return
    }
    let levels = columns.map { $0.map { $0.shares.map { scale.level($0) } } }
    canvas.draw(Heatmap(levels, ramp: DensityScale.ramp), in: rect)
    drawLimits(on: &canvas)
    for (x, column) in columns.enumerated() {
      guard let column else { continue }
      for (share, glyph, y) in [(column.above, "▲", rect.y), (column.below, "▼", rect.maxY - 1)]
      where share >= Self.noticed {
        canvas.mark(glyph, x: rect.x + x, y: y, style: Palette.warning)
      }
    }
    charts.time.drawMarkers(on: &canvas, in: rect)
    charts.drawCursor(on: &canvas, in: rect)
  }

  /// The share beyond the axis from which an arrow marks it.
  static let noticed = 0.005

  /// Dashes, where there are next to no values, at the place where the nonlinearity becomes flat.
  private func drawLimits(on canvas: inout Canvas) {
    let least = DensityScale.ramp.color(0)
    let free = Style(least, on: least)
    for limit in charts.limits(on: axis) {
      let share = 1 - axis.position(limit.value)
      let y = rect.y + min(rect.height - 1, Int(share * Double(rect.height)))
      for x in rect.x..<rect.maxX where canvas[x, y].style == free || canvas[x, y] == .blank {
        canvas.mark("╌", x: x, y: y, style: Palette.quiet)
      }
    }
  }
}

extension Observation {
  /// How the values of all units of a layer are distributed, or those of the one unit that was
  /// looked at; nil where there were none.
  func distribution(layer: Int, ofUnit: Bool) -> Distribution? {
    guard layers.indices.contains(layer) else { return nil }
    let values = ofUnit ? layers[layer].units?.typical.now : layers[layer].pooled
    return values.flatMap { $0.count > 0 ? $0 : nil }
  }
}
