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
    time.drawMarkers(on: &canvas, in: bars)
    canvas.draw(
      TimeBars(network: network, time: time) { $0.layers.first?.drift.map { $0 / limit } },
      in: bars)
    let moment = network.current.step < network.newestStep ? network.current.step : nil
    if let moment { time.drawCursor(at: moment, on: &canvas, in: bars) }
    time.drawLetters(on: &canvas, in: bars)
    let title = "drift in \(run.driftSpan), 0 to \(short(limit))"
    if title.unicodeScalars.count < bars.width {
      canvas.write(
        title, x: bars.x, y: bars.y, width: bars.width, style: Palette.quiet, alignment: .trailing)
    }
    canvas.note(time.axis, in: rect)
    canvas.draw(AxisLabels(time.axis, style: Palette.quiet), in: numbers)
  }
}
