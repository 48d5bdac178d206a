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

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard snapshot.run.log == nil else {
      return canvas.drawPanels(snapshot, state, in: rect) { _, canvas, inner in
        canvas.say(
          "no log tells sizes of updates; log histograms of gradients, and / shows them as layers",
          in: inner)
      }
    }
    let lines = LayerLines(snapshot, selected: state.layer, most: 8 * snapshot.networks.count)
    let time = TimeAxis(snapshot.networks)
    let charts = GradientCharts(lines, time: time)
    // Without the past, whose gradients were often much larger.
    let axes = AxisRanges(snapshot) { _ in [] }
    canvas.drawPanels(snapshot, state, in: rect) { index, canvas, inner in
      let pictures = GradientPictures(
        network: snapshot.networks[index], index: index, run: snapshot.run, axes: axes,
        selected: state.layer)
      let flow = Self.flow(snapshot.networks[index], snapshot.run)
      let (head, rest) = inner.splitTop(flow.isEmpty || inner.height < 14 ? 0 : 1)
      if !head.isEmpty {
        canvas.write(flow.fitting(head.width), x: head.x, y: head.y, width: head.width)
      }
      drawPanel(pictures, charts, of: index, on: &canvas, in: rest)
    }
  }

  /// Charts beside pictures, or above them where the panel is narrow.
  private func drawPanel(
    _ pictures: GradientPictures, _ charts: GradientCharts, of network: Int,
    on canvas: inout Canvas, in rect: Rect
  ) {
    if rect.width >= 76 {
      let (left, right) = rect.splitLeft(rect.width / 2)
      draw(
        charts.all(of: network, width: left.width), atMost: Self.chartCount(in: left.height),
        on: &canvas, in: left)
      canvas.draw(pictures, in: right.splitLeft(1).rest)
      return
    }
    let wanted = min(snapshot.layers, 4) * (rect.height >= 26 ? 5 : 4) + 2
    let least = rect.height >= 18 ? 5 : rect.height / 2
    let (top, bottom) = rect.splitTop(max(least, rect.height - wanted))
    let rows = charts.all(of: network, width: top.width)
    if top.height >= 14 {
      draw(rows, atMost: Self.chartCount(in: top.height), on: &canvas, in: top)
      canvas.draw(pictures, in: bottom)
    } else if top.width >= 50 {
      for (chart, cell) in zip(rows.joined(), top.columns(2)) {
        canvas.draw(chart, in: cell.splitLeft(cell.width - 1).left)
      }
      canvas.draw(pictures, in: bottom)
    } else {
      let (line, rest) = bottom.splitTop(1)
      canvas.draw(rows[0][0], in: top)
      if let words = charts.landscapeWords(of: network) {
        canvas.write(words.fitting(line.width), x: line.x, y: line.y, width: line.width)
      }
      canvas.draw(pictures, in: rest)
    }
  }

  /// Draws rows of charts one below the other, `most` of them.
  private func draw(
    _ rows: [[TimeChart]], atMost most: Int, on canvas: inout Canvas, in rect: Rect
  ) {
    let shown = rows.prefix(most)
    for (charts, band) in zip(shown, rect.rows(shown.count)) {
      let gap = charts.count > 1 ? 2 : 0
      for (chart, cell) in zip(charts, band.columns(charts.count)) {
        canvas.draw(chart, in: cell.splitLeft(cell.width - gap).left)
      }
    }
  }

  /// How many rows of charts stand one below the other: two in 14 rows of cells, and more where each has
  /// eight.
  private static func chartCount(in rows: Int) -> Int { rows < 14 ? 1 : max(2, rows / 8) }
}
