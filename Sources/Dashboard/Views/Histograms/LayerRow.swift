import Drawing
import Statistics
import Telemetry

/// One hidden layer of a network: its numbers, its pictures side by side, its drift and its shift.
struct LayerRow {
  let layer: Int
  let isSelected: Bool
  let network: NetworkSnapshot
  let axes: AxisRanges
  let run: RunInfo
  let frames: [Frame]

  /// Draws the row within `rect`, each picture within its column.
  ///
  /// The captions of the first picture may reach into the next columns; theirs give way.
  func draw(on canvas: inout Canvas, in rect: Rect, columns: [Rect]) {
    guard rect.height >= 3 else { return }
    let (top, rest) = rect.splitTop(1)
    let (middle, bottom) = rest.splitTop(rest.height - 1)
    let captions = frames.map { $0.captions(layer: layer, width: rect.width) }
    let id = network.current.layers[layer].id
    let name = id.heading(isSelected: isSelected)
    var headingEnd = canvas.write(
      [name] + captions[0].heading, x: top.x, y: top.y, width: top.width)
    var footEnd = drawMeter(on: &canvas, in: bottom)
    for (index, column) in columns.enumerated() {
      frames[index].draw(
        layer: layer, on: &canvas,
        in: Rect(x: column.x, y: middle.y, width: column.width, height: middle.height))
      guard index > 0 else { continue }
      if headingEnd < column.x {
        headingEnd = canvas.write(
          captions[index].heading, x: column.x, y: top.y, width: column.width)
      }
      if footEnd < column.x {
        footEnd = canvas.write(
          captions[index].foot, x: column.x, y: bottom.y, width: column.width)
      }
    }
  }

  /// The drift as a meter and in numbers, beside it the shift since the mark; returns the column
  /// behind them.
  private func drawMeter(on canvas: inout Canvas, in rect: Rect) -> Int {
    let observed = network.current.layers[layer]
    let hasDrift = network.current.tap == .y && run.hasDrift
    guard hasDrift || observed.shift != nil else {
      return canvas.write(
        "its shift is not known", x: rect.x, y: rect.y, width: rect.width, style: Palette.quiet)
    }
    let (name, value, limit) =
      hasDrift
      ? ("drift 0", observed.drift, axes.driftLimit)
      : ("shift 0", observed.shift?.raw, axes.shiftLimit)
    let end = short(limit)
    let wordings = hasDrift ? driftWords(observed) : shiftWords(observed)
    let room = rect.width - name.count - end.count
    let numbers =
      wordings.first { room - $0.unicodeScalars.count >= 8 } ?? wordings[wordings.count - 1]
    let meter = min(16, room - numbers.unicodeScalars.count)
    guard meter >= 4 else {
      return canvas.write(
        [Span(String(name.dropLast(2)), Palette.quiet), Span(numbers)], x: rect.x, y: rect.y,
        width: rect.width)
    }
    let x = canvas.write(name, x: rect.x, y: rect.y, style: Palette.quiet)
    canvas.draw(
      Meter(
        (value ?? 0) / limit, style: Palette.network(network.current.normalization),
        emptyStyle: Palette.rule),
      in: Rect(x: x, y: rect.y, width: meter, height: 1))
    return canvas.write(
      [Span(end, Palette.quiet), Span(numbers)], x: x + meter, y: rect.y,
      width: rect.maxX - x - meter)
  }

  /// The drift and the shift since the mark, the longest wording first.
  private func driftWords(_ observed: LayerObservation) -> [String] {
    // Of bins alone W₁ is a lower bound of what it is over the units.
    let sign = run.log != nil && observed.isShiftPooled ? "≥ " : ""
    func number(_ value: Double?) -> String { value.map { sign + fixed($0, 2) } ?? "–" }
    let drift = number(observed.drift)
    let (raw, sigma) = (number(observed.shift?.raw), number(observed.shift?.inSigma))
    let span = "  \(drift) in \(RunWords(run).driftSpan)"
    return [
      "\(span)   shift \(raw) raw  \(sigma) σ", "\(span)  shift \(raw)  \(sigma) σ",
      "  \(drift)  shift \(raw) raw  \(sigma) σ", "  \(drift)  shift \(raw)", "  \(drift)",
    ]
  }

  private func shiftWords(_ observed: LayerObservation) -> [String] {
    guard let shift = observed.shift else { return ["  –"] }
    let isGradient = network.current.tap == .gradient
    let raw = isGradient ? significant(shift.raw) : fixed(shift.raw, 2)
    return ["  \(raw) raw  \(fixed(shift.inSigma, 2)) σ", "  \(raw)"]
  }
}
