import Drawing

/// The numbers of a value axis, written at the left of a chart.
struct ValueLabels: Drawable {
  private let axis: Axis

  /// Labels of the axis: its two ends and round numbers evenly spaced between them.
  init(_ axis: Axis) { self.axis = axis }

  /// The columns that the labels take in a chart of any height.
  var width: Int {
    let values = (1...24).flatMap {
      axis.divisions(atMost: $0) + axis.divisions(atMost: $0, rows: $0 + 1)
    }
    return Set(values).map { axis.label($0).unicodeScalars.count }.max() ?? 0
  }

  /// The numbers that have a label beside a chart of `height` rows, equally far apart in rows, two at
  /// least.
  func values(height: Int) -> [Double] {
    guard height > 1 else { return [axis.upper] }
    return axis.divisions(atMost: min((height - 1) / 2, max(2, height / 4)), rows: height)
  }

  /// How many of `most` rows a chart takes so that its numbers can be evenly spaced.
  func height(atMost most: Int) -> Int { evenRows(atMost: most) { values(height: $0).count } }

  /// Draws the labels in `rect`, which is as high as the chart, with a free column at the right.
  func draw(on canvas: inout Canvas, in rect: Rect) {
    for value in values(height: rect.height) {
      canvas.write(
        axis.label(value), x: rect.x, y: axis.row(of: value, in: rect), width: rect.width - 1,
        style: Palette.quiet, alignment: .trailing)
    }
  }
}
