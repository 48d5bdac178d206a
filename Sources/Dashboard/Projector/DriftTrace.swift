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
    let cursor = moment.map { [time.column(of: $0, in: bars)] } ?? []
    drawTitle(beside: time.letters(in: bars).map(\.x) + cursor, on: &canvas, in: bars)
    canvas.note(time.axis, in: rect)
    canvas.draw(AxisLabels(time.axis, style: Palette.quiet), in: numbers)
  }

  /// Writes what the bars are into the first row, where none of the columns `taken` is: as far to the
  /// right as the longest wording with room for it can be.
  private func drawTitle(beside taken: [Int], on canvas: inout Canvas, in rect: Rect) {
    let ends = [rect.x - 2] + taken.sorted() + [rect.maxX + 1]
    let gaps = zip(ends, ends.dropFirst()).map { (x: $0 + 2, width: $1 - $0 - 3) }
    let titles = ["drift in \(run.driftSpan), 0 to \(short(limit))", "drift, 0 to \(short(limit))"]
    for title in titles {
      let length = title.unicodeScalars.count
      guard let gap = gaps.last(where: { $0.width >= length }) else { continue }
      canvas.write(title, x: gap.x + gap.width - length, y: rect.y, style: Palette.quiet)
      return
    }
  }
}
