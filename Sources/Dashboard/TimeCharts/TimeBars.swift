import Drawing
import Telemetry

/// A number of a network over time as small bars, up to the moment shown, each in the colour of the
/// network that it was seen of; and the markers between them.
struct TimeBars: Drawable {
  let network: NetworkSnapshot
  let time: TimeAxis
  /// How high a bar is, 0…1 of the rows; nil for steps at which nothing was seen.
  let height: (Observation) -> Double?

  /// Draws within `rect`; a bar lasts to the next point, and later points cover earlier ones.
  func draw(on canvas: inout Canvas, in rect: Rect) {
    let last = network.current.step
    for point in network.history.points + [network.current] where point.step <= last {
      guard let height = height(point) else { continue }
      let from = time.column(of: point.step, in: rect)
      let end = min(point.step + network.history.stride, last + 1)
      let to = max(from + 1, min(rect.maxX, time.column(of: end, in: rect)))
      for x in from..<to {
        let column = Rect(x: x, y: rect.y, width: 1, height: rect.height)
        canvas.fill(column, with: .blank)
        canvas.draw(Bars([height], style: Palette.network(point.normalization)), in: column)
      }
    }
  }
}

extension TimeAxis {
  /// Draws a dotted line at each marker where cells are free, with its letter in the first row.
  func drawMarkersBehind(on canvas: inout Canvas, in rect: Rect) {
    for (x, letter) in letters(in: rect) {
      for y in rect.y..<rect.maxY where canvas[x, y].glyph == " " {
        canvas.mark("┊", x: x, y: y, style: Palette.rule)
      }
      canvas[x, rect.y] = Cell(letter, Palette.key)
    }
  }
}
