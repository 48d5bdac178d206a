import Drawing
import Telemetry

/// The time axis that all charts over steps share: it fills, and its end doubles when it is full.
struct TimeAxis {
  /// Steps, from 0 to a round number.
  let axis: Axis
  private var markers: [(network: Int, marker: Marker)]

  /// An axis that holds everything that the networks went through, with their markers.
  init(_ networks: [NetworkSnapshot]) {
    let last = networks.map { max($0.newestStep, $0.divergedAt ?? 0) }.max() ?? 0
    axis = Axis(0, Axis.round(atLeast: Double(max(20, last)), [1, 2, 5, 10]))
    markers = networks.enumerated().flatMap { index, network in
      network.markers.map { (index, $0) }
    }
  }

  /// An axis from 0 to `steps`, where no more will come, without markers.
  init(through steps: Int) {
    axis = Axis(0, Double(steps))
    markers = []
  }

  /// The same axis with the markers of one network, counted from 0.
  func only(_ network: Int) -> TimeAxis {
    var copy = self
    copy.markers.removeAll { $0.network != network }
    return copy
  }

  /// Draws a dotted line at each marker, with its letter on top.
  ///
  /// A click within `rect` goes to that moment.
  func drawMarkers(on canvas: inout Canvas, in rect: Rect) {
    canvas.note(axis, in: rect)
    for (_, marker) in markers {
      let x = column(of: marker.step, in: rect)
      guard x >= rect.x, x < rect.maxX else { continue }
      for y in rect.y..<rect.maxY { canvas[x, y] = Cell("┊", Palette.rule) }
      canvas[x, rect.y] = Cell(marker.letter, Palette.key)
    }
  }

  /// The column of a step in `rect`.
  func column(of step: Int, in rect: Rect) -> Int {
    rect.x + min(rect.width - 1, Int(axis.position(Double(step)) * Double(rect.width)))
  }

  /// The newest markers in words, at most `width` characters long.
  func legend(width: Int) -> [Span] {
    var spans: [Span] = []
    var room = width
    var told: Set<String> = []
    for (_, marker) in markers.reversed() {
      let words = " \(marker.words) at \(grouped(marker.step))   "
      guard told.insert(words).inserted else { continue }
      room -= words.unicodeScalars.count + 1
      guard room >= 0 else { break }
      spans = [Span(String(marker.letter), Palette.key), Span(words, Palette.quiet)] + spans
    }
    return spans
  }
}

extension Marker {
  /// The letter that stands for the marker on a time axis.
  var letter: Unicode.Scalar {
    switch kind {
    case .inserted(let normalization, _): normalization.id == "batch" ? "b" : "n"
    case .removed: "p"
    case .rate: "r"
    case .mark: "m"
    case .scaled: "w"
    case .forked: "f"
    case .diverged: "×"
    }
  }

  /// What happened.
  var words: String {
    switch kind {
    case .inserted(let normalization, let manner): "\(normalization.words) in (\(manner))"
    case .removed(let normalization, let manner): "\(normalization.words) out (\(manner))"
    case .rate(let rate): "learning rate \(short(rate))"
    case .mark: "mark"
    case .scaled(let layer, let factor): "weights of layer \(layer + 1) ×\(short(factor))"
    case .forked: "fork"
    case .diverged: "diverged"
    }
  }
}

/// Two rows: the test accuracy over time as small bars, and the time axis with its markers.
struct TimeStrip: Drawable {
  private let network: NetworkSnapshot

  init(_ network: NetworkSnapshot) { self.network = network }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let label = "test accuracy "
    guard let accuracy = network.current[.testAccuracy] else {
      canvas.write(
        "the test accuracy is not known", x: rect.x, y: rect.y, width: rect.width,
        style: Palette.quiet)
      return
    }
    let value = " \(percent(accuracy))"
    let width = rect.width - label.count - 6
    guard width > 10, rect.height >= 2 else { return }
    canvas.write(label, x: rect.x, y: rect.y, style: Palette.quiet)
    let time = TimeAxis([network])
    let bars = Rect(x: rect.x + label.count, y: rect.y, width: width, height: 1)
    var heights = [Double](repeating: 0, count: width)
    for point in network.history.points + [network.current] {
      guard let accuracy = point[.testAccuracy] else { continue }
      let from = time.column(of: point.step, in: bars) - bars.x
      let to = time.column(of: point.step + network.history.stride, in: bars) - bars.x
      for column in from..<max(from + 1, min(to, width)) {
        heights[column] = accuracy
      }
    }
    let now = time.column(of: network.current.step, in: bars) - bars.x
    for column in min(width, now + 1)..<width { heights[column] = 0 }
    canvas.note(
      time.axis, in: Rect(x: bars.x, y: rect.y, width: width, height: rect.height))
    canvas.draw(Bars(heights, style: Palette.network(network.current.normalization)), in: bars)
    canvas.write(value, x: bars.maxX, y: rect.y, width: 6)
    canvas.write("step", x: rect.x, y: rect.y + 1, style: Palette.quiet)
    let axisRow = Rect(x: bars.x, y: rect.y + 1, width: width, height: 1)
    canvas.draw(AxisLabels(time.axis, style: Palette.quiet), in: axisRow)
    for marker in network.markers {
      let x = time.column(of: marker.step, in: bars)
      canvas[x, rect.y] = Cell(marker.letter, Palette.key)
    }
  }
}
