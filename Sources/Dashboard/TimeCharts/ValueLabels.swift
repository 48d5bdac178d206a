import Drawing

/// The numbers of a value axis, written at the left of a chart.
struct ValueLabels: Drawable {
  private let axis: Axis

  /// Labels of the axis: its two ends and round numbers between them.
  init(_ axis: Axis) { self.axis = axis }

  /// The columns that the labels take in a chart of any height.
  var width: Int {
    ([axis.lower, axis.upper] + axis.ticks(atMost: 12)).map { short($0).unicodeScalars.count }
      .max() ?? 0
  }

  /// The numbers that have a label beside a chart of `height` rows: the ends, and what has room.
  func values(height: Int) -> [Double] {
    let chart = Rect(x: 0, y: 0, width: 1, height: height)
    var chosen = height > 1 ? [axis.upper, axis.lower] : [axis.upper]
    var taken = Set(chosen.map { axis.row(of: $0, in: chart) })
    for tick in axis.ticks(atMost: max(2, height / 4)).sorted(by: { abs($0) < abs($1) }) {
      let row = axis.row(of: tick, in: chart)
      guard taken.isDisjoint(with: [row - 1, row, row + 1]) else { continue }
      taken.insert(row)
      chosen.append(tick)
    }
    return chosen
  }

  /// Draws the labels in `rect`, which is as high as the chart, with a free column at the right.
  func draw(on canvas: inout Canvas, in rect: Rect) {
    for value in values(height: rect.height) {
      canvas.write(
        short(value), x: rect.x, y: axis.row(of: value, in: rect), width: rect.width - 1,
        style: Palette.quiet, alignment: .trailing)
    }
  }
}
