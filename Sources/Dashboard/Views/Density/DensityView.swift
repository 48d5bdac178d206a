import Drawing
import Statistics
import Telemetry

/// View 3: for each network a panel, in it a picture of each layer over the steps, the deepest on top: a
/// field of colours, or ridges.
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
    if state.showsRidges {
      canvas.drawPanels(snapshot, state, in: body) { index, canvas, inner in
        let charts = StepCharts(snapshot, network: index)
        canvas.draw(
          RidgePanel(charts: charts, axis: axis, state: state, titles: titles(charts)), in: inner)
      }
      canvas.write(
        Self.ridges.fitting(legend.width), x: legend.x, y: legend.y, width: legend.width,
        style: Palette.quiet)
      return
    }
    var fields: [DensityChart] = []
    canvas.drawPanels(snapshot, state, in: body) { index, canvas, inner in
      let charts = StepCharts(snapshot, network: index)
      fields += drawPanel(charts, axis, on: &canvas, in: inner)
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

  private static let ridges = [
    " ridge: the values at the step at its left, the newest in front; ↑ share of values per bin; v: fields",
    " ridge: the values at the step at its left, the newest in front; v: fields",
    " ridges: the newest step in front; v: fields",
  ]

  /// Draws all of a panel but the fields, which it returns.
  private func drawPanel(
    _ charts: StepCharts, _ axis: Axis, on canvas: inout Canvas, in rect: Rect
  ) -> [DensityChart] {
    guard rect.width > 0, rect.height > 3 else { return [] }
    let count = charts.network.current.layers.count
    let labels = ValueLabels(axis)
    let stack = LayerStack(
      in: rect,
      of: LayerWindow(allOr: state.layer, of: count, height: rect.height - 2, rows: 8),
      gutter: max(4, labels.width))
    stack.draw(title: titles(charts), on: &canvas)
    charts.drawSteps(on: &canvas, in: stack.steps, panel: rect)
    charts.drawEdge(stack.window.note(width: rect.width / 2), on: &canvas, in: rect)
    return stack.rows.map { row in
      canvas.note(Item(group: charts.index, index: row.layer), in: row.rect)
      let field = DensityChart(
        layer: row.layer, showsUnit: state.showsUnit, charts: charts, axis: axis, rect: row.chart)
      canvas.draw(
        DensityHeading(
          layer: row.layer, showsUnit: state.showsUnit, charts: charts, axis: axis,
          isSelected: row.layer == min(state.layer, count - 1), limitLine: "╌"),
        in: row.heading)
      canvas.draw(labels, in: row.gutter)
      return field
    }
  }

  private func titles(_ charts: StepCharts) -> [String] {
    let whose =
      !state.showsUnit
      ? "all units" : state.unit.map { "unit \($0 + 1)" } ?? "the typical unit of each moment"
    return charts.titles("share of the values", of: whose)
  }

  /// The scale of all layers of all networks, from 0 or symmetric about it, or as it is locked.
  var axis: Axis {
    if let locked = state.lockedAxes, snapshot.networks[0].current.tap == .y {
      return locked.density
    }
    let showsUnit = state.showsUnit
    let range = ValueRange(
      snapshot, past: { $0.tapPast[...] },
      values: { showsUnit ? $0.units?.typical.now : $0.pooled })
    return Axis(holding: range.low, range.high)
  }
}
