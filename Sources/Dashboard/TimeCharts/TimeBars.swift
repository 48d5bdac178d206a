import Drawing
import Telemetry

/// A number of a network over time as small bars, each in the colour of the network that it was seen
/// of; what comes after the moment shown is faint.
struct TimeBars: Drawable {
  let network: NetworkSnapshot
  let time: TimeAxis
  /// How high a bar is, 0…1 of the rows; nil for steps at which nothing was seen.
  let height: (Observation) -> Double?

  /// Draws within `rect`; a bar lasts to the next point, and later points cover earlier ones.
  func draw(on canvas: inout Canvas, in rect: Rect) {
    var bars = [(height: Double, style: Style)?](repeating: nil, count: max(0, rect.width))
    let past = network.past
    for (index, point) in past.enumerated() {
      guard let height = height(point) else { continue }
      let from = time.column(of: point.step, in: rect)
      let next = index + 1 < past.count ? past[index + 1].step : 0
      let end = max(next, min(point.step + network.history.stride, network.newestStep + 1))
      let hue = network.hue(point.normalization)
      let style = point.step > network.current.step ? hue.faint : hue.style
      for x in from..<max(from + 1, time.column(of: end, in: rect)) where x < rect.maxX {
        bars[x - rect.x] = (height, style)
      }
    }
    for (column, bar) in bars.enumerated() {
      guard let bar else { continue }
      let cells = Rect(x: rect.x + column, y: rect.y, width: 1, height: rect.height)
      canvas.draw(Bars([bar.height], style: bar.style), in: cells)
    }
  }
}
