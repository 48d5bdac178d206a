import Drawing
import Statistics
import Telemetry

/// View 5: how large gradients and updates are, over time, and how ∂L/∂y is distributed now.
struct GradientsView: Drawable {
  private let snapshot: Snapshot
  private let state: ViewState

  init(_ snapshot: Snapshot, _ state: ViewState) {
    self.snapshot = snapshot
    self.state = state
  }

  static func glossary(_ run: RunWords) -> [(String, String)] {
    [
      (
        "‖∂L/∂W‖",
        "the Euclidean norm of the gradient of a layer’s weights, √Σ(∂L/∂w)², for the latest batch; "
          + "the axis has a factor of 10 from one label to the next or more"
      ),
      (
        "‖W‖, ‖b‖",
        "the Euclidean norms of a layer’s weights and biases, where there is room for them"
      ),
      ("smoothed", "each point of a line is the geometric mean of up to 9 observations around it"),
      (
        "update:data",
        "log₁₀ of std(ΔW) / std(W), with ΔW the step really made, whatever the update rule: how "
          + "large it is beside the weights it changes; −3 is a thousandth"
      ),
      (
        "−3",
        "a rule of thumb [Karpathy, CS231n]: far above it steps are rash, far below it they are timid; "
          + "a guide, not a law"
      ),
      (
        "∂L/∂y",
        "how the mean loss over \(run.probe) changes with the pre-activation "
          + "of each unit and example; bars: all units of a layer, line: the same at the mark"
      ),
      (
        "σ", "the standard deviation of those ∂L/∂y: smaller in early layers where gradients vanish"
      ),
      (
        "zeros",
        "the share of ∂L/∂y that is exactly 0, as for ReLU units that are inactive (y ≤ 0)"
      ),
      (
        "↑ 12 %", "the share of values in the tallest column; the height of the chart is that share"
      ),
      ("◂ ▸ and ▒", "the share of values beyond the ends of the axis, which all layers share"),
      ("├──┼──┤", "15th, 50th and 85th percentile"),
      ("L3", "the line of layer 3; the deeper the layer, the paler its colour"),
    ]
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let lines = LayerLines(snapshot, selected: state.layer, most: 8 * snapshot.networks.count)
    let time = TimeAxis(snapshot.networks)
    let charts = GradientCharts(lines, time: time)
    // Without the past, whose gradients were often much larger.
    let axes = AxisRanges(snapshot) { [$0.current] }
    canvas.drawPanels(snapshot, state, in: rect) { index, canvas, inner in
      let pictures = GradientPictures(
        network: snapshot.networks[index], index: index, run: snapshot.run, axes: axes,
        selected: state.layer)
      drawPanel(
        pictures, [charts.norms(of: index), charts.updates(of: index)], on: &canvas, in: inner)
    }
  }

  /// Charts beside pictures, or above them where the panel is narrow.
  private func drawPanel(
    _ pictures: GradientPictures, _ charts: [TimeChart], on canvas: inout Canvas, in rect: Rect
  ) {
    let layers = snapshot.layers
    if rect.width >= 76 {
      let (left, right) = rect.splitLeft(rect.width / 2)
      // Two charts in less than 14 rows would be flat.
      let shown = left.height >= 14 ? charts : Array(charts.prefix(1))
      for (place, chart) in shown.enumerated() {
        canvas.draw(chart, in: Self.part(place, of: shown.count, left))
      }
      canvas.draw(pictures, in: right.splitLeft(1).rest)
      return
    }
    let wanted = min(layers, 4) * (rect.height >= 26 ? 5 : 4) + 2
    let least = rect.height >= 18 ? 5 : rect.height / 2
    let (top, bottom) = rect.splitTop(max(least, rect.height - wanted))
    if top.height >= 14 {
      for (place, chart) in charts.enumerated() {
        canvas.draw(chart, in: Self.part(place, of: charts.count, top))
      }
    } else if top.width >= 50 {
      for (chart, cell) in zip(charts, top.columns(2)) { canvas.draw(chart, in: cell) }
    } else {
      canvas.draw(charts[0], in: top)
    }
    canvas.draw(pictures, in: bottom)
  }

  /// One of `count` bands of equal height.
  private static func part(_ place: Int, of count: Int, _ rect: Rect) -> Rect {
    let top = rect.y + rect.height * place / count
    let bottom = rect.y + rect.height * (place + 1) / count
    return Rect(x: rect.x, y: top, width: rect.width, height: bottom - top)
  }
}
