import Drawing
import Telemetry

/// What happened so far, below the pictures: the drift as bars and the test accuracy as a line over
/// time, with the time axis and its markers.
///
/// All of the past stands there; what comes after the moment shown is faint.
struct TimeStrip: Drawable {
  private let identity: NetworkIdentity
  /// The other network, if there is one.
  private let other: NetworkIdentity?
  /// The end of the drift’s scale, for all networks.
  private let driftLimit: Double
  private let words: RunWords
  private let time: TimeAxis
  /// The step of the past that is shown, or nil.
  private let moment: Int?
  /// Whether there is a drift to be measured.
  private let hasDrift: Bool

  /// Whether there is room for the accuracy; none where a log does not tell it.
  private let hasAccuracy: Bool
  /// What stands before the drift.
  private let driftSign: String

  /// The strip of the network at `index`, on which `driftLimit` is as high as there is room.
  init(_ snapshot: Snapshot, _ index: Int, driftLimit: Double) {
    identity = NetworkIdentity(snapshot, index)
    other = snapshot.networks.count > 1 ? NetworkIdentity(snapshot, 1 - index) : nil
    self.driftLimit = driftLimit
    words = RunWords(snapshot.run)
    time = TimeAxis(snapshot.networks).only(index)
    let current = snapshot.networks[index].current
    hasAccuracy =
      snapshot.run.log == nil
      || snapshot.networks.contains { network in
        network.current[.testAccuracy] != nil
      }
    let isBounded = current.layers.contains { !snapshot.run.boundSign($0).isEmpty }
    driftSign = isBounded ? "≥ " : ""
    moment = snapshot.query.step == nil ? nil : current.step
    hasDrift = snapshot.run.hasDrift && current.tap == .y
  }

  /// The rows that it gets of a panel so high.
  static func rows(height: Int) -> Int {
    switch height {
    case ..<17: 0
    case ..<24: 3
    case ..<32: 5
    case ..<42: 7
    default: 9
    }
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.width > 31, rect.height > 1 else { return }
    let left = rect.width < 50 ? 12 : 15
    let plot = Rect(
      x: rect.x + left, y: rect.y, width: rect.width - left - gutter(rect), height: rect.height)
    func rows(_ first: Int, _ count: Int) -> Rect {
      Rect(x: plot.x, y: rect.y + first, width: plot.width, height: count)
    }
    let last = rect.height - 1
    let driftRows = hasDrift ? hasAccuracy ? last / 2 : last : 0
    time.drawMarkers(on: &canvas, in: rows(0, last))
    if hasDrift { drawDrift(on: &canvas, in: rect, plot: rows(0, driftRows)) }
    if hasAccuracy {
      drawAccuracy(on: &canvas, in: rect, plot: rows(driftRows, last - driftRows))
    }
    if let moment { time.drawCursor(at: moment, on: &canvas, in: rows(0, last)) }
    time.drawLetters(on: &canvas, in: rows(0, last))
    time.drawNumbers(on: &canvas, in: rows(last, 1), from: rect.x, moment: moment)
    canvas.note(time.axis, in: plot)
  }

  private func bars(height: @escaping (Observation) -> Double?) -> TimeBars {
    TimeBars(network: identity.network, time: time, height: height)
  }

  /// The columns at the right of the lines for what stands at their ends.
  private func gutter(_ rect: Rect) -> Int {
    if rect.width < 50, rect.height < 5 { return other == nil ? 7 : 13 }
    let names = [identity, other].compactMap { $0?.name.unicodeScalars.count }
    return min((names.max() ?? 0) + 7, rect.width / 3)
  }

  private func drawDrift(on canvas: inout Canvas, in rect: Rect, plot: Rect) {
    let limit = short(driftLimit)
    let span = ["in \(words.driftSpan)", "in 1 interval"].fitting(plot.x - rect.x - 1)
    let labels: [String] =
      switch plot.height {
      case 1: ["drift 0–\(limit)"]
      case 2:
        plot.x - rect.x < 15
          ? ["mean drift", "0–\(limit)"] : ["drift, mean of", "layers, 0–\(limit)"]
      case 3: ["drift, mean of", "all layers", "0–\(limit)"]
      default: ["drift, mean of", "all layers", span, "0 to \(limit)"]
      }
    for (row, label) in labels.enumerated() {
      canvas.write(
        label, x: rect.x, y: plot.y + row, width: plot.x - rect.x, style: Palette.quiet)
    }
    canvas.draw(bars { $0.drift.map { $0 / driftLimit } }, in: plot)
    canvas.write(
      identity.network.current.drift.map { driftSign + fixed($0, 2) } ?? "–", x: plot.maxX + 1,
      y: plot.maxY - 1, style: Palette.strong)
  }

  /// A line for each network where there are rows for it, else bars for this one alone.
  private func drawAccuracy(on canvas: inout Canvas, in rect: Rect, plot: Rect) {
    guard let accuracy = identity.network.current[.testAccuracy] else {
      canvas.write(
        "the test accuracy is not known", x: rect.x, y: plot.y, width: rect.width,
        style: Palette.quiet)
      return
    }
    guard plot.height > 1 else {
      let isNarrow = plot.x - rect.x < 15
      canvas.write(
        isNarrow ? "accuracy" : "test accuracy", x: rect.x, y: plot.y, style: Palette.quiet)
      canvas.draw(bars { $0[.testAccuracy] }, in: plot)
      let own = Span(
        (isNarrow ? "" : "\(identity.name) ") + percent(accuracy), identity.style.bold)
      let others = other.flatMap { other in
        other.network.current[.testAccuracy].map {
          Span(" (\(percent($0)))", other.network.hue.faint)
        }
      }
      canvas.write(
        [own] + (isNarrow ? [others].compactMap(\.self) : []), x: plot.maxX + 1, y: plot.y,
        width: rect.maxX - plot.maxX - 1)
      return
    }
    for (row, words) in ["test", "accuracy"].enumerated() {
      canvas.write(words, x: rect.x, y: plot.y + row, style: Palette.quiet)
    }
    let isFlat = plot.x - rect.x < 15
    for (row, number) in [(0, isFlat ? "100" : "100 %"), (plot.height - 1, isFlat ? "0" : "0 %")] {
      canvas.write(
        number, x: plot.x - 7, y: plot.y + row, width: 6, style: Palette.quiet,
        alignment: .trailing)
    }
    drawLines(on: &canvas, in: rect, plot: plot)
  }

  private func drawLines(on canvas: inout Canvas, in rect: Rect, plot: Rect) {
    func line(_ identity: NetworkIdentity) -> TimeLine {
      var line = TimeLine(identity) { $0[.testAccuracy] }
      let newest = line.points.last.map { percent($0.value) } ?? ""
      line.labels = ["\(identity.newestName) \(newest)"]
      return line
    }
    var own = line(identity)
    own.isStrong = true
    let lines = [other.map { line($0).faint }, own].compactMap(\.self)
    let scale = ValueAxis(Axis(0, 1))
    for line in lines {
      canvas.draw(
        LinePlot(line.series(on: scale, moment: moment), x: time.axis, y: scale.axis), in: plot)
    }
    LineLabels(lines: lines, time: time, scale: scale, width: rect.width).draw(
      on: &canvas,
      in: Rect(x: plot.x, y: plot.y, width: rect.maxX - plot.x, height: plot.height), plot: plot)
  }
}

extension Observation {
  /// The mean of the layers' drifts; nil where none was measured.
  var drift: Double? {
    var (sum, count) = (0.0, 0)
    for case let drift? in layers.lazy.map(\.drift) where drift.isFinite {
      (sum, count) = (sum + drift, count + 1)
    }
    return count == 0 ? nil : sum / Double(count)
  }
}
