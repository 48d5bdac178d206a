import Drawing
import Telemetry

/// View 8: loss and accuracy of all networks over time, and the numbers of this moment.
struct LearningView: Drawable {
  private let snapshot: Snapshot
  private let identities: [NetworkIdentity]
  private let time: TimeAxis
  /// How many points a mean is of, where the user says so.
  private let smoothing: Int?
  private let isLogarithmic: Bool

  init(_ snapshot: Snapshot, _ state: ViewState) {
    self.snapshot = snapshot
    identities = snapshot.identities
    time = TimeAxis(snapshot.networks)
    (smoothing, isLogarithmic) = (state.smoothing, state.isLogarithmic)
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let others = [LearningTable(shiftsOf: identities), LearningTable(modesOf: identities)]
    var tables = others.compactMap(\.self) + [LearningTable(identities)]
    func rows(_ tables: [LearningTable]) -> Int {
      rect.height - 1 - tables.reduce(0) { $0 + $1.height }
    }
    // Where they would leave charts without room for curves, the first tables are left out.
    while tables.count > 1, rows(tables) < 9 { tables.removeFirst() }
    let (charts, rest) = rect.splitTop(rows(tables))
    var (legend, below) = rest.splitTop(1)
    // Two charts one above the other need rows for curves.
    let rects = charts.width >= 110 || charts.height < 12 ? charts.columns(2) : charts.rows(2)
    canvas.draw(losses, in: rects[0])
    canvas.draw(accuracies, in: rects[1])
    for chart in rects { drawLegend(on: &canvas, below: chart) }
    canvas.write(time.legend(width: legend.width - 2), x: legend.x + 1, y: legend.y)
    for table in tables {
      canvas.draw(table, in: below)
      below = below.splitTop(table.height).rest
    }
  }

  private var losses: TimeChart {
    let scale = lossScale
    let titles = ["loss, cross-entropy in nats", "loss in nats", "loss"]
    return chart(
      isLogarithmic ? titles.map { "\($0), log axis" } : titles, scale,
      lines(.testLoss, .trainLoss, { fixed($0, 2) }).map { line, network in
        guard let step = network.divergedAt, line.isJoined else { return line }
        var line = line.leaving(scale, at: step)
        line.labels = []
        if line.isStrong, let end = line.points.last {
          let words = ["diverged at step \(grouped(step)) ↑", "diverged ↑"]
          line.notes.append(
            TimeLine.Note(
              wordings: words.map { "\(network.current.name) \($0)" } + words, point: end,
              isBefore: false))
        }
        return line
      })
  }

  private var accuracies: TimeChart {
    chart(
      ["accuracy"], ValueAxis(Axis(0, 1)) { percent($0) },
      lines(.testAccuracy, .trainAccuracy, { percent($0) }).map(\.line))
  }

  /// From 0 to what holds the losses so far, without a few wild ones; or decades.
  private var lossScale: ValueAxis {
    let losses = snapshot.decisive.flatMap { network in
      network.past.map { point in [point[.testLoss], point[.trainLoss]].compactMap(\.self) }
    }
    return isLogarithmic
      ? ValueAxis(decadesOf: losses.flatMap(\.self))
      : ValueAxis(from0To: losses.compactMap { $0.max() }, otherwise: 3)
  }

  private func chart(_ titles: [String], _ scale: ValueAxis, _ lines: [TimeLine]) -> TimeChart {
    TimeChart(
      titles: titles, time: time, scale: scale, lines: lines, cursor: snapshot.query.step,
      note: "no such number is known of this run")
  }

  /// Writes what the dots and lines are into the lower edge of a chart.
  private func drawLegend(on canvas: inout Canvas, below chart: Rect) {
    let count =
      smoothing ?? TimeLine.window(of: snapshot.networks.map(\.past.count).max() ?? 0)
    let mean = count > 1 ? "─ mean of \(count) batches  " : ""
    let words = " · train batch  \(mean)━ test, thick "
    canvas.write(
      words, x: chart.x + 2, y: chart.maxY - 1, width: chart.width - 4, style: Palette.quiet)
  }

  /// The clouds of single batches, then their means, then the lines of test numbers on top.
  private func lines(
    _ test: ScalarName, _ train: ScalarName, _ text: (Double) -> String
  ) -> [(line: TimeLine, network: NetworkSnapshot)] {
    let batches = identities.map { identity in TimeLine(identity) { $0[train] } }
    let means = zip(batches, identities).map { (line, identity) -> TimeLine in
      var mean = line.averaged(over: smoothing)
      mean.labels = ["\(identity.newestName) train", "train"]
      return mean
    }
    let tests = identities.map { identity -> TimeLine in
      var line = TimeLine(identity) { $0[test] }
      line.isStrong = true
      let newest = line.points.last.map { " " + text($0.value) } ?? ""
      let name = identity.newestName
      line.labels = ["\(name) test\(newest)", "\(name)\(newest)", name]
      line.notes = names(identity.network, line)
      return line
    }
    return (batches.map(\.cloud) + means + tests).enumerated().map { place, line in
      (line, snapshot.networks[place % snapshot.networks.count])
    }
  }

  /// The names that the network had before its normalization changed, where these parts of its line
  /// end.
  private func names(_ network: NetworkSnapshot, _ line: TimeLine) -> [TimeLine.Note] {
    let past = network.past
    return zip(past, past.dropFirst()).compactMap { point, next in
      guard point.normalization != next.normalization,
        let end = line.points.last(where: { $0.step <= point.step })
      else { return nil }
      return TimeLine.Note(wordings: [point.name], point: end, isBefore: true)
    }
  }
}
