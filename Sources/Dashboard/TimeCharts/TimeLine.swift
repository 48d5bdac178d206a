import Drawing
import Telemetry

/// One line of a chart over steps, or one cloud of points.
struct TimeLine {
  /// A value at a step, and the looks of the line that leads to it.
  struct Point {
    let step: Int
    let value: Double
    var look: Look
  }

  /// How a part of a line looks.
  struct Look: Equatable {
    /// The colour.
    var style: Style
    /// The colour behind the moment shown.
    let faint: Style
    /// Dashes or none.
    var pattern = LinePattern.full
  }

  /// Words at a point of the line.
  struct Note {
    /// The words, the longest wording first.
    let wordings: [String]
    let point: Point
    /// Whether they stand before the point only, or behind it where there is room.
    let isBefore: Bool
  }

  /// The points, in ascending order of their steps.
  var points: [Point]
  /// What stands at the line's right end, the longest wording first; none or empty for nothing.
  var labels: [String] = []
  /// What else is said along the line.
  var notes: [Note] = []
  /// Whether the points are joined.
  var isJoined = true
  /// Whether it is two dots thick, and its label is the last to be left out.
  var isStrong = false

  /// A line through `points`.
  init(points: [Point], label: String = "") {
    self.points = points
    labels = [label]
  }

  /// A number of a network over its past, in the looks that its normalization had then.
  init(_ identity: NetworkIdentity, value: (Observation) -> Double?) {
    let network = identity.network
    // What is known of this moment may be newer than what the history kept of its step.
    let past = network.past.filter { $0.step != network.current.step } + [network.current]
    points = past.sorted { $0.step < $1.step }.compactMap { point in
      value(point).map {
        Point(step: point.step, value: $0, look: identity.look(point.normalization))
      }
    }
  }

  /// The points alone, in the faint tone.
  var cloud: TimeLine {
    var copy = faint
    copy.isJoined = false
    copy.labels = []
    return copy
  }

  /// The line in the faint tone.
  var faint: TimeLine {
    var copy = self
    for index in points.indices { copy.points[index].look.style = points[index].look.faint }
    return copy
  }

  /// The points that are taken together at most where a line of so many points is smoothed: 17, or
  /// fewer where there are not 128 points.
  static func window(of count: Int) -> Int { 2 * min(8, count / 16) + 1 }

  /// The same line, each value the mean of up to so many values around it, none of which is from before
  /// or after a change of the looks; of `window(of:)` where no number is given.
  func averaged(over window: Int? = nil) -> TimeLine {
    let count = window ?? Self.window(of: points.count)
    return smoothed(reach: count / 2, from: { $0 }, back: { $0 })
  }

  /// The same line, each value the geometric mean of up to nine values around it.
  ///
  /// Of fewer than 72 points fewer are taken together. A value that is not above 0 breaks the line.
  var smoothed: TimeLine {
    smoothed(reach: min(4, points.count / 16), from: decimalExponent, back: powerOfTen)
  }

  private func smoothed(
    reach: Int, from scale: (Double) -> Double, back: (Double) -> Double
  ) -> TimeLine {
    var copy = self
    copy.points = points.indices.map { index in
      let around = points[max(0, index - reach)...min(points.count - 1, index + reach)]
        .filter {
          $0.look.pattern == points[index].look.pattern
            && $0.look.style == points[index].look.style
        }
      let mean = around.reduce(0) { $0 + scale($1.value) } / Double(around.count)
      return Point(step: points[index].step, value: back(mean), look: points[index].look)
    }
    return copy
  }

  /// The line with a last point on the upper edge of `scale`, or where it is above that, at the step
  /// of divergence.
  func leaving(_ scale: ValueAxis, at step: Int) -> TimeLine {
    guard let last = points.last(where: { $0.value.isFinite }), last.step <= step else {
      return self
    }
    var copy = self
    copy.points.append(
      Point(step: step, value: max(last.value, scale.axis.upper), look: last.look))
    return copy
  }

  /// The line in pieces of one look each, which share the points where the looks change; what comes
  /// after the step `moment` is faint.
  func series(on scale: ValueAxis, moment: Int? = nil) -> [LinePlot.Series] {
    var pieces: [(look: Look, line: LinePlot.Series)] = []
    for point in points {
      var look = point.look
      if let moment, point.step > moment { look.style = look.faint }
      let place = (x: Double(point.step), y: scale.place(point.value))
      if look != pieces.last?.look {
        // Behind a gap nothing is joined.
        let joint =
          point.value.isNaN ? [] : pieces.last?.line.points.last.map { [$0] } ?? []
        pieces.append(
          (
            look,
            LinePlot.Series(
              points: isJoined ? joint : [], style: look.style, isJoined: isJoined,
              isThick: isStrong, dashes: look.pattern.dashes)
          ))
      }
      pieces[pieces.count - 1].line.points.append(place)
    }
    return pieces.map(\.line)
  }
}

extension [TimeLine] {
  /// One line of each network, the one of `network` last, over the others, and strong beside them.
  func bringingForward(_ network: Int) -> [TimeLine] {
    var own = self[network]
    own.isStrong = count > 1
    return enumerated().filter { $0.offset != network }.map(\.element) + [own]
  }

  /// The values of all points.
  var values: [Double] { flatMap { $0.points.map(\.value) } }
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
