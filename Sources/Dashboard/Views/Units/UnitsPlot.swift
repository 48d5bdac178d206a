import Drawing
import Telemetry

/// The units of one layer: a heading with its counts, an upright bar per column, and marks below.
struct UnitsPlot: Drawable {
  let layer: Int
  let isSelected: Bool
  let observed: LayerObservation
  /// The unit that is pointed out, counted from 0.
  let unit: Int
  let axis: Axis
  /// The rows of the bars; others stay free above them.
  let height: Int
  /// The numbers of the axis that have labels.
  let ticks: [Double]
  /// |y| beyond which the nonlinearity is saturated, where the axis is of y and there is one.
  let limit: Double?
  let canDie: Bool
  let hue: Hue

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let (top, rest) = rect.splitTop(1)
    let (body, marks) = rest.splitTop(rest.height - 1)
    let longest = ticks.map { axis.label($0).unicodeScalars.count }.max() ?? 0
    let (labels, plot) = body.splitTop(body.height - height).rest.splitLeft(max(5, longest) + 1)
    let columns = UnitColumns(observed.units?.summaries ?? [], room: plot.width, canDie: canDie)
    canvas.write(heading(columns, width: top.width), x: top.x, y: top.y, width: top.width)
    guard plot.width > 0, plot.height > 0 else { return }
    guard observed.units != nil else {
      canvas.write(LayerObservation.unitsUnknown, wrappedIn: plot, style: Palette.quiet)
      return
    }
    drawGrid(on: &canvas, labels, plot)
    let places = UprightBands.places(columns.columns.count, in: plot)
    if let chosen = columns.column(of: unit).map({ places[$0] }) {
      let x = chosen.x + (chosen.width - 1) / 2
      for y in plot.y..<plot.maxY { canvas.mark("┊", x: x, y: y, style: Palette.key) }
    }
    canvas.draw(
      UprightBands(
        columns.columns.map(\.band), axis: axis, shade: hue.shade,
        middle: hue.light, beyond: Palette.warning),
      in: plot)
    for (column, place) in zip(columns.columns, places) {
      let foot = Rect(x: place.x, y: marks.y, width: place.width, height: 1)
      drawFoot(column, isNumbered: columns.unitsPerColumn == 1, on: &canvas, in: foot)
    }
  }

  /// Below a bar the unit’s number, where there is room, and marks.
  private func drawFoot(
    _ column: UnitColumns.Column, isNumbered: Bool, on canvas: inout Canvas, in rect: Rect
  ) {
    let isChosen = column.units.contains(unit)
    var marks = isChosen ? [Span("▲", Palette.key)] : []
    // The largest number and both marks have room, or there are no numbers.
    if isNumbered, rect.width >= "\(observed.units?.count ?? 0)".count + 2 {
      marks.append(Span("\(column.units[0] + 1)", isChosen ? Palette.key : Palette.quiet))
    }
    if column.hasDead || column.hasSaturated {
      // That a ReLU is inactive on most examples is nothing unusual.
      let style = canDie && !column.hasDead ? Palette.quiet : Palette.warning
      let mark = Span(column.hasDead ? "×" : "●", style)
      marks = marks.count < rect.width ? marks + [mark] : [mark]
    }
    canvas.write(marks, x: rect.x, y: rect.y, width: rect.width, alignment: .center)
  }

  /// The layer and how many of its units are dead or saturated.
  private func heading(_ columns: UnitColumns, width: Int) -> [Span] {
    let name = observed.id.heading(isSelected: isSelected)
    guard columns.count > 0 else { return [name] }
    let gathered =
      columns.unitsPerColumn > 1 ? "  up to \(columns.unitsPerColumn) units a column" : ""
    func counted(_ word: String, _ count: Int) -> Span {
      Span("\(word) \(grouped(count))", count > 0 ? Palette.warning : .plain)
    }
    guard columns.knowsSaturation else {
      let count = [name, Span("\(grouped(columns.count)) units")]
      return count + [Span(gathered, Palette.quiet)]
    }
    let counts =
      canDie
      ? [
        counted("dead", columns.dead), Span("  mostly inactive \(grouped(columns.saturated))"),
      ] : [counted("saturated", columns.saturated)]
    let spans = [name] + counts + [Span(" of \(grouped(columns.count))")]
    return spans.width + gathered.count <= width ? spans + [Span(gathered, Palette.quiet)] : spans
  }

  /// The numbers of the axis with dots beside them, more at 0, and dashes where saturation begins.
  private func drawGrid(on canvas: inout Canvas, _ labels: Rect, _ plot: Rect) {
    if let limit {
      for y in plot.y..<plot.maxY {
        let row = Rect(x: plot.x, y: y, width: plot.width, height: 1)
        let share = 1 - (Double(y - plot.y) + 0.5) / Double(plot.height)
        if abs(axis.lower + share * (axis.upper - axis.lower)) > limit {
          canvas.restyle(row) { $0.background = Palette.zone }
        }
      }
    }
    for tick in ticks {
      guard let y = UprightBands.row(of: tick, axis: axis, in: plot) else { continue }
      rule("·", at: tick, every: tick == 0 ? 1 : 4, on: &canvas, plot)
      canvas.write(
        axis.label(tick), x: labels.x, y: y, width: labels.width - 1, style: Palette.quiet,
        alignment: .trailing)
    }
    guard let limit else { return }
    for edge in [-limit, limit] { rule("╌", at: edge, on: &canvas, plot) }
  }

  private func rule(
    _ glyph: Unicode.Scalar, at value: Double, every pitch: Int = 1, on canvas: inout Canvas,
    _ plot: Rect
  ) {
    guard let y = UprightBands.row(of: value, axis: axis, in: plot) else { return }
    for x in stride(from: plot.x, to: plot.maxX, by: pitch) {
      canvas.mark(glyph, x: x, y: y, style: Palette.rule)
    }
  }
}
