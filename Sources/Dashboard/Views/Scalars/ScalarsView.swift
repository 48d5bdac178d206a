import Drawing
import Telemetry

/// View 8 of logs: every number that was logged by its tag, a chart for each of those that fit, with a
/// line for each run.
struct ScalarsView: Drawable {
  let snapshot: Snapshot
  let state: ViewState
  private let identities: [NetworkIdentity]
  /// The tags of all numbers, in their order.
  private let names: [String]

  init(_ snapshot: Snapshot, _ state: ViewState) {
    self.snapshot = snapshot
    self.state = state
    identities = snapshot.identities
    names = snapshot.run.log?.scalars ?? []
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let (charts, foot) = rect.splitTop(rect.height - 1)
    guard !names.isEmpty else {
      canvas.draw(Box(title: [Span("scalars", Palette.strong)], style: Palette.rule), in: rect)
      canvas.say(
        "no number in this run yet: log some with add_scalar", in: rect.inset(dx: 1, dy: 1))
      return
    }
    let (columns, rows) = Self.grid(of: names.count, in: rect)
    let first = min(snapshot.query.firstCurve, Self.lastFirst(of: names.count, in: rect))
    let cells = charts.rows(rows).flatMap { $0.columns(columns) }
    let shown = names.dropFirst(first).prefix(Query.mostCurves)
    for (name, cell) in zip(shown, cells) { canvas.draw(chart(name), in: cell) }
    drawFoot(first: first, shown: min(shown.count, cells.count), on: &canvas, in: foot)
  }

  /// How many charts of `count` tags stand side by side and one above the other in `rect`; there are no
  /// more curves in a snapshot than `Query.mostCurves`.
  private static func grid(of count: Int, in rect: Rect) -> (columns: Int, rows: Int) {
    let most = min(count, Query.mostCurves)
    let columns = rect.width >= 100 && most > 1 ? 2 : 1
    return (columns, min(max(1, (rect.height - 1) / 9), (most + columns - 1) / columns))
  }

  /// The first tag shown, counted from 0, when the last ones of `count` are shown in `rect`.
  static func lastFirst(of count: Int, in rect: Rect) -> Int {
    let (columns, rows) = grid(of: count, in: rect)
    return max(0, count - min(columns * rows, Query.mostCurves))
  }

  /// The chart of a tag: the logged points in a faint tone, their mean as a line.
  private func chart(_ name: String) -> TimeChart {
    let lines = identities.map { line(of: name, $0) }
    let means = zip(lines, identities).map { line, identity -> TimeLine in
      var mean = line.averaged(over: state.smoothing)
      mean.isStrong = true
      let value = line.points.last { $0.value.isFinite }.map { " " + significant($0.value) } ?? ""
      mean.labels = ["\(identity.name)\(value)", String(value.dropFirst())]
      return mean
    }
    let values = lines.flatMap { $0.points.map(\.value) }
    let isPossible = values.contains { $0.isFinite && $0 > 0 }
    let scale =
      state.isLogarithmic && isPossible ? ValueAxis(decadesOf: values) : Self.scale(values)
    return TimeChart(
      titles: [
        state.isLogarithmic ? "\(name), \(isPossible ? "log axis" : "nothing above 0")" : name,
        name, String(name.prefix(20)),
      ],
      time: time, scale: scale, lines: lines.map(\.cloud) + means,
      cursor: snapshot.query.step.flatMap { cursor(at: $0) },
      note: "nothing was logged under this tag in these runs")
  }

  /// The points of a tag in a run, at their steps or at the milliseconds since its first event.
  private func line(of name: String, _ identity: NetworkIdentity) -> TimeLine {
    let look = identity.look(nil)
    let points = identity.network.curves.first { $0.name == name }?.points ?? []
    return TimeLine(
      points: points.compactMap { point in
        place(of: point).map { TimeLine.Point(step: $0, value: point.value, look: look) }
      })
  }

  private func place(of point: Curve.Point) -> Int? {
    guard state.showsWallTime else { return point.step }
    return Int(exactly: (1000 * point.seconds).rounded())
  }

  /// The time axis of all charts.
  private var time: TimeAxis {
    guard state.showsWallTime else { return TimeAxis(snapshot.networks) }
    let points = snapshot.networks.flatMap { $0.curves.flatMap(\.points) }
    return TimeAxis(milliseconds: points.compactMap { place(of: $0) }.max() ?? 0)
  }

  /// The place of a step on the time axis, that of the last point at it or before.
  private func cursor(at step: Int) -> Int? {
    guard state.showsWallTime else { return step }
    let points = snapshot.networks[0].curves.flatMap(\.points).filter { $0.step <= step }
    return points.max { $0.step < $1.step }.flatMap { place(of: $0) }
  }

  /// An axis that holds what there is without a few wild values; from 0 where that is near.
  private static func scale(_ values: [Double]) -> ValueAxis {
    let sorted = values.filter(\.isFinite).sorted()
    guard let low = sorted.first, let high = sorted.last else { return ValueAxis(Axis(0, 1)) }
    if low >= 0, low <= high / 2 || low == high { return ValueAxis(from0To: values) }
    return ValueAxis(low == high ? Axis(dividing: 1.5 * low, 0) : Axis(dividing: low, high))
  }

  /// How the charts are drawn, with the keys that change that, and which ones there are.
  private func drawFoot(first: Int, shown: Int, on canvas: inout Canvas, in rect: Rect) {
    let window =
      state.smoothing
      ?? TimeLine.window(of: snapshot.networks.flatMap(\.curves).map(\.points.count).max() ?? 0)
    let parts = [
      ("M", window > 1 ? "mean of \(window) points" : "not smoothed"),
      ("Y", state.isLogarithmic ? "log axis" : "linear axis"),
      ("T", state.showsWallTime ? "wall time" : "steps"),
    ]
    let spans = parts.flatMap { key, words in
      [Span(" \(key) ", Palette.key), Span("\(words)  ", Palette.quiet)]
    }
    let end = canvas.write(spans, x: rect.x, y: rect.y, width: rect.width)
    var x = rect.x
    for (key, words) in parts {
      let width = words.unicodeScalars.count + 5
      if let scalar = key.unicodeScalars.first {
        canvas.note(
          .key(.character(scalar)), in: Rect(x: x, y: rect.y, width: width - 2, height: 1))
      }
      x += width
    }
    guard shown < names.count else { return }
    let place = "scalars \(first + 1)–\(first + shown) of \(grouped(names.count))"
    canvas.write(
      ["\(place), ↑↓ for more", place].fitting(rect.maxX - end - 1), x: end,
      y: rect.y, width: rect.maxX - end - 1, style: Palette.key, alignment: .trailing)
  }
}
