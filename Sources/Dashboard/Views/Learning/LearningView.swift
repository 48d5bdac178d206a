import Drawing
import Telemetry

/// View 8: loss and accuracy of all networks over time, and the numbers of this moment.
struct LearningView: Drawable {
  private let snapshot: Snapshot
  private let identities: [NetworkIdentity]
  private let time: TimeAxis

  init(_ snapshot: Snapshot, _ state: ViewState) {
    self.snapshot = snapshot
    identities = snapshot.networks.indices.map { NetworkIdentity(snapshot, $0) }
    time = TimeAxis(snapshot.networks)
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let table = snapshot.networks.count + 1
    let (charts, rest) = rect.splitTop(rect.height - table - 1)
    let (legend, numbers) = rest.splitTop(1)
    // Two charts one above the other need rows for curves.
    let rects = charts.width >= 110 || charts.height < 12 ? charts.columns(2) : charts.rows(2)
    canvas.draw(
      chart(
        "loss, cross-entropy in nats", lossScale, .testLoss, .trainLoss),
      in: rects[0])
    canvas.draw(
      chart(
        "accuracy", ValueAxis(Axis(0, 1)) { percent($0) }, .testAccuracy, .trainAccuracy),
      in: rects[1])
    canvas.write(time.legend(width: legend.width - 2), x: legend.x + 1, y: legend.y)
    drawNumbers(on: &canvas, in: numbers)
  }

  /// From 0 to what holds the losses so far, without a few wild ones.
  private var lossScale: ValueAxis {
    ValueAxis(
      from0To: snapshot.networks.flatMap { network in
        network.past.compactMap { point in
          [point[.testLoss], point[.trainLoss]].compactMap(\.self).max()
        }
      }, otherwise: 3)
  }

  private func chart(
    _ title: String, _ scale: ValueAxis, _ test: ScalarName, _ train: ScalarName
  ) -> TimeChart {
    TimeChart(
      titles: [title],
      legend: identities.map { Span("  \($0.sample) \($0.name)", $0.style) },
      trailing: [Span("· train batch  ━ test", Palette.quiet)], time: time, scale: scale,
      lines: snapshot.networks.map { TimeLine(of: $0, isJoined: false) { $0[train] } }
        + zip(snapshot.networks, identities).map { network, identity in
          var line = TimeLine(of: network) { $0[test] }
          line.isDashed = identity.isDashed
          return line
        },
      cursor: snapshot.query.step, note: "no such number is known of this run")
  }

  private func drawNumbers(on canvas: inout Canvas, in rect: Rect) {
    let longest = identities.map(\.name.count).max() ?? 0
    let columns = [
      ("network", max(12, longest + 1)), ("step", 9), ("loss train", 11), ("loss test", 10),
      ("acc. train", 11), ("acc. test", 10), ("‖∂L/∂W‖", 8), ("η", 8),
    ]
    var x = rect.x + 1
    for (name, width) in columns {
      canvas.write(name, x: x, y: rect.y, width: min(width, rect.maxX - x), style: Palette.quiet)
      x += width
    }
    for (row, identity) in identities.enumerated() {
      let now = snapshot.networks[row].current
      let cells = [
        identity.name, grouped(now.step), now[.trainLoss].map { fixed($0, 3) } ?? "–",
        now[.testLoss].map { fixed($0, 3) } ?? "–",
        now[.trainAccuracy].map { percent($0) } ?? "–",
        now[.testAccuracy].map { percent($0) } ?? "–",
        now[.gradientNorm].map { significant($0) } ?? "–", now[.rate].map { short($0) } ?? "–",
      ]
      var x = rect.x + 1
      for (cell, (name, width)) in zip(cells, columns) {
        canvas.write(
          cell, x: x, y: rect.y + 1 + row, width: min(width - 1, rect.maxX - x),
          style: name == "network" ? identity.style : .plain)
        x += width
      }
    }
  }
}
