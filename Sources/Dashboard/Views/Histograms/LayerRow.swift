import Drawing
import Statistics
import Telemetry

/// One hidden layer of a network: its numbers, its pictures side by side, its shift.
struct LayerRow {
  let layer: Int
  let isSelected: Bool
  let network: NetworkSnapshot
  let shiftLimit: Double
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
    var footEnd = drawShift(on: &canvas, in: bottom)
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

  /// The shift since the mark, as a meter and in numbers; returns the column behind them.
  private func drawShift(on canvas: inout Canvas, in rect: Rect) -> Int {
    let observed = network.current.layers[layer]
    guard let shift = observed.shift else {
      return canvas.write(
        "its shift is not known", x: rect.x, y: rect.y, width: rect.width, style: Palette.quiet)
    }
    let raw = shift.raw
    let end = short(shiftLimit)
    let isGradient = network.current.tap == .gradient
    var numbers =
      "  \(isGradient ? significant(raw) : fixed(raw, 2)) raw  \(fixed(shift.inSigma, 2)) σ"
    if let recent = observed.windowShift, rect.width >= 66 {
      numbers += "   \(RunWords(run).latestWindow) \(fixed(recent.raw, 2)) raw"
    }
    let room = rect.width - "shift 0".count - end.count - numbers.unicodeScalars.count
    let meter = min(16, room)
    guard meter >= 4 else {
      return canvas.write(
        [Span("shift", Palette.quiet), Span(numbers)], x: rect.x, y: rect.y, width: rect.width)
    }
    let x = canvas.write("shift 0", x: rect.x, y: rect.y, style: Palette.quiet)
    canvas.draw(
      Meter(
        raw / shiftLimit, style: Palette.network(network.current.normalization),
        emptyStyle: Palette.rule),
      in: Rect(x: x, y: rect.y, width: meter, height: 1))
    return canvas.write(
      [Span(end, Palette.quiet), Span(numbers)], x: x + meter, y: rect.y,
      width: rect.maxX - x - meter)
  }
}
