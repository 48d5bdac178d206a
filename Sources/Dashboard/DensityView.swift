import Drawing
import Statistics
import Telemetry

/// View 3: for each network a panel, in it step × value fields of colours, the deepest layer on top.
struct DensityView: Drawable {
  private let snapshot: Snapshot
  private let state: ViewState

  init(_ snapshot: Snapshot, _ state: ViewState) {
    self.snapshot = snapshot
    self.state = state
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let (body, legend) = rect.splitTop(rect.height - 1)
    let axis = axis
    var fields: [DensityChart] = []
    for (index, column) in body.columns(snapshot.networks.count).enumerated() {
      let charts = StepCharts(snapshot, network: index)
      let isFocused = snapshot.networks.count > 1 && index == state.focused(snapshot)
      canvas.draw(NetworkBox(charts.network, isFocused: isFocused), in: column)
      fields += drawPanel(charts, axis, on: &canvas, in: column.inset(dx: 1, dy: 1))
    }
    // One scale for all, so that pictures can be compared.
    let peaks = fields.flatMap { $0.columns.compactMap { $0?.shares.max() } }
    let scale = DensityScale(peaks: peaks)
    for field in fields { field.draw(scale, on: &canvas) }
    guard let rows = fields.first?.rect.height, rows > 0 else { return }
    canvas.write(
      scale.legend(bin: (axis.upper - axis.lower) / Double(2 * rows), width: legend.width),
      x: legend.x, y: legend.y, width: legend.width)
  }

  /// Draws all of a panel but the fields, which it returns.
  private func drawPanel(
    _ charts: StepCharts, _ axis: Axis, on canvas: inout Canvas, in rect: Rect
  ) -> [DensityChart] {
    guard rect.width > 0, rect.height > 3 else { return [] }
    let count = charts.network.current.layers.count
    let labels = ValueLabels(axis)
    let stack = LayerStack(
      in: rect,
      layers: LayerStack.allLayers(
        orSelected: state.layer, of: count, height: rect.height - 2, rows: 8),
      of: count, gutter: max(4, labels.width))
    StepCharts.write(titles(charts), on: &canvas, in: stack.title)
    charts.drawSteps(on: &canvas, in: stack.steps, panel: rect)
    charts.drawEdge(stack.note(width: rect.width), on: &canvas, in: rect)
    return stack.rows.map { row in
      let field = DensityChart(layer: row.layer, charts: charts, axis: axis, rect: row.chart)
      field.heading(
        isSelected: row.layer == min(state.layer, count - 1), on: &canvas, in: row.heading)
      canvas.draw(labels, in: row.gutter)
      return field
    }
  }

  private func titles(_ charts: StepCharts) -> [String] {
    charts.quantity.flatMap { quantity in
      [
        "\(quantity): share of all units’ values over \(snapshot.run.probeSize) probe examples",
        "\(quantity): all units, \(snapshot.run.probeSize) examples", "\(quantity), all units",
      ]
    }
  }

  /// The scale of all layers of all networks: 98 % of the values at every step, and the zones of
  /// saturation, or as it is locked.
  private var axis: Axis {
    let charts = StepCharts(snapshot, network: 0)
    if let locked = state.lockedAxes, charts.network.current.tap == .y { return locked.absolute }
    var (low, high) = (0.0, charts.limit ?? 0)
    for network in snapshot.decisive {
      for point in StepCharts.points(of: network) {
        for layer in point.layers where layer.pooled.count > 0 {
          low = min(low, layer.pooled.quantiles.q1)
          high = max(high, layer.pooled.quantiles.q99)
        }
      }
    }
    return Axis(holding: low, high)
  }
}
