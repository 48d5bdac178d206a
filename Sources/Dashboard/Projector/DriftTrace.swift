import Drawing
import Telemetry

/// The drift of a network's only layer over time, as bars in the colours of what was measured.
struct DriftTrace: Drawable {
  let network: NetworkSnapshot
  /// The drift at the upper end.
  let limit: Double
  let run: RunWords

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.width > 8, rect.height > 2 else { return }
    let time = TimeAxis([network])
    let (bars, numbers) = rect.splitTop(rect.height - 1)
    let points = network.history.points + [network.current]
    let shown = points.filter { $0.step <= network.current.step }
    for (place, point) in shown.enumerated() {
      guard let drift = point.layers.first?.drift else { continue }
      let next = place + 1 < shown.count ? shown[place + 1].step : point.step
      let columns = time.column(of: point.step, in: bars)...time.column(of: next, in: bars)
      for x in columns where x < bars.maxX {
        let column = Rect(x: x, y: bars.y, width: 1, height: bars.height)
        canvas.fill(column, with: .blank)
        canvas.draw(
          Bars([drift / limit], style: Palette.network(point.normalization)), in: column)
      }
    }
    for marker in network.markers {
      let x = time.column(of: marker.step, in: bars)
      for y in bars.y..<bars.maxY where canvas[x, y].glyph == " " {
        canvas.mark("┊", x: x, y: y, style: Palette.rule)
      }
      canvas[x, bars.y] = Cell(marker.letter, Palette.key)
    }
    let title = "drift in \(run.driftSpan), 0 to \(short(limit))"
    if title.unicodeScalars.count < bars.width {
      canvas.write(
        title, x: bars.x, y: bars.y, width: bars.width, style: Palette.quiet, alignment: .trailing)
    }
    canvas.note(time.axis, in: rect)
    canvas.draw(AxisLabels(time.axis, style: Palette.quiet), in: numbers)
  }
}
