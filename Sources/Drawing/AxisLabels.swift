/// The numbers of a horizontal axis, written under a chart.
package struct AxisLabels: Drawable {
  private let axis: Axis
  private let style: Style

  /// Labels of `axis`: its two ends and round numbers evenly spaced between them; on a logarithmic axis
  /// as many decades as have room on either side of 0.
  package init(_ axis: Axis, style: Style) {
    self.axis = axis
    self.style = style
  }

  /// Draws the labels in the first row of `rect`, the ends flush, others where there is room.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !axis.isLogarithmic else { return drawDecades(on: &canvas, in: rect) }
    let (first, last) = (axis.label(axis.lower), axis.label(axis.upper))
    canvas.write(first, x: rect.x, y: rect.y, width: rect.width, style: style)
    let end = rect.maxX - last.unicodeScalars.count
    var free = rect.x + first.unicodeScalars.count + 2
    guard end >= free else { return }
    canvas.write(last, x: end, y: rect.y, style: style)
    for tick in axis.inner(atMost: max(3, rect.width / 10)) {
      let label = axis.label(tick)
      let length = label.unicodeScalars.count
      let middle = Double(rect.x) + axis.position(tick) * Double(rect.width)
      let start = Int(middle.rounded(.down)) - length / 2
      guard start >= free, start + length + 2 <= end else { continue }
      canvas.write(label, x: start, y: rect.y, style: style)
      free = start + length + 2
    }
  }

  private func drawDecades(on canvas: inout Canvas, in rect: Rect) {
    for step in 1...axis.decades + 1 {
      var free = rect.x
      let places = axis.decades(every: step).map { value in
        let label = axis.text(decade: value)
        let length = label.unicodeScalars.count
        let middle = Double(rect.x) + axis.position(value) * Double(rect.width)
        let x = min(max(rect.x, Int(middle) - length / 2), rect.maxX - length)
        defer { free = x >= free ? x + length + 1 : .max }
        return (label: label, x: x)
      }
      guard free <= rect.maxX + 1 else { continue }
      for (label, x) in places { canvas.write(label, x: x, y: rect.y, style: style) }
      return
    }
  }
}
