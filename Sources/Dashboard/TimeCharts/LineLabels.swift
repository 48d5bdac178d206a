import Drawing

/// The names of lines, each beside its line's right end, moved where they would touch.
struct LineLabels: Drawable {
  let lines: [TimeLine]
  let time: TimeAxis
  let scale: ValueAxis
  /// The cells of the lines themselves; names may reach beyond them, as far as they are drawn in.
  let plot: Rect

  private struct End {
    let label: String
    let style: Style
    let x: Int
    let y: Int
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    for end in lines.compactMap({ place($0) }).sorted(by: { $0.y < $1.y }) {
      guard let (x, y) = freePlace(for: end, on: canvas, in: rect) else { continue }
      canvas.write(end.label, x: x, y: y, style: end.style)
    }
  }

  /// The cell behind the last point of a line; one beyond the axis has an arrow.
  private func place(_ line: TimeLine) -> End? {
    guard !line.label.isEmpty, let last = line.points.last(where: { $0.value.isFinite })
    else { return nil }
    let (across, up) = (
      time.axis.position(Double(last.step)), scale.axis.position(scale.place(last.value))
    )
    guard across.isFinite, up.isFinite, (0...1).contains(across) else { return nil }
    let x = plot.x + Int((across * Double(2 * plot.width - 1)).rounded()) / 2
    let arrow = up > 1 ? "↑" : up < 0 ? "↓" : ""
    return End(
      label: line.label + arrow, style: last.style.bold, x: x + 1,
      y: scale.axis.row(of: scale.place(last.value), in: plot))
  }

  /// The nearest cells without a line or a name, at most three rows off.
  private func freePlace(for end: End, on canvas: Canvas, in rect: Rect) -> (x: Int, y: Int)? {
    let width = end.label.unicodeScalars.count
    func isFree(_ x: Int, _ y: Int) -> Bool {
      guard y >= plot.y, y < plot.maxY, x + width <= rect.maxX else { return false }
      return (x..<x + width).allSatisfy { " ·╌┊".unicodeScalars.contains(canvas[$0, y].glyph) }
    }
    for distance in [0, 1, -1, 2, -2, 3, -3] {
      for column in [0, width + 1] where isFree(end.x + column, end.y + distance) {
        return (end.x + column, end.y + distance)
      }
    }
    return nil
  }
}
