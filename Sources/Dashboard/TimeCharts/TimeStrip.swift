import Drawing
import Telemetry

/// What happened so far, below the pictures: the drift and the test accuracy over time as small bars,
/// and the time axis with its markers.
struct TimeStrip: Drawable {
  private let network: NetworkSnapshot
  /// The end of the drift’s scale, for all networks.
  private let driftLimit: Double
  private let words: RunWords
  private let time: TimeAxis
  /// Whether there is a drift to be measured.
  private let hasDrift: Bool

  /// A strip on which `driftLimit` is as high as there is room.
  init(_ network: NetworkSnapshot, driftLimit: Double, run: RunInfo) {
    self.network = network
    self.driftLimit = driftLimit
    words = RunWords(run)
    time = TimeAxis([network])
    hasDrift = run.trainer != nil && network.current.tap == .y
  }

  /// The rows that it gets of a panel so high.
  static func rows(height: Int) -> Int {
    switch height {
    case ..<17: 0
    case ..<26: 2
    case ..<34: 4
    default: 6
    }
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let (charts, numbers) = rect.splitTop(rect.height - 1)
    guard rect.width > 31, !charts.isEmpty else { return }
    let (drift, accuracy) = charts.splitTop(
      hasDrift ? (charts.height > 1 ? charts.height - 1 : 1) : charts.height - 1)
    if hasDrift { drawDrift(on: &canvas, in: drift) }
    drawAccuracy(on: &canvas, in: accuracy)
    let axis = Self.bars(numbers)
    time.drawNumbers(on: &canvas, in: axis, from: rect.x)
    canvas.note(time.axis, in: Self.bars(rect))
    time.drawMarkersBehind(on: &canvas, in: Self.bars(charts))
  }

  /// The part of a row that holds bars, between a label and a number.
  private static func bars(_ rect: Rect) -> Rect {
    Rect(x: rect.x + 14, y: rect.y, width: max(0, rect.width - 20), height: rect.height)
  }

  private func drawDrift(on canvas: inout Canvas, in rect: Rect) {
    let limit = short(driftLimit)
    let labels: [String] =
      switch rect.height {
      case 1: ["drift 0–\(limit)"]
      case 2: ["mean drift in", "\(words.driftSpan), 0–\(limit)"]
      default: ["drift, mean of", "all layers", "in \(words.driftSpan)", "0 to \(limit)"]
      }
    for (row, label) in labels.prefix(rect.height).enumerated() {
      canvas.write(label, x: rect.x, y: rect.y + row, width: 14, style: Palette.quiet)
    }
    let bars = TimeBars(network: network, time: time) { $0.drift.map { $0 / driftLimit } }
    canvas.draw(bars, in: Self.bars(rect))
    canvas.write(
      network.current.drift.map { fixed($0, 2) } ?? "–", x: rect.maxX - 6, y: rect.maxY - 1,
      width: 6, style: Palette.strong, alignment: .trailing)
  }

  private func drawAccuracy(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    guard let accuracy = network.current[.testAccuracy] else {
      canvas.write(
        "the test accuracy is not known", x: rect.x, y: rect.y, width: rect.width,
        style: Palette.quiet)
      return
    }
    canvas.write("test accuracy", x: rect.x, y: rect.y, style: Palette.quiet)
    canvas.draw(
      TimeBars(network: network, time: time) { $0[.testAccuracy] }, in: Self.bars(rect))
    canvas.write(
      percent(accuracy), x: rect.maxX - 6, y: rect.y, width: 6, alignment: .trailing)
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
