import Drawing
import Telemetry

/// View 4: the two meters of internal covariate shift over time, and what they say now.
struct ShiftView: Drawable {
  private let snapshot: Snapshot
  private let state: ViewState

  init(_ snapshot: Snapshot, _ state: ViewState) {
    self.snapshot = snapshot
    self.state = state
  }

  static func glossary(_ run: RunWords) -> [(String, String)] {
    [
      (
        "W₁ raw",
        "distributional shift: for each unit W₁ = mean |y now − y at the mark| over values of "
          + "equal rank on the probe, then the mean over the layer’s units, in the units of y"
      ),
      (
        "W₁/σ",
        "W₁ raw ÷ the mean σ of a unit at the mark: large where σ was tiny then, so read both"
      ),
      (
        "last \(run.windowLength)",
        "W₁ raw between the beginning and the end of the latest full window of \(run.window)"
      ),
      (
        "‖G−G'‖/‖G‖",
        "gradient shift: G = ∂L/∂W of the layer, G' the same on the same batch after only the layers "
          + "before it took their step; 0: their step does not matter to it [Santurkar 2018, def. 2.1]"
      ),
      (
        "cos(G, G')",
        "the cosine of the angle between G and G': 1 the same direction, 0 a right angle"
      ),
      (
        "every \(run.windowLength)",
        "the gradient shift is measured at every end of a window; the first hidden layer has none"
      ),
      ("L3, L3'", "lines: layer 3; with a prime and in dashes the network that is second"),
      (
        "disagree",
        "the meters measure different things: with batch norm W₁ is mostly smaller, by construction, "
          + "while the gradient shift can be larger; less W₁ is no proof of easier training"
      ),
      (
        "beware", "a network that does not learn does not shift: look at loss, test and ‖∂L/∂W‖ too"
      ),
    ]
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let words = ShiftVerdict(snapshot)
    let lines = rect.height >= 18 && rect.width < 150 ? 2 : 1
    let heading = ShiftTable.headingRows(width: rect.width / snapshot.networks.count - 2)
    let rows = min(snapshot.layers, max(2, rect.height / 3 - 2)) + heading
    let time = TimeAxis(snapshot.networks)
    let hasMarkers = snapshot.networks.contains { !$0.markers.isEmpty }
    let hasLegend = rect.height >= 18 && (hasMarkers || layerLines.isAbridged)
    let (charts, rest) = rect.splitTop(rect.height - rows - lines - (hasLegend ? 1 : 0))
    drawCharts(time, on: &canvas, in: charts)
    let (legend, below) = rest.splitTop(hasLegend ? 1 : 0)
    if hasLegend { drawLegend(time, on: &canvas, in: legend) }
    let (verdict, table) = below.splitTop(lines)
    canvas.write(
      words.words(width: verdict.width - 2, rows: lines), wrappedIn: verdict.inset(dx: 1),
      style: Palette.strong)
    let isTwin = snapshot.networks.count > 1
    for (index, column) in table.columns(snapshot.networks.count).enumerated() {
      canvas.draw(
        ShiftTable(
          network: snapshot.networks[index], index: index, name: snapshot.names[index],
          isTwin: isTwin, isFocused: isTwin && index == state.focused(snapshot),
          selected: state.layer), in: column.inset(dx: 1))
    }
  }

  /// The markers in words, or which layers are drawn.
  private func drawLegend(_ time: TimeAxis, on canvas: inout Canvas, in rect: Rect) {
    let lines = layerLines
    var text: [Span] = []
    if lines.isAbridged {
      let names = lines.layers.map { "\($0 + 1)" }.joined(separator: ", ")
      text = [Span("lines: layers \(names) of \(snapshot.layers), ↑↓ choose   ", Palette.quiet)]
    }
    let used = text.reduce(0) { $0 + $1.width }
    canvas.write(
      text + time.legend(width: rect.width - 2 - used), x: rect.x + 1, y: rect.y,
      width: rect.width - 2)
  }

  private var layerLines: LayerLines { LayerLines(snapshot, selected: state.layer) }

  /// As many charts as are readable: two meters side by side, then both sides of each, then words.
  private func drawCharts(_ time: TimeAxis, on canvas: inout Canvas, in rect: Rect) {
    let first: ShiftMeasure = state.frames == .relative ? .inSigma : .raw
    var grid: [[ShiftMeasure?]] = [[first, .gradient]]
    if rect.height >= 18 {
      grid =
        rect.width >= 150
        ? [[.raw, .inSigma, .window], [.gradient, .cosine, nil]]
        : [[.raw, .gradient], [.inSigma, .cosine]]
    } else if rect.width >= 150 {
      grid = [[.raw, .inSigma, .gradient, .cosine]]
    }
    let lines = layerLines
    for (row, measures) in grid.enumerated() {
      let top = rect.y + rect.height * row / grid.count
      let bottom = rect.y + rect.height * (row + 1) / grid.count
      let band = Rect(x: rect.x, y: top, width: rect.width, height: bottom - top)
      for (measure, cell) in zip(measures, band.columns(measures.count)) {
        if let measure {
          canvas.draw(measure.chart(lines, time: time), in: cell)
        } else {
          drawMeaning(on: &canvas, in: cell)
        }
      }
    }
  }

  /// What the two meters are, and what they are not.
  private func drawMeaning(on canvas: inout Canvas, in rect: Rect) {
    canvas.draw(Box(title: [Span("what they mean", Palette.strong)], style: Palette.rule), in: rect)
    var rest = rect.inset(dx: 2, dy: 1)
    for (term, text) in [
      (
        "Distributional shift",
        "asks whether what a unit receives, \(snapshot.look.tap.symbol), is spread as it was at "
          + "the mark. Batch norm resets mean and σ, so that a small W₁ is partly by construction."
      ),
      (
        "Gradient shift",
        "asks whether a layer’s gradient stays true when the layers before it take their step. "
          + "It bears on learning more directly, and batch norm need not lower it."
      ),
    ] {
      guard rest.height > 1 else { return }
      canvas.write(term, x: rest.x, y: rest.y, width: rest.width, style: Palette.strong)
      rest = rest.splitTop(1).rest
      let used = canvas.write(text, wrappedIn: rest, style: Palette.quiet)
      rest = rest.splitTop(used + 1).rest
    }
  }
}
