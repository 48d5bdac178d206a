import Drawing
import Telemetry

/// Two rows: the test accuracy over time as small bars, and the time axis with its markers.
struct TimeStrip: Drawable {
  private let network: NetworkSnapshot

  init(_ network: NetworkSnapshot) { self.network = network }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let label = "test accuracy "
    guard let accuracy = network.current[.testAccuracy] else {
      canvas.write(
        "the test accuracy is not known", x: rect.x, y: rect.y, width: rect.width,
        style: Palette.quiet)
      return
    }
    let value = " \(percent(accuracy))"
    let width = rect.width - label.count - 6
    guard width > 10, rect.height >= 2 else { return }
    canvas.write(label, x: rect.x, y: rect.y, style: Palette.quiet)
    let time = TimeAxis([network])
    let bars = Rect(x: rect.x + label.count, y: rect.y, width: width, height: 1)
    var heights = [Double](repeating: 0, count: width)
    for point in network.history.points + [network.current] {
      guard let accuracy = point[.testAccuracy] else { continue }
      let from = time.column(of: point.step, in: bars) - bars.x
      let to = time.column(of: point.step + network.history.stride, in: bars) - bars.x
      for column in from..<max(from + 1, min(to, width)) {
        heights[column] = accuracy
      }
    }
    let now = time.column(of: network.current.step, in: bars) - bars.x
    for column in min(width, now + 1)..<width { heights[column] = 0 }
    canvas.note(
      time.axis, in: Rect(x: bars.x, y: rect.y, width: width, height: rect.height))
    canvas.draw(Bars(heights, style: Palette.network(network.current.normalization)), in: bars)
    canvas.write(value, x: bars.maxX, y: rect.y, width: 6)
    time.drawNumbers(
      on: &canvas, in: Rect(x: bars.x, y: rect.y + 1, width: width, height: 1), from: rect.x)
    for marker in network.markers {
      let x = time.column(of: marker.step, in: bars)
      canvas[x, rect.y] = Cell(marker.letter, Palette.key)
    }
  }
}
