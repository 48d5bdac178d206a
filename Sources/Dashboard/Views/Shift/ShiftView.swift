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
          network: snapshot.networks[index], identity: NetworkIdentity(snapshot, index),
          isTwin: isTwin, isFocused: isTwin && index == state.focused(snapshot),
          selected: state.layer, run: snapshot.run, status: snapshot.status,
          isPast: snapshot.query.step != nil),
        in: column.inset(dx: 1))
    }
  }

  /// The markers in words, or which layers are drawn.
  private func drawLegend(_ time: TimeAxis, on canvas: inout Canvas, in rect: Rect) {
    let lines = layerLines
    var text: [Span] = []
    if lines.isAbridged {
      let counts = snapshot.networks.map(\.current.layers.count)
      let deepest = counts.indices.max { counts[$0] < counts[$1] } ?? 0
      let names = lines.layers(of: deepest).map { "\($0 + 1)" }.joined(separator: ", ")
      text = [Span("lines: layers \(names) of \(counts[deepest]), ↑↓ choose   ", Palette.quiet)]
    }
    let used = text.width
    canvas.write(
      text + time.legend(width: rect.width - 2 - used), x: rect.x + 1, y: rect.y,
      width: rect.width - 2)
  }

  private var layerLines: LayerLines { LayerLines(snapshot, selected: state.layer) }

  /// As many charts as are readable: two meters side by side, then both sides of each, then words.
  private func drawCharts(_ time: TimeAxis, on canvas: inout Canvas, in rect: Rect) {
    let first: ShiftMeasure = state.frames == .relative ? .inSigma : .raw
    let (isHigh, isWide) = (rect.height >= 18, rect.width >= 150)
    let isSplit = state.showsSplit && snapshot.run.log == nil
    var grid: [[ShiftMeasure?]] = [[.drift, .gradient]]
    if isSplit {
      grid =
        isWide
        ? isHigh
          ? [ShiftMeasure.drifts, [first, .gradient, .cosine]] : [ShiftMeasure.drifts + [.gradient]]
        : isHigh
          ? [[.drift, .gradient], [.earlierDrift, .ownDrift]] : [[.earlierDrift, .ownDrift]]
    } else if snapshot.run.log != nil {
      // No log tells the gradient shift.
      grid =
        isWide
        ? [[.drift, .raw, .inSigma]]
        : isHigh ? [[.drift, .raw], [.inSigma, nil]] : [[.drift, first]]
    } else if isHigh {
      grid =
        isWide
        ? [[.drift, .raw, .inSigma], [.gradient, .cosine, nil]]
        : [[.drift, .gradient], [first, .cosine]]
    } else if isWide {
      grid = [[.drift, first, .gradient, .cosine]]
    }
    let lines = layerLines
    for (measures, band) in zip(grid, rect.rows(grid.count)) {
      for (measure, cell) in zip(measures, band.columns(measures.count)) {
        if let measure {
          let isAlike = isSplit && ShiftMeasure.drifts.contains(measure)
          canvas.draw(
            measure.chart(lines, time: time, alike: isAlike ? ShiftMeasure.drifts : []), in: cell)
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
        "Drift and shift",
        "ask whether what a unit receives, \(RunWords(snapshot.run).symbol(of: snapshot.query.tap)), is spread as it was at "
          + "the mark, or \(RunWords(snapshot.run).driftSpan) ago. "
          + (RunWords(snapshot.run).normalizesAfter
            ? "Batch norm comes after the nonlinearity here and leaves y as it is: its effect on y goes through the layers before."
            : "Batch norm resets mean and σ, so that a small W₁ is partly by construction.")
      ),
      (
        "Gradient shift",
        snapshot.run.log == nil
          ? Self.gradientShift
          : "is told by no log: only a trainer can let the layers before one take their step alone"
      ),
    ] {
      guard rest.height > 1 else { return }
      canvas.write(term, x: rest.x, y: rest.y, width: rest.width, style: Palette.strong)
      rest = rest.splitTop(1).rest
      let used = canvas.write(text, wrappedIn: rest, style: Palette.quiet)
      rest = rest.splitTop(used + 1).rest
    }
  }

  private static let gradientShift =
    "asks whether a layer’s gradient stays true when the layers before it take their step. "
    + "It bears on learning more directly, and batch norm need not lower it."
}
