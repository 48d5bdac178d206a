import Drawing
package import Telemetry

extension Figure1 {
  /// The panels as a picture for print of a journal's column or page, with their caption.
  ///
  /// Below each other on a page, side by side in a column, are a panel and its beginning.
  package func svg(_ width: PlotSheet.Width) -> String {
    var whole = plots(upTo: steps, letters: ["a", "b", "c"])
    var early = showsBeginning ? plots(upTo: Self.early, letters: ["d", "e", "f"]) : []
    if width == .column {
      whole[2].y.name = whole[1].y.name
      for index in early.indices { early[index].y.name = "" }
    }
    let pairs = whole.indices.flatMap { [whole[$0]] + early.dropFirst($0).prefix(1) }
    return PlotSheet(
      width == .page ? whole + early : pairs,
      columns: width == .page ? 3 : pairs.count / 3, width: width, caption: caption,
      summary: "Test accuracy over training, and percentiles of the input to one sigmoid, "
        + "of a plain network and of one with batch normalization"
    ).svg
  }

  /// The three panels over the first `last` steps.
  private func plots(upTo last: Int, letters: [String]) -> [Plot] {
    [accuracyPlot(letters[0], last)]
      + [(plain, 1), (batch, 2)].map { network, panel in
        inputPlot(network, panel: panel, letters[panel], last)
      }
  }

  /// Colours that every kind of colour vision tells apart, and grey print too [Okabe & Ito 2008].
  private static let colors = (plain: "#0072b2", batch: "#d55e00")

  private func accuracyPlot(_ letter: String, _ last: Int) -> Plot {
    func series(_ network: Replicates, _ color: String, _ name: String, isDashed: Bool)
      -> Plot.Series
    {
      let seen = network.accuracy
      return Plot.Series(
        seen.map { (Double($0.step), 100 * $0.mean) },
        band: network.courses.count == 1
          ? [] : seen.map { (Double($0.step), 100 * $0.low, 100 * $0.high) },
        color: color, isDashed: isDashed, name: last < steps ? nil : name)
    }
    return Plot(
      letter: letter, title: title(0, last), x: time(last),
      y: Plot.Scale(
        Axis(last < steps ? 0 : 100 * accuracyFloor, 100),
        name: "right answers of \(grouped(run.testCount)) (%)"),
      series: [
        series(batch, Self.colors.batch, "batch norm", isDashed: false),
        series(plain, Self.colors.plain, "plain", isDashed: true),
      ])
  }

  private func inputPlot(_ network: Replicates, panel: Int, _ letter: String, _ last: Int) -> Plot {
    let course = network.shown
    let color = panel == 1 ? Self.colors.plain : Self.colors.batch
    // Beyond the axis only the next point is needed, to which lines lead.
    let count = (course.points.firstIndex { $0.step >= last } ?? course.points.count - 1) + 1
    let seen = zip(course.points.prefix(count).map { Double($0.step) }, course.typical)
    func line(_ value: KeyPath<UnitSummary, Float>, _ label: String, width: Double) -> Plot.Series {
      Plot.Series(
        seen.map { ($0, Double($1[keyPath: value])) },
        band: value == \.q50 ? seen.map { ($0, Double($1.q15), Double($1.q85)) } : [],
        color: color, width: width, label: label)
    }
    let range = inputRange
    return Plot(
      letter: letter, title: title(panel, last), x: time(last),
      y: Plot.Scale(
        Axis(rounding: range.low, range.high),
        name: panel == 1 ? "input to one \(run.activation.rawValue) (no unit)" : ""),
      series: [
        line(\.q15, "15 %", width: 0.9), line(\.q85, "85 %", width: 0.9),
        line(\.q50, "50 %", width: 1.8),
      ])
  }

  private func title(_ panel: Int, _ last: Int) -> String {
    last < steps ? "the first \(grouped(last)) steps" : Self.titles[panel]
  }

  private func time(_ last: Int) -> Plot.Scale {
    let isLong = last >= 5000
    return Plot.Scale(Axis(0, Double(last)), name: "step (mini-batches of \(run.batchSize))") {
      isLong && $0 != 0 ? short($0 / 1000) + "k" : short($0)
    }
  }
}
