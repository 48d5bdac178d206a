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
    let frame = Frame(.absolute, network: network, run: run, axes: axes)
    drawTitle(isDrawn ? frame : nil, on: &canvas, in: title)
    let (rows, labels) = isDrawn ? rest.splitTop(rest.height - 1) : (rest, rest)
    let window =
      isDrawn
      ? LayerWindow(around: selected, of: count, height: rows.height, rows: 4)
      : LayerWindow(around: selected, of: count, room: rows.height)
    let shown = window.layers
    let places = (isDrawn ? rows : rows.splitTop(shown.count).top).rows(shown.count)
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

  /// Writes what the pictures are, or why there is no `frame` for them.
  private func drawTitle(_ frame: Frame?, on canvas: inout Canvas, in rect: Rect) {
    let titles =
      frame.map(titles)
      ?? (network.current.tap == .gradient
        ? ["‖∂L/∂W‖, update:data, σ and zeros of ∂L/∂y", "‖∂L/∂W‖, update:data, σ of ∂L/∂y"]
        : network.divergedAt != nil
          ? ["∂L/∂y is not finite any more", "∂L/∂y: not finite"]
          : run.trainer == nil
            ? ["∂L/∂y is not known of these layers", "∂L/∂y: not known"]
            : ["∂L/∂y has not been measured at this step", "∂L/∂y: not measured"])
    canvas.write(
      titles.fitting(rect.width), x: rect.x, y: rect.y, width: rect.width, style: Palette.strong)
  }

  /// What the pictures are; the longest wording first.
  private func titles(_ frame: Frame) -> [String] {
    let step = "∂L/∂y at step \(grouped(network.current.step))"
    let rest = frame.leavesOutZeros ? " without zeros" : ""
    return [
      "\(step)\(rest), line: at the mark; one scale for all, logarithmic from \(linear)",
      "∂L/∂y\(rest), line: at the mark; one scale, logarithmic from \(linear)",
      "∂L/∂y\(rest), one scale, logarithmic from \(linear)", "∂L/∂y\(rest), log from \(linear)",
      "∂L/∂y\(rest)", "∂L/∂y",
    ]
  }

  /// Where the axis becomes logarithmic, as `±1e−6`.
  private var linear: String {
    "±" + scientific(axes.absolute.ticks(atMost: 1).first { $0 > 0 } ?? 0, 0)
  }

  /// The numbers of a layer, all in the same notation.
  private func drawHeading(_ layer: Int, on canvas: inout Canvas, in rect: Rect) {
    let observed = network.current.layers[layer]
    let isSelected = layer == min(selected, network.current.layers.count - 1)
    func number(_ value: Double?) -> String { value.map { scientific($0) } ?? "–" }
    let norm = "‖∂L/∂W‖ \(number(observed.gradient?.norm))"
    let update = "update:data \(number(observed.gradient?.updateRatio))"
    let isGradient = network.current.tap == .gradient
    let sigma = isGradient ? "σ \(number(observed.pooled.sigma))" : nil
    let zeros = isGradient ? observed.pooled.shareOfZeros : 0
    let share = zeros > 0 ? "zeros \(percent(zeros))" : nil
    let angle = "angle " + (observed.gradient.map { scientific($0.angle) + " deg" } ?? "–")
    let rate = "η/‖W‖² \(number(observed.gradient?.effectiveRate))"
    let norms = observed.parameters.map {
      "‖W‖ \(number($0.weights))  ‖b‖ \(number($0.bias))"
    }
    let usual = [norm, update, sigma, share]
    let wordings =
      [usual + [angle, rate, norms], usual + [angle, rate], usual + [angle]]
      + (share == nil ? [] : [usual])
      // A chart tells the norm.
      + [[update, angle, rate], [norm, update, sigma], [norm, update], [norm]]
    let name = (isSelected ? "▸" : " ") + "\(observed.id.short) "
    let text = wordings.map { $0.compactMap(\.self).joined(separator: "  ") }
      .fitting(rect.width - name.unicodeScalars.count)
    let style = network.hue.style(depth: layer, of: network.current.layers.count)
    canvas.write([Span(name, style.bold), Span(text)], x: rect.x, y: rect.y, width: rect.width)
  }
}
