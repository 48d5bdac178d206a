import Drawing
import Telemetry

/// View 2: for each network a panel, in it the band from 15 to 85 % of each layer over the steps.
struct PercentilesView: Drawable {
  private let snapshot: Snapshot
  private let state: ViewState

  init(_ snapshot: Snapshot, _ state: ViewState) {
    self.snapshot = snapshot
    self.state = state
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let (body, legend) = rect.splitTop(rect.height - 1)
    let axis = axis
    canvas.drawPanels(snapshot, state, in: body) { index, canvas, inner in
      let charts = StepCharts(snapshot, network: index)
      drawPanel(charts, axis, on: &canvas, in: inner)
    }
    drawLegend(axis, on: &canvas, in: legend)
  }

  private func drawPanel(
    _ charts: StepCharts, _ axis: Axis, on canvas: inout Canvas, in rect: Rect
  ) {
    guard rect.width > 0, rect.height > 3 else { return }
    let count = charts.network.current.layers.count
    let labels = ValueLabels(axis)
    let stack = LayerStack(
      in: rect,
      of: LayerWindow(around: state.layer, of: count, height: rect.height - 2, rows: 5),
      gutter: max(4, labels.width))
    stack.draw(title: titles(charts), on: &canvas)
    for row in stack.rows {
      canvas.note(Item(group: charts.index, index: row.layer), in: row.rect)
      let chart = PercentileChart(
        layer: row.layer, unit: unit(of: charts.network, layer: row.layer),
        isChosen: state.unit != nil, isSelected: row.layer == state.layer, charts: charts,
        axis: axis)
      chart.drawHeading(on: &canvas, in: row.heading)
      canvas.draw(labels, in: row.gutter)
      canvas.draw(chart, in: row.chart)
    }
    charts.drawSteps(on: &canvas, in: stack.steps, panel: rect)
    charts.drawEdge(stack.window.note(width: rect.width / 2), on: &canvas, in: rect)
  }

  /// The unit of a layer that is shown, counted from 0, or nil for all.
  private func unit(of network: NetworkSnapshot, layer: Int) -> Int? {
    guard state.showsUnit, network.current.layers.indices.contains(layer) else { return nil }
    return state.unit ?? network.current.layers[layer].units?.typical.unit ?? 0
  }

  private func titles(_ charts: StepCharts) -> [String] {
    let whose = state.showsUnit ? "one unit" : "all units"
    return charts.titles("percentiles", of: whose)
  }

  /// The scale of all layers of all networks, of everything since step 0 or as it is locked.
  var axis: Axis {
    let network = snapshot.networks[0]
    if let locked = state.lockedAxes, network.current.tap == .y { return locked.percentiles }
    var (low, high) = (0.0, 0.0)
    for network in snapshot.decisive {
      for layer in network.current.layers.indices {
        let unit = unit(of: network, layer: layer)
        for point in network.tapPast {
          guard let seen = point.percentiles(layer: layer, unit: unit) else { continue }
          (low, high) = (min(low, seen.low), max(high, seen.high))
        }
      }
    }
    return Axis(holding: low, high)
  }

  private func drawLegend(_ axis: Axis, on canvas: inout Canvas, in rect: Rect) {
    let hue = snapshot.networks[0].hue
    var spans = [
      Span(" ━", hue.light), Span(" median   ", Palette.quiet), Span("▄▄", Style(hue.shade)),
      Span(" 15 … 85 %   ", Palette.quiet),
    ]
    spans.append(Span("p", Palette.key))
    spans.append(Span(state.showsUnit ? " whole layer   " : " one unit   ", Palette.quiet))
    if let limit = StepCharts(snapshot, network: 0).limit, limit > axis.upper {
      spans.append(
        Span("saturated beyond ±\(fixed(limit, 2)), off this axis", Palette.quiet))
    }
    canvas.write(spans, x: rect.x, y: rect.y, width: rect.width)
  }
}
