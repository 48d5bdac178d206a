import Drawing
import Telemetry

/// Where charts over steps stand that are stacked by layer, the deepest on top, in a panel.
struct LayerStack {
  /// The place of one layer.
  struct Row {
    /// The layer, counted from 0 next to the data.
    let layer: Int
    /// All of it.
    let rect: Rect
    /// One row for the layer's numbers.
    let heading: Rect
    /// The labels of the value axis.
    let gutter: Rect
    /// The chart; as large as those of all other layers.
    let chart: Rect
  }

  /// One row for what is shown.
  let title: Rect
  /// The layers, from top to bottom.
  let rows: [Row]
  /// One row below the charts, for the numbers of the time axis.
  let steps: Rect
  /// How many layers the network has.
  let count: Int

  /// The places in `rect` for `layers` of `count` layers, with labels of at most `gutter` columns.
  init(in rect: Rect, layers: [Int], of count: Int, gutter: Int) {
    let (title, rest) = rect.splitTop(1)
    let (body, bottom) = rest.splitTop(rest.height - 1)
    let height = body.height / max(1, layers.count)
    self.title = title
    self.count = count
    steps = bottom.splitLeft(gutter + 1).rest
    // What does not divide evenly stays free under the title.
    let top = body.maxY - height * layers.count
    rows = layers.enumerated().map { place, layer in
      let row = Rect(x: rect.x, y: top + height * place, width: rect.width, height: height)
      let (heading, picture) = row.splitTop(1)
      let (left, chart) = picture.splitLeft(gutter + 1)
      return Row(layer: layer, rect: row, heading: heading, gutter: left, chart: chart)
    }
  }

  /// As many layers around the selected one as have `rows` rows each in `height`, the deepest first;
  /// one at least.
  static func layers(around selected: Int, of count: Int, height: Int, rows: Int) -> [Int] {
    guard count > 0 else { return [] }
    let room = min(count, max(1, height / rows))
    let lowest = min(max(0, selected - room / 2), count - room)
    return (lowest..<lowest + room).reversed()
  }

  /// All layers, the deepest first, where each has `rows` rows in `height`, or else the selected one.
  static func allLayers(orSelected selected: Int, of count: Int, height: Int, rows: Int) -> [Int] {
    guard count > 0 else { return [] }
    return height / count >= rows
      ? Array((0..<count).reversed()) : [min(max(0, selected), count - 1)]
  }

  /// Which layers are shown in `width` columns, where not all are.
  func note(width: Int) -> String? {
    guard let first = rows.first?.layer, let last = rows.last?.layer, rows.count < count else {
      return nil
    }
    let which = first == last ? "layer \(first + 1)" : "layers \(last + 1)–\(first + 1)"
    let notes = [" \(which) of \(count), ↑↓ for others ", " \(which) of \(count), ↑↓ "]
    return notes.first { $0.unicodeScalars.count <= width / 2 } ?? notes[1]
  }
}

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

extension Axis {
  /// The row of `rect` in which a chart of braille dots has `value`, clipped to the rectangle.
  func row(of value: Double, in rect: Rect) -> Int {
    let position = min(1, max(0, self.position(value)))
    let dot = Int(((1 - position) * Double(max(1, 4 * rect.height) - 1)).rounded())
    return rect.y + min(max(0, rect.height - 1), dot / 4)
  }

  /// A scale for numbers between `low` and `high`: from 0 if none is below, else symmetric about 0.
  init(holding low: Double, _ high: Double) {
    if low >= 0, high > 0 {
      self.init(0, Axis.round(atLeast: high))
    } else {
      self.init(reaching: max(abs(low), abs(high)))
    }
  }
}
