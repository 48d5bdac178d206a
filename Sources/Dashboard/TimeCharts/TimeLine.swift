import Drawing
import Telemetry

/// One line of a chart over steps, or one cloud of points.
struct TimeLine {
  /// A value at a step, and the colour of the line that leads to it.
  struct Point {
    let step: Int
    let value: Double
    let style: Style
  }

  /// The points, in ascending order of their steps.
  var points: [Point]
  /// What stands at the line's right end; may be empty.
  var label = ""
  /// Whether the points are joined, and if so by dashes.
  var isJoined = true
  var isDashed = false

  /// A line through `points`.
  init(points: [Point], label: String = "", isDashed: Bool = false) {
    self.points = points
    self.label = label
    self.isDashed = isDashed
  }

  /// A number of a network over its past, in the colours of its normalization then.
  init(
    of network: NetworkSnapshot, isJoined: Bool = true, value: (Observation) -> Double?
  ) {
    self.isJoined = isJoined
    points = network.past.compactMap { point in
      value(point).map {
        Point(step: point.step, value: $0, style: Palette.network(point.normalization))
      }
    }
  }

  /// The same line, each value the geometric mean of up to nine values around it.
  ///
  /// Of fewer than 72 points fewer are taken together. A value that is not above 0 breaks the line.
  var smoothed: TimeLine {
    let reach = min(4, points.count / 16)
    var copy = self
    copy.points = points.indices.map { index in
      let around = points[max(0, index - reach)...min(points.count - 1, index + reach)]
      let mean = around.reduce(0) { $0 + decimalExponent($1.value) } / Double(around.count)
      return Point(
        step: points[index].step, value: powerOfTen(mean), style: points[index].style)
    }
    return copy
  }

  /// The line in pieces of one colour each, which share the points where the colour changes.
  func series(on scale: ValueAxis, over time: Axis, columns: Int) -> [LinePlot.Series] {
    var pieces: [LinePlot.Series] = []
    var style: Style?
    for point in points {
      let place = (x: Double(point.step), y: scale.place(point.value))
      if point.style != style {
        // Behind a gap nothing is joined.
        let joint = point.value.isNaN ? [] : pieces.last?.points.last.map { [$0] } ?? []
        style = point.style
        pieces.append(LinePlot.Series(points: joint, style: point.style, isJoined: isJoined))
      }
      pieces[pieces.count - 1].points.append(place)
    }
    return isDashed ? pieces.map { $0.dashed(x: time, columns: columns) } : pieces
  }
}

extension NetworkSnapshot {
  /// The history, and the moment shown where that comes after it.
  var past: [Observation] { Self.past(history, current) }

  /// The history of the quantity looked at, and the moment shown where that comes after it and is
  /// of the same quantity.
  var tapPast: [Observation] {
    guard let last = tapHistory.points.last, last.tap != current.tap else {
      return Self.past(tapHistory, current)
    }
    return tapHistory.points
  }

  private static func past(_ history: History, _ current: Observation) -> [Observation] {
    guard let last = history.points.last else { return [current] }
    return current.step > last.step ? history.points + [current] : history.points
  }
}
