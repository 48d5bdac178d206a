import Drawing
import Telemetry

/// View 6: for each network a panel, in it the layers that fit, a bar for each unit.
struct UnitsView: Drawable {
  let snapshot: Snapshot
  let state: ViewState
  /// The quantity that is shown, and the axis that all layers and networks share.
  let tap: Tap, axis: Axis

  init(_ snapshot: Snapshot, _ state: ViewState) {
    self.snapshot = snapshot
    self.state = state
    tap = snapshot.networks[0].current.tap
    axis = (state.lockedAxes?.ranges ?? AxisRanges(snapshot)).range
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    canvas.drawPanels(snapshot, state, in: rect) { drawPanel($0, on: &$1, in: $2) }
  }

  private func drawPanel(_ index: Int, on canvas: inout Canvas, in rect: Rect) {
    let network = snapshot.networks[index]
    let layers = network.current.layers
    guard !rect.isEmpty, !layers.isEmpty else { return }
    let (titleRow, rest) = rect.splitTop(1)
    canvas.write(
      title(width: rect.width), x: titleRow.x, y: titleRow.y, width: titleRow.width,
      style: Palette.quiet)
    let numbers = Flow(numbers(network), width: rect.width)
    let legend = Flow(legend(network), width: rect.width)
    // The plots keep 6 rows before the numbers get theirs, and 9 before the legend does.
    let numberRows = min(numbers.lines.count, max(0, rest.height - 6))
    let legendRows = min(legend.lines.count, max(0, rest.height - numberRows - 9))
    let (plots, foot) = rest.splitTop(rest.height - numberRows - legendRows)
    let window = LayerWindow(
      around: state.layer, of: layers.count, height: plots.height, rows: 8)
    let labels = ValueLabels(axis)
    let height = labels.height(atMost: plots.height / max(1, window.layers.count) - 2)
    for (layer, row) in zip(window.layers, plots.rows(window.layers.count)) {
      let plot = UnitsPlot(
        layer: layer, isSelected: layer == state.selectedLayer(snapshot) && layers.count > 1,
        observed: layers[layer],
        unit: unit(of: layers[layer]), axis: axis, height: height,
        ticks: labels.values(height: height),
        limit: tap == .y ? snapshot.run.trainer?.saturation : nil, canDie: canDie,
        hue: network.hue)
      canvas.note(Item(group: index, index: layer), in: row)
      canvas.draw(plot, in: row)
    }
    let (numberRect, legendRect) = foot.splitTop(numberRows)
    canvas.draw(numbers, in: numberRect)
    canvas.draw(legend, in: legendRect)
    if let place = window.words { drawScrolling(place, layers, on: &canvas, in: rect) }
  }

  /// Whether units of the nonlinearity can be dead.
  var canDie: Bool { snapshot.run.trainer?.activation.canDie ?? false }

  /// The unit that is pointed out in a layer.
  func unit(of layer: LayerObservation) -> Int {
    min(state.unit ?? layer.units?.typical.unit ?? 0, max(0, (layer.units?.count ?? 0) - 1))
  }

  /// Into the frame's lower edge: the layers that are shown, and what the others hold.
  private func drawScrolling(
    _ place: String, _ layers: [LayerObservation], on canvas: inout Canvas, in rect: Rect
  ) {
    let counts = layers.map { layer in
      guard let units = layer.units else { return "–" }
      let columns = UnitColumns(units.summaries, room: 1, canDie: canDie)
      return columns.knowsSaturation ? String(canDie ? columns.dead : columns.saturated) : "–"
    }
    guard counts.contains(where: { $0 != "–" }) else {
      return canvas.write(" \(place) ", belowPanel: rect)
    }
    let word = canDie ? "dead" : "saturated"
    let all = "\(word) in 1–\(layers.count): \(counts.joined(separator: " "))   \(place)"
    canvas.write(" \([all, place].fitting(rect.width - 4)) ", belowPanel: rect)
  }
}
