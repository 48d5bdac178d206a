import Drawing
import Telemetry

/// The time axis that all charts over steps share: it fills, and its end doubles when it is full.
struct TimeAxis {
  /// Steps, from 0 to a round number; or milliseconds, or thousandths of a step, or layers.
  let axis: Axis
  /// What the numbers below it are, and how many of the axis make one.
  private let unit: (name: String, size: Double)
  /// Whether it is one of steps of training.
  private let isOfSteps: Bool
  private var markers: [(network: Int, marker: Marker)]

  /// An axis that holds everything that the networks went through, with their markers.
  init(_ networks: [NetworkSnapshot]) {
    let last = networks.map { max($0.newestStep, $0.divergedAt ?? 0) }.max() ?? 0
    axis = Axis(0, Axis.round(atLeast: Double(max(20, last)), [1, 2, 5, 10]))
    (unit, isOfSteps) = (("step", 1), true)
    markers = networks.enumerated().flatMap { index, network in
      network.markers.map { (index, $0) }
    }
  }

  /// An axis from 0 to `steps`, where no more will come, without markers.
  init(through steps: Int) {
    axis = Axis(0, Double(steps))
    (unit, isOfSteps) = (("step", 1), true)
    markers = []
  }

  /// An axis of the time on the clock that holds so many `milliseconds`, without markers.
  init(milliseconds: Int) {
    let last = Double(max(1, milliseconds))
    let units: [(name: String, size: Double)] = [
      ("days", 86_400_000), ("hours", 3_600_000), ("min", 60_000),
    ]
    unit = units.first { last >= 3 * $0.size } ?? ("s", 1000)
    isOfSteps = false
    axis = Axis(0, Axis.round(atLeast: last / unit.size, [1, 2, 5, 10]) * unit.size)
    markers = []
  }

  /// An axis of how far along a step points are, from 0 to `most` times the step, without markers; points
  /// are at `place(ofLength:)`.
  init(stepLengths most: Double) {
    axis = Axis(0, Double(Self.place(ofLength: most)))
    (unit, isOfSteps) = (("steps", Double(Self.place(ofLength: 1))), false)
    markers = []
  }

  /// An axis of the layers from the first to the last of `count`, without markers.
  init(layers count: Int) {
    axis = Axis(1, Double(max(2, count)))
    (unit, isOfSteps) = (("layer", 1), false)
    markers = []
  }

  /// Where a point `length` times a step away is on such an axis.
  static func place(ofLength length: Double) -> Int { Int((1000 * length).rounded()) }

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
    guard !rect.isEmpty else { return }
    if isOfSteps { canvas.note(axis, in: rect) }
    for (x, _) in letters(in: rect) {
      for y in rect.y..<rect.maxY { canvas[x, y] = Cell("┊", Palette.rule) }
    }
    drawLetters(on: &canvas, in: rect)
  }

  /// Writes the letters of the markers into the first row of `rect`, over what is there.
  func drawLetters(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    for (x, letter) in letters(in: rect) {
      canvas[x, rect.y] = Cell(letter, Palette.key)
    }
  }

  /// The markers' columns within `rect` and their letters, in order of steps.
  func letters(in rect: Rect) -> [(x: Int, letter: Unicode.Scalar)] {
    markers.map { (column(of: $0.marker.step, in: rect), $0.marker.letter) }
      .filter { $0.0 >= rect.x && $0.0 < rect.maxX }
  }

  /// Draws a line at a step, with an arrow on top.
  func drawCursor(at step: Int, on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let x = column(of: step, in: rect)
    for y in rect.y..<rect.maxY {
      canvas.mark(y == rect.y ? "▼" : "│", x: x, y: y, style: Palette.mark)
    }
  }

  /// Writes the numbers of the axis into the row `rect` below a chart, what they are from column
  /// `start` on, and the `moment` of the past that is shown, where one is.
  func drawNumbers(on canvas: inout Canvas, in rect: Rect, from start: Int, moment: Int? = nil) {
    canvas.write(unit.name, x: start, y: rect.y, width: rect.x - start, style: Palette.quiet)
    let numbers = Axis(axis.lower / unit.size, axis.upper / unit.size)
    canvas.draw(AxisLabels(numbers, style: Palette.quiet), in: rect)
    guard let moment, !rect.isEmpty else { return }
    let label = "▲" + (isOfSteps ? grouped(moment) : significant(Double(moment) / unit.size))
    let width = min(rect.width, label.unicodeScalars.count)
    let first = max(rect.x, min(column(of: moment, in: rect), rect.maxX - width))
    // Numbers that it would touch give way as a whole.
    var (left, right) = (first, first + width)
    while left > rect.x, canvas[left - 1, rect.y].glyph != " " { left -= 1 }
    while right < rect.maxX, canvas[right, rect.y].glyph != " " { right += 1 }
    canvas.fill(Rect(x: left, y: rect.y, width: right - left, height: 1), with: .blank)
    canvas.write(label, x: first, y: rect.y, width: width, style: Palette.strong)
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
