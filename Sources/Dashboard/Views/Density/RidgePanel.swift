import Drawing
import Statistics
import Telemetry

/// View 3 as ridges: for each layer its distributions at several steps, the newest in front.
struct RidgePanel {
  let charts: StepCharts
  let axis: Axis
  let state: ViewState

  /// Draws the layers with the values across and the steps from back to front.
  func draw(title: [String], on canvas: inout Canvas, in rect: Rect) {
    guard rect.width > 0, rect.height > 3 else { return }
    let count = charts.network.current.layers.count
    let gutter = max(4, charts.points.map { label($0, isShown: true).count }.max() ?? 0)
    let stack = LayerStack(
      in: rect,
      of: LayerWindow(allOr: state.layer, of: count, height: rect.height - 2, rows: 8),
      gutter: gutter)
    stack.draw(title: title, on: &canvas)
    charts.drawEdge(stack.window.note(width: rect.width / 2), on: &canvas, in: rect)
    canvas.draw(AxisLabels(axis, style: Palette.quiet), in: stack.steps)
    for row in stack.rows {
      canvas.note(Item(group: charts.index, index: row.layer), in: row.rect)
      DensityChart(
        layer: row.layer, showsUnit: state.showsUnit, charts: charts, axis: axis, rect: row.chart
      ).heading(isSelected: row.layer == min(state.layer, count - 1), on: &canvas, in: row.heading)
      draw(row, on: &canvas)
    }
  }

  private func draw(_ row: LayerStack.Row, on canvas: inout Canvas) {
    let shown = moments(of: row.layer, most: Ridges.capacity(rows: row.chart.height))
    guard !shown.isEmpty else {
      canvas.say(
        state.showsUnit ? LayerObservation.unitsUnknown : "no values of this layer", in: row.chart)
      return
    }
    let profiles = shown.map { profile($0.values, width: 2 * row.chart.width) }
    let peaks = profiles.compactMap { $0.max() }.sorted()
    let usual = max(1e-12, peaks[(peaks.count - 1) * 3 / 4])
    let ridges = zip(shown, profiles).enumerated().map { place, ridge in
      Ridges.Ridge(
        heights: ridge.1.map { $0 / usual },
        style: isMoment(ridge.0.point)
          ? Palette.key
          : charts.network.hue(ridge.0.point.normalization).style(
            depth: place, of: shown.count))
    }
    canvas.draw(Ridges(ridges), in: row.chart)
    drawLimits(on: &canvas, in: row.chart)
    drawSteps(shown.map(\.point), on: &canvas, in: row.gutter)
  }

  /// What was seen of a layer at `most` moments at even distances in time, the oldest first; the newest
  /// and the moment shown are among them.
  private func moments(of layer: Int, most: Int) -> [(point: Observation, values: Distribution)] {
    let seen = charts.points.compactMap { point in
      point.distribution(layer: layer, ofUnit: state.showsUnit).map { (point: point, values: $0) }
    }
    guard seen.count > most, most > 0, let first = seen.first, let last = seen.last else {
      return most > 0 ? seen : []
    }
    var chosen: Set<Int> = [seen.count - 1]
    if let moment = seen.lastIndex(where: { isMoment($0.point) }) { chosen.insert(moment) }
    let span = Double(last.point.step - first.point.step)
    for place in 0..<most where chosen.count < most {
      let step = Double(first.point.step) + span * Double(place) / Double(max(1, most - 1))
      chosen.insert(seen.firstIndex { Double($0.point.step) >= step } ?? seen.count - 1)
    }
    return chosen.sorted().map { seen[$0] }
  }

  private func isMoment(_ point: Observation) -> Bool {
    charts.query.step != nil && point.step == charts.network.current.step
  }

  /// The shares of about 2 n^⅓ bins for n values [Rice’s rule], no more than `width`.
  private func profile(_ values: Distribution, width: Int) -> [Double] {
    let bins = Int(2 * powerOfTen(decimalExponent(Double(max(1, values.count))) / 3))
    return values.histogram(edges: axis.edges(min(max(8, bins), max(1, width)))).shares
  }

  /// A dotted line, where nothing else is, at the place where the nonlinearity becomes flat.
  private func drawLimits(on canvas: inout Canvas, in rect: Rect) {
    for limit in charts.limits(on: axis) {
      let x = rect.x + min(rect.width - 1, Int(axis.position(limit.value) * Double(rect.width)))
      for y in rect.y..<rect.maxY where canvas[x, y].glyph == " " {
        canvas.mark("┊", x: x, y: y, style: Palette.rule)
      }
    }
  }

  /// Writes the steps beside the bases, the newest first, then others where there is room.
  private func drawSteps(_ points: [Observation], on canvas: inout Canvas, in rect: Rect) {
    var taken: Set<Int> = []
    let order = points.indices.reversed().sorted { isMoment(points[$0]) && !isMoment(points[$1]) }
    for index in order {
      let row = Ridges.row(of: index, of: points.count, rows: rect.height)
      guard taken.insert(row).inserted else { continue }
      let isShown = isMoment(points[index])
      canvas.write(
        label(points[index], isShown: isShown), x: rect.x, y: rect.y + row, width: rect.width - 1,
        style: isShown ? Palette.key : Palette.quiet, alignment: .trailing)
    }
  }

  private func label(_ point: Observation, isShown: Bool) -> String {
    (isShown ? "▸" : "") + grouped(point.step)
  }
}
