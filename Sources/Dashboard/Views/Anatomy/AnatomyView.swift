import Drawing
import Statistics
import Telemetry

/// View 7: for each network a panel with the stages of the selected layer's transform.
struct AnatomyView: Drawable {
  private let snapshot: Snapshot
  private let state: ViewState

  init(_ snapshot: Snapshot, _ state: ViewState) {
    self.snapshot = snapshot
    self.state = state
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

  /// The axes of a network's stages: one for all where their sizes allow it, else one for those before
  /// ẑ and one for ẑ and y, common to the networks.
  private func axes(_ anatomy: Anatomy) -> [Axis] {
    let count = anatomy.stages.count
    if let locked = state.lockedAxes {
      return Array(repeating: locked.ranges.absolute, count: count)
    }
    let stages = snapshot.decisive.compactMap { $0.anatomy?.stages }
    func reach(_ part: [Distribution].SubSequence...) -> Double {
      part.joined().map { max(-$0.quantiles.q1, $0.quantiles.q99) }.filter(\.isFinite).max() ?? 0
    }
    let before = stages.map { reach($0.prefix(max(1, $0.count - 2))) }.max() ?? 0
    let after = stages.map { reach($0.dropFirst(max(1, $0.count - 2))) }.max() ?? 0
    let common = max(before, after)
    let isCommon = after == 0 || min(before, after) * 6 >= common
    return (0..<count).map { stage in
      Axis(reaching: isCommon ? common : stage < max(1, count - 2) ? before : after)
    }
  }

  /// Why there is nothing to take apart.
  private func drawNothing(_ network: NetworkSnapshot, on canvas: inout Canvas, in rect: Rect) {
    if snapshot.run.log != nil {
      return canvas.say(
        "only a trainer takes a layer apart; log histograms of what a normalization receives and "
          + "hands on, and view 1 shows them as layers", in: rect)
    }
    let words =
      snapshot.run.trainer == nil
      ? ["only a trainer takes a layer apart", "here no batch is known"]
      : network.current.step == 0
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
    let axes = axes(anatomy)
    let bands = charts.rows(down)
    // What comes out of a normalization behind the nonlinearity is not what that receives.
    let receivesLast =
      anatomy.stages.count == 1 || !RunWords(snapshot.run).normalizesAfter
    for (index, stage) in anatomy.stages.enumerated() {
      let place = bands[index / across].columns(across)[index % across]
      let isLast = index == anatomy.stages.count - 1
      let example = followed?.example
      AnatomyStage(
        titles: formulas(anatomy, network, stage: index),
        distribution: stage,
        axis: axes[index],
        limit: isLast && receivesLast ? snapshot.run.trainer?.saturation : nil,
        example: example.flatMap { $0.indices.contains(index) ? Double($0[index]) : nil },
        style: network.hue.style
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

  /// How a stage comes from the one before, the longest wording first.
  private func formulas(_ anatomy: Anatomy, _ network: NetworkSnapshot, stage: Int) -> [String] {
    guard let stages = network.current.normalization?.stages, anatomy.stages.count > 1,
      stages.indices.contains(stage)
    else { return ["y = z = W a + b"] }
    return stages[stage].formulas
  }

  /// How many stages stand side by side.
  private func columns(_ stages: Int, in rect: Rect) -> Int {
    if stages < 2 { return 1 }
    return rect.width >= 76 || (rect.height < 14 && rect.width >= 52) ? stages : 2
  }

  private func numbers(_ anatomy: Anatomy, _ network: NetworkSnapshot) -> AnatomyNumbers {
    let layers = network.current.layers
    let typical =
      layers.indices.contains(anatomy.layer) ? layers[anatomy.layer].units?.typical.unit : nil
    let unit = min(state.unit ?? typical ?? 0, max(0, anatomy.units.count - 1))
    let isTypical = state.unit == nil && typical != nil
    return AnatomyNumbers(
      anatomy: anatomy, normalization: network.current.normalization, unit: unit,
      name: "unit \(unit + 1)\(isTypical ? " (typical)" : "")")
  }
}
