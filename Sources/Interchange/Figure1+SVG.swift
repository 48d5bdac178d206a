import Drawing
package import Telemetry

extension Figure1 {
  /// The three panels as a picture for print, with their caption.
  package var svg: String {
    PlotSheet(
      [accuracyPlot] + [(plain, 1), (batch, 2)].map { inputPlot($0, panel: $1) },
      caption: caption,
      summary: "Test accuracy over training, and percentiles of the input to one sigmoid, "
        + "of a plain network and of one with batch normalization"
    ).svg
  }

  /// Colours that every kind of colour vision tells apart, and grey print too [Okabe & Ito 2008].
  private static let colors = (plain: "#0072b2", batch: "#d55e00")

  private var accuracyPlot: Plot {
    func series(_ network: Replicates, _ color: String, _ name: String, isDashed: Bool)
      -> Plot.Series
    {
      let seen = network.accuracy
      return Plot.Series(
        seen.map { (Double($0.step), 100 * $0.mean) },
        band: network.courses.count == 1
          ? [] : seen.map { (Double($0.step), 100 * $0.low, 100 * $0.high) },
        color: color, isDashed: isDashed, name: name)
    }
    return Plot(
      letter: "a", title: Self.titles[0], x: time,
      y: Plot.Scale(
        Axis(100 * accuracyFloor, 100), name: "right answers of \(grouped(run.testCount)) (%)"),
      series: [
        series(batch, Self.colors.batch, "batch norm", isDashed: false),
        series(plain, Self.colors.plain, "plain", isDashed: true),
      ])
  }

  private func inputPlot(_ network: Replicates, panel: Int) -> Plot {
    let course = network.shown
    let color = panel == 1 ? Self.colors.plain : Self.colors.batch
    let seen = zip(course.points.map { Double($0.step) }, course.typical)
    func line(_ value: KeyPath<UnitSummary, Float>, _ label: String, width: Double) -> Plot.Series {
      Plot.Series(
        seen.map { ($0, Double($1[keyPath: value])) },
        band: value == \.q50 ? seen.map { ($0, Double($1.q15), Double($1.q85)) } : [],
        color: color, width: width, label: label)
    }
    let range = inputRange
    return Plot(
      letter: panel == 1 ? "b" : "c", title: Self.titles[panel], x: time,
      y: Plot.Scale(
        Axis(rounding: range.low, range.high),
        name: panel == 1 ? "input to one \(run.activation.rawValue) (no unit)" : ""),
      series: [
        line(\.q15, "15 %", width: 0.9), line(\.q85, "85 %", width: 0.9),
        line(\.q50, "50 %", width: 1.8),
      ])
  }

  private var time: Plot.Scale {
    let isLong = steps >= 5000
    return Plot.Scale(Axis(0, Double(steps)), name: "step (mini-batches of \(run.batchSize))") {
      isLong && $0 != 0 ? short($0 / 1000) + "k" : short($0)
    }
  }
}
