import Drawing
import Telemetry

/// The units of one layer: a heading with its counts, an upright line per column, and marks below.
struct UnitsPlot: Drawable {
  /// The columns of cells that the numbers of the upright axis take.
  static let labelWidth = 6

  let layer: Int
  let isSelected: Bool
  let observed: LayerObservation
  /// The unit that is pointed out, counted from 0.
  let unit: Int
  let axis: Axis
  /// |y| beyond which the nonlinearity is saturated, where the axis is of y and there is one.
  let limit: Double?
  let canDie: Bool
  /// The lines, and the dashes across them.
  let style: Style, middle: Style

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let (top, rest) = rect.splitTop(1)
    let (body, marks) = rest.splitTop(rest.height - 1)
    let (labels, plot) = body.splitLeft(Self.labelWidth)
    let columns = UnitColumns(observed.units?.summaries ?? [], room: plot.width, canDie: canDie)
    canvas.write(heading(columns, width: top.width), x: top.x, y: top.y, width: top.width)
    guard plot.width > 0, plot.height > 0 else { return }
    guard observed.units != nil else {
      canvas.write(
        LayerObservation.unitsUnknown, x: plot.x, y: plot.y, width: plot.width,
        style: Palette.quiet)
      return
    }
    drawGrid(on: &canvas, labels, plot)
    let bands = UprightBands(
      columns.columns.map(\.band), axis: axis, pitch: columns.pitch(width: plot.width),
      style: style, middle: middle, beyond: Palette.warning)
    let chosen = columns.column(of: unit).map { plot.x + bands.column(of: $0) }
    if let chosen, chosen < plot.maxX {
      for y in plot.y..<plot.maxY { canvas[chosen, y].glyph = "┊" }
      canvas.restyle(Rect(x: chosen, y: plot.y, width: 1, height: plot.height)) {
        $0.foreground = Palette.key.foreground
      }
      canvas[chosen, marks.y] = Cell("▲", Palette.key)
    }
    canvas.draw(bands, in: plot)
    for (index, column) in columns.columns.enumerated() {
      let x = plot.x + bands.column(of: index)
      guard x < plot.maxX, column.hasDead || column.hasSaturated else { continue }
      // That a ReLU is inactive on most examples is nothing unusual.
      let style = canDie && !column.hasDead ? Palette.quiet : Palette.warning
      canvas[x, marks.y] = Cell(column.hasDead ? "×" : "●", style)
    }
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
    let counts =
      canDie
      ? [
        counted("dead", columns.dead), Span("  mostly inactive \(grouped(columns.saturated))"),
      ] : [counted("saturated", columns.saturated)]
    let spans = [name] + counts + [Span(" of \(grouped(columns.count))")]
    return spans.width + gathered.count <= width ? spans + [Span(gathered, Palette.quiet)] : spans
  }

  /// The numbers of the axis, a dotted line at 0, dashed ones where saturation begins.
  private func drawGrid(on canvas: inout Canvas, _ labels: Rect, _ plot: Rect) {
    if let limit {
      for y in plot.y..<plot.maxY {
        let row = Rect(x: plot.x, y: y, width: plot.width, height: 1)
        let share = 1 - (Double(y - plot.y) + 0.5) / Double(plot.height)
        if abs(axis.lower + share * (axis.upper - axis.lower)) > limit {
          canvas.restyle(row) { $0.background = Palette.zone }
        }
      }
      for edge in [-limit, limit] { rule("╌", at: edge, on: &canvas, plot) }
    }
    rule("·", at: 0, on: &canvas, plot)
    var taken: Set<Int> = []
    let ticks = [axis.upper, axis.lower, 0] + axis.ticks(atMost: max(2, plot.height / 2))
    for tick in ticks {
      guard let y = UprightBands.row(of: tick, axis: axis, in: plot),
        taken.isDisjoint(with: [y - 1, y, y + 1])
      else { continue }
      taken.insert(y)
      canvas.write(
        short(tick), x: labels.x, y: y, width: labels.width - 1, style: Palette.quiet,
        alignment: .trailing)
    }
  }

  private func rule(
    _ glyph: Unicode.Scalar, at value: Double, on canvas: inout Canvas, _ plot: Rect
  ) {
    guard let y = UprightBands.row(of: value, axis: axis, in: plot) else { return }
    for x in plot.x..<plot.maxX {
      canvas.mark(glyph, x: x, y: y, style: Palette.rule)
    }
  }
}
