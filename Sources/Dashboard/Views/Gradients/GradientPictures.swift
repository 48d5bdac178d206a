import Drawing
import Statistics
import Telemetry

/// The numbers of each layer's gradients at the moment shown, and histograms of ∂L/∂y.
struct GradientPictures: Drawable {
  let network: NetworkSnapshot
  /// The network, counted from 0.
  let index: Int
  let run: RunInfo
  let axes: AxisRanges
  let selected: Int

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let count = network.current.layers.count
    guard rect.height > 1 else { return }
    let (title, rest) = rect.splitTop(1)
    // Four rows make a picture; where there are fewer there are numbers only, a row each.
    let isDrawn =
      network.current.tap == .gradient && rest.height > min(count, 2) * 4
    drawTitle(isDrawn, on: &canvas, in: title)
    let (rows, labels) = isDrawn ? rest.splitTop(rest.height - 1) : (rest, rest)
    let window =
      isDrawn
      ? LayerWindow(around: selected, of: count, height: rows.height, rows: 4)
      : LayerWindow(around: selected, of: count, room: rows.height)
    let shown = window.layers
    let places = (isDrawn ? rows : rows.splitTop(shown.count).top).rows(shown.count)
    let frame = Frame(.absolute, network: network, run: run, axes: axes)
    for (layer, row) in zip(shown, places) {
      canvas.note(Item(group: index, index: layer), in: row)
      let (heading, picture) = row.splitTop(1)
      drawHeading(layer, on: &canvas, in: heading)
      if isDrawn, !picture.isEmpty { frame.draw(layer: layer, on: &canvas, in: picture) }
    }
    guard isDrawn else { return }
    canvas.draw(AxisLabels(frame.axis, style: Palette.quiet), in: labels.inset(dx: 1))
    if let note = window.note(width: rect.width - 2) { canvas.write(note, belowPanel: rect) }
  }

  private func drawTitle(_ isDrawn: Bool, on canvas: inout Canvas, in rect: Rect) {
    let titles =
      isDrawn
      ? [
        "∂L/∂y at step \(grouped(network.current.step)), all units of a layer; line: at the mark",
        "∂L/∂y of all units; line: at the mark", "∂L/∂y of all units", "∂L/∂y",
      ]
      : network.current.tap == .gradient
        ? [
          "‖∂L/∂W‖, log₁₀ of update:data, σ and zeros of ∂L/∂y",
          "‖∂L/∂W‖, update:data, σ of ∂L/∂y", "‖∂L/∂W‖, upd:data, σ ∂L/∂y",
        ]
        : network.divergedAt != nil
          ? ["∂L/∂y is not finite any more", "∂L/∂y: not finite"]
          : run.trainer == nil
            ? ["∂L/∂y is not known of these layers", "∂L/∂y: not known"]
            : ["∂L/∂y has not been measured at this step", "∂L/∂y: not measured"]
    canvas.write(
      titles.fitting(rect.width), x: rect.x, y: rect.y, width: rect.width, style: Palette.strong)
  }

  private func drawHeading(_ layer: Int, on canvas: inout Canvas, in rect: Rect) {
    let observed = network.current.layers[layer]
    let isSelected = layer == min(selected, network.current.layers.count - 1)
    let norm = observed.gradient.map { significant($0.norm) } ?? "–"
    let ratio = observed.gradient?.updateRatio
    let update = ratio.map { fixed(decimalExponent($0), 1) } ?? "–"
    let isGradient = network.current.tap == .gradient
    let sigma = isGradient ? "σ \(significant(observed.pooled.sigma))" : ""
    let zeros = isGradient ? observed.pooled.shareOfZeros : 0
    let share = zeros > 0 ? "  zeros \(percent(zeros))" : ""
    let full = ratio.map { "\(significant($0)) (log₁₀ \(update))" } ?? "–"
    let norms =
      observed.parameters.map { "  ‖W‖ \(significant($0.weights))  ‖b‖ \(significant($0.bias))" }
      ?? ""
    let wordings = [
      "‖∂L/∂W‖ \(norm)  update:data \(full)\(norms)  \(sigma)\(share)",
      "‖∂L/∂W‖ \(norm) upd \(update)\(norms)  \(sigma)\(share)",
      "‖∂L/∂W‖ \(norm)  update:data \(full)  \(sigma)\(share)",
      "‖∂L/∂W‖ \(norm)  update:data \(update)  \(sigma)\(share)",
      "‖∂L/∂W‖ \(norm) upd \(update) \(sigma)\(share)",
      "\(norm) upd \(update) \(sigma)\(share)", "\(norm) upd \(update) \(sigma)",
      "\(norm) \(update) \(sigma)",
    ]
    let name = (isSelected ? "▸" : " ") + "\(observed.id.short) "
    let text = wordings.fitting(rect.width - name.unicodeScalars.count)
    let style = Palette.network(
      network.current.normalization, depth: layer, of: network.current.layers.count)
    canvas.write([Span(name, style.bold), Span(text)], x: rect.x, y: rect.y, width: rect.width)
  }
}

extension Distribution {
  /// The share of numbers that are exactly 0; 0 where that is below what the knots can tell.
  var shareOfZeros: Double {
    guard count > 0 else { return 0 }
    let share = share(below: Float.leastNonzeroMagnitude) - share(below: 0)
    return share.isFinite && share > 0.005 ? share : 0
  }
}
