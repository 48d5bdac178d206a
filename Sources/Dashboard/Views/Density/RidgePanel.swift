import Drawing
import Statistics
import Telemetry

/// View 3 as ridges: for each layer its distributions at several steps, the newest in front.
struct RidgePanel: Drawable {
  let charts: StepCharts
  let axis: Axis
  let state: ViewState
  /// What is shown, the longest wording first.
  let titles: [String]

  /// Draws the layers with the values across and the steps from back to front.
  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.width > 0, rect.height > 3 else { return }
    let count = charts.network.current.layers.count
    let newest = points.last.map { label($0, isShown: true).unicodeScalars.count }
    let stack = LayerStack(
      in: rect,
      of: LayerWindow(allOr: state.layer, of: count, height: rect.height - 2, rows: 8),
      gutter: max(6, newest ?? 0))
    stack.draw(title: titles, on: &canvas)
    charts.drawEdge(stack.window.note(width: rect.width / 2), on: &canvas, in: rect)
    canvas.draw(AxisLabels(axis, style: Palette.quiet), in: stack.steps)
    for row in stack.rows {
      canvas.note(Item(group: charts.index, index: row.layer), in: row.rect)
      canvas.draw(
        DensityHeading(
          layer: row.layer, showsUnit: state.showsUnit, charts: charts, axis: axis,
          isSelected: row.layer == min(state.layer, count - 1), limitLine: "┊"),
        in: row.heading)
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
          ? Palette.strong
          : charts.network.hue(ridge.0.point.normalization).style(
            depth: place, of: shown.count))
    }
    canvas.draw(Ridges(ridges), in: row.chart)
    drawLimits(on: &canvas, in: row.chart)
    canvas.write(
      "↑\(percent(usual))", x: row.gutter.x, y: row.gutter.y, width: row.gutter.width - 1,
      style: Palette.quiet, alignment: .trailing)
    drawSteps(shown.map(\.point), on: &canvas, in: row.gutter)
  }

  /// What was seen, the moment shown among it.
  private var points: [Observation] {
    let (past, now) = (charts.points, charts.network.current)
    let place = past.firstIndex { $0.step >= now.step } ?? past.count
    return past[..<place] + [now] + past[place...].drop { $0.step == now.step }
  }

  /// What was seen of a layer at no more than `most` moments, the oldest first: at round steps, evenly
  /// spaced, at the newest and at the one shown.
  ///
  /// The steps stay as they are while training goes on, until their distance doubles or so.
  private func moments(of layer: Int, most: Int) -> [(point: Observation, values: Distribution)] {
    let seen = points.compactMap { point in
      point.distribution(layer: layer, ofUnit: state.showsUnit).map { (point: point, values: $0) }
    }
    guard let last = seen.last?.point.step, most > 0 else { return [] }
    let distance = max(1, Axis.round(atLeast: Double(last) / Double(max(1, most - 3)), [1, 2, 5]))
    let steps = stride(from: 0, to: Double(last), by: distance)
    var chosen = Set(steps.compactMap { step in seen.firstIndex { Double($0.point.step) >= step } })
    chosen.formUnion(seen.indices.filter { isMoment(seen[$0].point) })
    chosen.insert(seen.count - 1)
    return chosen.sorted().suffix(most).map { seen[$0] }
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

  /// Writes the steps beside the bases below the first row, that of the moment shown first, then the
  /// newest, then others where there is room.
  private func drawSteps(_ points: [Observation], on canvas: inout Canvas, in rect: Rect) {
    var taken: Set = [0]
    let order = points.indices.reversed()
    for index in order.filter({ isMoment(points[$0]) }) + order {
      let row = Ridges.row(of: index, of: points.count, rows: rect.height)
      guard taken.insert(row).inserted else { continue }
      let isShown = isMoment(points[index])
      canvas.write(
        label(points[index], isShown: isShown), x: rect.x, y: rect.y + row, width: rect.width - 1,
        style: isShown ? Palette.strong : Palette.quiet, alignment: .trailing)
    }
  }

  private func label(_ point: Observation, isShown: Bool) -> String {
    (isShown ? "▸" : "") + grouped(point.step)
  }
}
