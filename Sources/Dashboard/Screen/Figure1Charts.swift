package import Drawing
package import Telemetry

/// Figure 1 in cells: the accuracy of both networks, and below it what one sigmoid receives in each.
package struct Figure1Charts: Drawable {
  /// The rows that the charts are made for.
  package static let height = 34

  private let figure: Figure1
  private let time: TimeAxis

  /// The charts of `figure`.
  package init(_ figure: Figure1) {
    self.figure = figure
    time = TimeAxis(through: figure.steps)
  }

  /// Draws the accuracy in the upper half of `rect`, and the percentiles side by side below.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    let (top, bottom) = rect.splitTop(rect.height / 2)
    canvas.draw(accuracy, in: top)
    let range = figure.inputRange
    let axis = Axis(dividing: range.low, range.high)
    for (index, panel) in bottom.columns(2).enumerated() {
      canvas.draw(
        InputChart(
          title: index == 0 ? "b  plain" : "c  batch norm",
          course: figure.networks[index].shown, normalization: Self.normalizations[index],
          time: time, axis: axis),
        in: panel)
    }
  }

  private static let normalizations = [
    nil, NormalizationInfo(id: "batch", words: "batch norm"),
  ]

  /// The mean over the seeds as a line, dashed for the plain network; the range in dots.
  private var accuracy: TimeChart {
    var lines: [TimeLine] = []
    // The better network usually first: where both end in one row, its label gets that row.
    for (network, normalization) in zip(figure.networks, Self.normalizations).reversed() {
      let look = TimeLine.Look(
        style: Palette.network(normalization), faint: Palette.faint(normalization),
        pattern: normalization == nil ? .dashed : .full)
      func line(_ value: KeyPath<Replicates.Accuracy, Double>) -> [TimeLine.Point] {
        network.accuracy.map {
          TimeLine.Point(step: $0.step, value: $0[keyPath: value], look: look)
        }
      }
      for edge in network.courses.count > 1 ? [\Replicates.Accuracy.low, \.high] : [] {
        lines.append(TimeLine(points: line(edge)).cloud)
      }
      lines.append(
        TimeLine(points: line(\.mean), label: normalization?.words ?? "plain"))
    }
    let images = "\(grouped(figure.run.testCount)) test images"
    return TimeChart(
      titles: ["a  accuracy on all \(images)", "a  test accuracy"],
      trailing: [Span("╌ plain  ━ batch norm", Palette.quiet)], time: time,
      scale: ValueAxis(Axis(figure.accuracyFloor, 1)) { percent($0) }, lines: lines)
  }
}

/// The percentiles of what one unit receives, over the steps, in a frame.
private struct InputChart: Drawable {
  let title: String
  let course: Course
  let normalization: NormalizationInfo?
  let time: TimeAxis
  let axis: Axis

  func draw(on canvas: inout Canvas, in rect: Rect) {
    canvas.draw(
      Box(
        title: [Span(title, Palette.strong)],
        trailing: [Span("unit \(course.typicalUnit + 1)", Palette.quiet)], style: Palette.rule),
      in: rect)
    let (body, steps) = rect.inset(dx: 1, dy: 1).splitTop(rect.height - 3)
    let labels = ValueLabels(axis)
    let rows = body.splitTop(body.height - labels.height(atMost: body.height)).rest
    let (gutter, right) = rows.splitLeft(max(5, labels.width + 1))
    let (chart, ends) = right.splitLeft(right.width - 5)
    guard chart.width > 4, chart.height > 1 else { return }
    canvas.draw(labels, in: gutter)
    for value in labels.values(height: chart.height) {
      let y = axis.row(of: value, in: chart)
      canvas.rule("·", y: y, in: chart, every: 4, style: Palette.rule)
    }
    let points = zip(course.points, course.typical).map { point, unit in
      BandPlot.Point(
        x: Double(point.step), low: Double(unit.q15), middle: Double(unit.q50),
        high: Double(unit.q85))
    }
    let stretch = BandPlot.Stretch(
      points: points, style: Palette.light(normalization),
      shade: Palette.shade(normalization))
    canvas.draw(BandPlot([stretch], x: time.axis, y: axis), in: chart)
    if let last = points.last { drawEnds(last, on: &canvas, in: ends, beside: chart) }
    time.drawNumbers(
      on: &canvas, in: Rect(x: chart.x, y: steps.y, width: chart.width, height: 1), from: steps.x)
  }

  /// Names the three lines behind their ends, where each has a row of its own.
  private func drawEnds(
    _ last: BandPlot.Point, on canvas: inout Canvas, in rect: Rect, beside chart: Rect
  ) {
    var taken: Set<Int> = []
    for (words, value) in [("50 %", last.middle), ("85 %", last.high), ("15 %", last.low)] {
      let row = axis.row(of: value, in: chart)
      guard taken.insert(row).inserted else { continue }
      canvas.write(words, x: rect.x + 1, y: row, style: Palette.quiet)
    }
  }
}
