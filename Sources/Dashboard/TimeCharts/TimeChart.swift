import Drawing
import Telemetry

/// Lines over steps in a frame, with labelled axes, the markers of the run, and a cursor at the
/// moment shown if that is in the past.
struct TimeChart: Drawable {
  /// What the chart shows, in words; the first that fits the frame is taken.
  var titles: [String]
  /// What else there is to say, at the right of the upper edge where there is room.
  var trailing: [Span] = []
  /// The steps.
  var time: TimeAxis
  /// The values.
  var scale: ValueAxis
  /// The lines; later ones are drawn over earlier ones.
  var lines: [TimeLine]
  /// A value with a rule of its own, and the rule's name.
  var guide: (value: Double, name: String)?
  /// The step of the past that is shown, or nil.
  var cursor: Int?
  /// Whether there is a frame around the chart, or just a title above it.
  var isFramed = true
  /// What is said in place of lines, where there are none.
  var note = ""

  func draw(on canvas: inout Canvas, in rect: Rect) {
    drawFrame(on: &canvas, in: rect)
    let inner = isFramed ? rect.inset(dx: 1, dy: 1) : rect.splitTop(1).rest
    let (body, labels) = inner.splitTop(inner.height - 1)
    let rows = body.splitTop(body.height - scale.rows(atMost: body.height)).rest
    let numbers = scale.ticks(rows: rows.height).map(\.label.unicodeScalars.count).max() ?? 0
    let (left, right) = rows.splitLeft(max(5, numbers) + 1)
    let ends = LineLabels(lines: lines, time: time, scale: scale, width: right.width)
    let (plot, _) = right.splitLeft(right.width - ends.gutter)
    guard plot.width > 4, plot.height > 1 else { return }
    drawGrid(on: &canvas, left: left, plot: plot)
    time.drawNumbers(
      on: &canvas, in: Rect(x: plot.x, y: labels.y, width: plot.width, height: 1), from: left.x,
      moment: cursor)
    guard lines.contains(where: { !$0.points.isEmpty }) else {
      drawNote(on: &canvas, in: plot)
      return
    }
    time.drawMarkers(on: &canvas, in: plot)
    if let cursor { time.drawCursor(at: cursor, on: &canvas, in: plot) }
    // Where a strong line runs, other lines give way, and where one of these does, single points.
    for layer in [
      lines.filter { !$0.isJoined }, lines.filter { $0.isJoined && !$0.isStrong },
      lines.filter(\.isStrong),
    ] {
      let series = layer.flatMap { $0.series(on: scale, moment: cursor) }
      canvas.draw(LinePlot(series, x: time.axis, y: scale.axis), in: plot)
    }
    time.drawLetters(on: &canvas, in: plot)
    ends.draw(on: &canvas, in: right, plot: plot)
    nameGuide(on: &canvas, in: plot)
  }

  /// The frame, with the longest title that fits.
  private func drawFrame(on canvas: inout Canvas, in rect: Rect) {
    let room = rect.width - (isFramed ? 4 : 0)
    let title = titles.map { [Span($0, Palette.strong)] }.fitting(room)
    if isFramed {
      canvas.draw(Box(title: title, trailing: trailing, style: Palette.rule), in: rect)
      return
    }
    let end = canvas.write(title, x: rect.x, y: rect.y, width: rect.width)
    guard rect.maxX - end > trailing.width + 1 else { return }
    canvas.write(trailing, x: end, y: rect.y, width: rect.maxX - end, alignment: .trailing)
  }

  private func drawGrid(on canvas: inout Canvas, left: Rect, plot: Rect) {
    for tick in scale.ticks(rows: plot.height) {
      let y = scale.axis.row(of: tick.place, in: plot)
      canvas.write(
        tick.label, x: left.x, y: y, width: left.width - 1, style: Palette.quiet,
        alignment: .trailing)
      canvas.rule("·", y: y, in: plot, every: 4, style: Palette.rule)
    }
    if let y = guideRow(in: plot) { canvas.rule("╌", y: y, in: plot, style: Palette.quiet) }
  }

  /// The row of the guide; nil where there is none on the axis.
  private func guideRow(in plot: Rect) -> Int? {
    guard let guide else { return nil }
    let place = scale.place(guide.value)
    guard (0...1).contains(scale.axis.position(place)) else { return nil }
    return scale.axis.row(of: place, in: plot)
  }

  /// Names the guide as far right as no line runs through the name, or not at all.
  private func nameGuide(on canvas: inout Canvas, in plot: Rect) {
    guard let guide, let y = guideRow(in: plot) else { return }
    let name = " \(guide.name) "
    let count = name.unicodeScalars.count
    let isFree = (plot.x..<plot.maxX - 1).map { " ·╌".unicodeScalars.contains(canvas[$0, y].glyph) }
    let starts = stride(from: isFree.count - count, through: 0, by: -1)
    guard let start = starts.first(where: { isFree[$0..<$0 + count].allSatisfy(\.self) }) else {
      return
    }
    canvas.write(name, x: plot.x + start, y: y, style: Palette.quiet)
  }

  private func drawNote(on canvas: inout Canvas, in plot: Rect) {
    let height = wrapped(note, width: plot.width - 2).count
    let top = plot.y + max(0, (plot.height - height) / 2)
    let rect = Rect(x: plot.x + 1, y: top, width: plot.width - 2, height: plot.maxY - top)
    canvas.write(note, wrappedIn: rect, style: Palette.quiet, alignment: .center)
  }
}
