import Drawing
import Statistics
import Telemetry

/// What the charts of one network over steps share: time axis, markers, moment shown, words.
struct StepCharts {
  let network: NetworkSnapshot
  /// The network, counted from 0.
  let index: Int
  let run: RunInfo
  let query: Query
  let time: TimeAxis

  /// The charts of the network at `index` of a snapshot, on the time axis of all its networks.
  init(_ snapshot: Snapshot, network index: Int) {
    network = snapshot.networks[index]
    self.index = index
    run = snapshot.run
    query = snapshot.query
    time = TimeAxis(snapshot.networks).only(index)
  }

  /// The observations of the quantity looked at, in order of steps, up to the moment shown at least.
  var points: [Observation] { network.tapPast }

  /// Draws a line at the moment shown, if that is one of the past.
  func drawCursor(on canvas: inout Canvas, in rect: Rect) {
    guard query.step != nil else { return }
    time.drawCursor(at: network.current.step, on: &canvas, in: rect)
  }

  /// Writes the steps below the charts, with the moment shown if that is one of the past.
  func drawSteps(on canvas: inout Canvas, in rect: Rect, panel: Rect) {
    guard !rect.isEmpty else { return }
    canvas.note(time.axis, in: rect)
    time.drawNumbers(
      on: &canvas, in: rect, from: panel.x,
      moment: query.step == nil ? nil : network.current.step)
  }

  /// Writes into the lower edge of the panel around `rect`: the markers, and `note` at its right.
  func drawEdge(_ note: String?, on canvas: inout Canvas, in rect: Rect) {
    let noteWidth = note?.unicodeScalars.count ?? 0
    if let note { canvas.write(note, belowPanel: rect) }
    let room = rect.width - 4 - noteWidth
    let legend = time.legend(width: room)
    guard let last = legend.last else { return }
    let trimmed = Span(String(last.text.reversed().drop { $0 == " " }.reversed()), last.style)
    canvas.write(
      [Span(" ")] + legend.dropLast() + [trimmed, Span(" ")], x: rect.x + 1, y: rect.maxY)
  }

  /// Where the nonlinearity becomes flat, in words, the longest first; none beyond the axis.
  func limits(on axis: Axis) -> [(value: Double, words: [String])] {
    guard let limit else { return [] }
    let number = fixed(limit, 2)
    let all =
      limit > 0
      ? [
        (limit, ["saturated above \(number)", "saturated"]),
        (-limit, ["saturated below −\(number)", "saturated"]),
      ] : [(0, ["inactive below 0", "inactive"])]
    return all.filter { axis.lower < $0.0 && $0.0 < axis.upper }
  }

  /// Writes the first of `words` that finds room into the dashes of row `y`, as far right as it can.
  static func write(_ words: [String], intoDashesOf y: Int, on canvas: inout Canvas, in rect: Rect)
  {
    let labels = words.map { " \($0) " }
    for label in labels {
      let width = label.unicodeScalars.count
      // A dash stays at the right of the label.
      var end = rect.maxX
      while end - width > rect.x {
        let taken = (end - width - 1..<end).last { canvas[$0, y].glyph != "╌" }
        guard let taken else {
          canvas.write(label, x: end - width - 1, y: y, style: Palette.quiet)
          return
        }
        end = taken
      }
    }
  }

  /// The quantity looked at, in words; the longest first.
  var quantity: [String] {
    run.log == nil
      ? network.current.tap.wordings(RunWords(run), usesPopulation: query.usesPopulation)
      : ["x, the values logged", "values logged", "x"]
  }

  /// What charts of the quantity show, as `percentiles` of all units, and of how many examples, where
  /// that is known; the longest wording first.
  func titles(_ shown: String, of whose: String) -> [String] {
    let examples = run.trainer.map { "\($0.probeSize)" }
    return quantity.flatMap { quantity in
      [
        "\(quantity): \(shown) of \(whose)"
          + (examples.map { " over \($0) probe examples" } ?? ""),
        "\(quantity): \(whose)" + (examples.map { ", \($0) examples" } ?? ""),
        "\(quantity), \(whose)",
      ]
    }
  }

  /// `|y|` from which the nonlinearity is flat, where pre-activations are shown and that is known; 0
  /// for ReLU.
  var limit: Double? {
    network.current.tap == .y ? run.trainer.map { $0.saturation ?? 0 } : nil
  }
}

extension Snapshot {
  /// The networks whose numbers decide on axes: those that have not diverged, or all if all have.
  var decisive: [NetworkSnapshot] {
    let finite = networks.filter { $0.divergedAt == nil }
    return finite.isEmpty ? networks : finite
  }
}
