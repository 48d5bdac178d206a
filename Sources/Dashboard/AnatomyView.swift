import Drawing
import Statistics
import Telemetry

/// View 7: for each network a panel with the stages of the selected layer's transform.
struct AnatomyView: Drawable {
  private let snapshot: Snapshot
  private let state: ViewState
  private let axes: [Axis]

  init(_ snapshot: Snapshot, _ state: ViewState) {
    self.snapshot = snapshot
    self.state = state
    axes = Self.axes(snapshot, state)
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    canvas.drawPanels(snapshot, state, in: rect) { index, canvas, inner in
      let network = snapshot.networks[index]
      guard !inner.isEmpty else { return }
      if let anatomy = network.anatomy, !anatomy.stages.isEmpty {
        drawPanel(anatomy, network, on: &canvas, in: inner)
      } else {
        drawNothing(network, on: &canvas, in: inner)
      }
    }
  }

  /// The axes of z, z − μ, ẑ and y: one for all where their sizes allow it, else one for the first
  /// two and one for the last two, common to the networks.
  private static func axes(_ snapshot: Snapshot, _ state: ViewState) -> [Axis] {
    if let locked = state.lockedAxes { return Array(repeating: locked.absolute, count: 4) }
    let finite = snapshot.networks.filter { $0.divergedAt == nil }
    let stages = (finite.isEmpty ? snapshot.networks : finite).compactMap { $0.anatomy?.stages }
    func reach(_ indices: Range<Int>) -> Double {
      stages.flatMap { $0.enumerated().filter { indices.contains($0.offset) } }
        .map { max(-$0.element.quantiles.q1, $0.element.quantiles.q99) }
        .filter(\.isFinite).max() ?? 0
    }
    let (before, after) = (reach(0..<2), reach(2..<4))
    let common = max(before, after)
    let isCommon = after == 0 || min(before, after) * 6 >= common
    return [before, before, after, after].map { Axis(reaching: isCommon ? common : $0) }
  }

  /// Why there is nothing to take apart.
  private func drawNothing(_ network: NetworkSnapshot, on canvas: inout Canvas, in rect: Rect) {
    let words =
      network.current.step == 0
      ? ["no mini-batch yet", "press s for one"]
      : ["no mini-batch of this step at hand", "press s for the next one"]
    for (row, line) in words.enumerated() {
      canvas.write(
        line, x: rect.x, y: rect.y + max(0, rect.height / 2 - 1) + row, width: rect.width,
        style: row == 0 ? Palette.strong : Palette.quiet, alignment: .center)
    }
  }

  private func drawPanel(
    _ anatomy: Anatomy, _ network: NetworkSnapshot, on canvas: inout Canvas, in rect: Rect
  ) {
    let (titleRow, rest) = rect.splitTop(1)
    canvas.write(
      Self.title(anatomy, network, width: rect.width), x: rect.x, y: titleRow.y, width: rect.width,
      style: Palette.quiet)
    let across = columns(anatomy.stages.count, in: rest)
    let down = (anatomy.stages.count + across - 1) / across
    let numbers = numbers(anatomy, network)
    let lines = numbers.lines(width: rect.width, rows: max(0, rest.height - down * 5))
    let gap = rest.height > 24 + lines.count ? 1 : 0
    let charts = rest.splitTop(rest.height - lines.count - gap).top
    let foot = rest.splitTop(rest.height - lines.count).rest
    let followed = anatomy.units.indices.contains(numbers.unit) ? anatomy.units[numbers.unit] : nil
    for (index, stage) in anatomy.stages.prefix(4).enumerated() {
      let row = index / across
      let top = charts.y + charts.height * row / down
      let bottom = charts.y + charts.height * (row + 1) / down
      let place = Rect(x: charts.x, y: top, width: charts.width, height: bottom - top)
        .columns(across)[index % across]
      let isLast = index == anatomy.stages.count - 1
      let example = followed?.example
      AnatomyStage(
        titles: anatomy.stages.count == 1
          ? ["y = z = W a + b"]
          : NormalizationText(name: network.current.normalization).formulas(index),
        distribution: stage,
        axis: axes[index],
        limit: isLast ? snapshot.run.saturation : nil,
        example: example.flatMap { $0.indices.contains(index) ? Double($0[index]) : nil },
        style: Palette.network(network.current.normalization)
      ).draw(
        on: &canvas,
        in: Rect(
          x: place.x, y: place.y, width: across == 1 ? charts.width : charts.width / across - 1,
          height: place.height))
    }
    for (row, line) in lines.enumerated() {
      canvas.write(line, x: foot.x, y: foot.y + row, width: foot.width)
    }
  }

  /// How many stages stand side by side.
  private func columns(_ stages: Int, in rect: Rect) -> Int {
    if stages < 2 { return 1 }
    return rect.width >= 76 || (rect.height < 14 && rect.width >= 52) ? 4 : 2
  }

  private func numbers(_ anatomy: Anatomy, _ network: NetworkSnapshot) -> AnatomyNumbers {
    let layers = network.current.layers
    let typical = layers.indices.contains(anatomy.layer) ? layers[anatomy.layer].typical.unit : 0
    let unit = min(state.unit ?? typical, max(0, anatomy.units.count - 1))
    return AnatomyNumbers(
      anatomy: anatomy, text: NormalizationText(name: network.current.normalization), unit: unit,
      name: "unit \(unit + 1)\(state.unit == nil ? " (typical)" : "")")
  }
}
