import Drawing
import Telemetry

/// View 8: loss and accuracy of all networks over time, and the numbers of this moment.
struct LearningView: Drawable {
  private let snapshot: Snapshot
  private let time: TimeAxis

  init(_ snapshot: Snapshot, _ state: ViewState) {
    self.snapshot = snapshot
    time = TimeAxis(snapshot.networks)
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let table = snapshot.networks.count + 1
    let (charts, rest) = rect.splitTop(rect.height - table - 1)
    let (legend, numbers) = rest.splitTop(1)
    let rects = charts.width >= 110 ? charts.columns(2) : Self.halves(charts)
    drawChart(
      "loss, cross-entropy in nats", lossAxis, label: { short($0) }, test: { $0.testLoss },
      train: { $0.trainLoss }, on: &canvas, in: rects[0])
    drawChart(
      "accuracy", Axis(0, 1), label: { percent($0) }, test: { $0.testAccuracy },
      train: { $0.trainAccuracy }, on: &canvas, in: rects[1])
    canvas.write(time.legend(width: legend.width - 2), x: legend.x + 1, y: legend.y)
    drawNumbers(on: &canvas, in: numbers)
  }

  private static func halves(_ rect: Rect) -> [Rect] {
    let (top, bottom) = rect.splitTop(rect.height / 2)
    return [top, bottom]
  }

  /// From 0 to what holds the losses so far, without a few wild ones.
  private var lossAxis: Axis {
    let losses = snapshot.networks.flatMap { network in
      (network.history.points + [network.current]).map { max($0.testLoss, $0.trainLoss ?? 0) }
    }.filter(\.isFinite).sorted()
    guard let most = losses.last else { return Axis(0, 3) }
    let usual = losses[(losses.count - 1) * 98 / 100]
    return Axis(0, Axis.round(atLeast: most <= 3 * usual ? most : usual))
  }

  private func drawChart(
    _ title: String, _ axis: Axis, label: (Double) -> String,
    test: (Observation) -> Double, train: (Observation) -> Double?,
    on canvas: inout Canvas, in rect: Rect
  ) {
    let legend = snapshot.networks.map { network in
      Span(
        "  ━ \(network.current.name)", Palette.network(network.current.normalization))
    }
    canvas.draw(
      Box(
        title: [Span(title, Palette.strong)] + legend,
        trailing: [Span("· train batch  ━ test", Palette.quiet)], style: Palette.rule),
      in: rect)
    let inner = rect.inset(dx: 1, dy: 1)
    let (plotRows, labels) = inner.splitTop(inner.height - 1)
    let (left, plot) = plotRows.splitLeft(6)
    guard plot.width > 4, plot.height > 1 else { return }
    for tick in axis.ticks(atMost: max(2, plot.height / 3)) {
      let y = plot.maxY - 1 - Int((axis.position(tick) * Double(plot.height - 1)).rounded())
      canvas.write(
        label(tick), x: left.x, y: y, width: left.width - 1, style: Palette.quiet,
        alignment: .trailing)
      for x in stride(from: plot.x, to: plot.maxX, by: 4) {
        canvas[x, y] = Cell("·", Palette.rule)
      }
    }
    time.drawMarkers(on: &canvas, in: plot)
    let series =
      snapshot.networks.flatMap { lines(of: $0, train, isJoined: false) }
      + snapshot.networks.flatMap { lines(of: $0, test, isJoined: true) }
    canvas.draw(LinePlot(series, x: time.axis, y: axis), in: plot)
    canvas.write("step", x: left.x, y: labels.y, style: Palette.quiet)
    canvas.draw(
      AxisLabels(time.axis, style: Palette.quiet),
      in: Rect(x: plot.x, y: labels.y, width: plot.width, height: 1))
  }

  /// One line per stretch of time with the same normalization, in that one's colour.
  private func lines(
    of network: NetworkSnapshot, _ value: (Observation) -> Double?, isJoined: Bool
  ) -> [LinePlot.Series] {
    var stretches: [LinePlot.Series] = []
    var name = ""
    for point in network.history.points + [network.current] {
      guard let y = value(point) else { continue }
      let place = (x: Double(point.step), y: y)
      if point.normalization != name {
        let joint = stretches.last?.points.last.map { [$0] } ?? []
        name = point.normalization
        stretches.append(
          LinePlot.Series(points: joint, style: Palette.network(name), isJoined: isJoined))
      }
      stretches[stretches.count - 1].points.append(place)
    }
    return stretches
  }

  private func drawNumbers(on canvas: inout Canvas, in rect: Rect) {
    let columns = [
      ("network", 12), ("step", 9), ("loss train", 12), ("loss test", 11), ("acc. train", 12),
      ("acc. test", 11), ("‖∂L/∂W‖", 9), ("η", 8),
    ]
    var x = rect.x + 1
    for (name, width) in columns {
      canvas.write(name, x: x, y: rect.y, width: min(width, rect.maxX - x), style: Palette.quiet)
      x += width
    }
    for (row, network) in snapshot.networks.enumerated() {
      let now = network.current
      let cells = [
        now.name, grouped(now.step), now.trainLoss.map { fixed($0, 3) } ?? "–",
        fixed(now.testLoss, 3), now.trainAccuracy.map { percent($0) } ?? "–",
        percent(now.testAccuracy), now.gradientNorm.map { fixed($0, 3) } ?? "–", short(now.rate),
      ]
      var x = rect.x + 1
      for (cell, (name, width)) in zip(cells, columns) {
        canvas.write(
          cell, x: x, y: rect.y + 1 + row, width: min(width - 1, rect.maxX - x),
          style: name == "network" ? Palette.network(now.normalization) : .plain)
        x += width
      }
    }
  }
}
