import Drawing
import Telemetry

/// The answers over the plane, a class and a confidence in each half cell, with test points on it.
struct DecisionField: Drawable {
  private let map: DecisionMap
  private let answers: Answers
  /// The twin's map, if there is one of the same grid.
  private let other: DecisionMap?

  init(_ map: DecisionMap, _ answers: Answers, other: Answers?) {
    self.map = map
    self.answers = answers
    self.other = other?.map.flatMap { $0.columns == map.columns && $0.rows == map.rows ? $0 : nil }
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let (x, y) = (Axis(map.lower.x, map.upper.x), Axis(map.lower.y, map.upper.y))
    let labels = ValueLabels(y)
    let (body, foot) = rect.splitTop(rect.height - 2)
    let field = body.splitTop(body.height - labels.height(atMost: body.height)).rest
    let (gutter, plot) = field.splitLeft(labels.width + 1)
    guard plot.width > 4, plot.height > 1 else { return }
    canvas.draw(labels, in: gutter)
    for row in 0..<plot.height {
      for column in 0..<plot.width { drawCell(column, row, on: &canvas, in: plot) }
    }
    drawPoints(x, y, on: &canvas, in: plot)
    let (ruler, legend) = foot.splitTop(1)
    canvas.draw(
      AxisLabels(x, style: Palette.quiet),
      in: Rect(x: plot.x, y: ruler.y, width: plot.width, height: 1))
    canvas.mark("x₂", x: plot.x, y: plot.y, style: Style(ClassLook.point))
    canvas.write("x₁", x: rect.x, y: ruler.y, width: min(2, gutter.width), style: Palette.quiet)
    canvas.write(legends.fitting(legend.width), x: legend.x, y: legend.y, width: legend.width)
  }

  private func drawCell(_ column: Int, _ row: Int, on canvas: inout Canvas, in plot: Rect) {
    let across = (Double(column) + 0.5) / Double(plot.width)
    func down(_ half: Double) -> Double { (Double(row) + half) / Double(plot.height) }
    let upper = map.answer(acrossShare: across, downShare: down(0.25))
    let lower = map.answer(acrossShare: across, downShare: down(0.75))
    let (x, y) = (plot.x + column, plot.y + row)
    let (ink, ground) = (color(upper), color(lower))
    canvas[x, y] = Cell(
      "▀", Style(ink, on: ground), colorless: ClassLook.shade(upper?.choice))
    if let other, (column + row).isMultiple(of: 2),
      other.answer(acrossShare: across, downShare: down(0.25))?.choice != upper?.choice
    {
      canvas.mark("≠", x: x, y: y, style: Style(ClassLook.point))
    }
  }

  /// The colour of an answer: stronger the more probable it is than by guessing.
  private func color(_ answer: Answer?) -> Color {
    guard let answer else { return ClassLook.none }
    let chance = 1 / Double(max(2, answers.sample.classes))
    return ClassLook.color(answer.choice, confidence: (answer.probability - chance) / (1 - chance))
  }

  /// Draws the true classes of as many points as leave the field to be seen.
  private func drawPoints(_ x: Axis, _ y: Axis, on canvas: inout Canvas, in plot: Rect) {
    let points = answers.sample.points.prefix(plot.width * plot.height / 12)
    for (index, point) in points.enumerated() {
      let across = x.position(Double(point.x))
      let down = 1 - y.position(Double(point.y))
      guard (0..<1).contains(across), (0..<1).contains(down) else { continue }
      let label = answers.sample.labels[index]
      let (column, row) = (
        plot.x + Int(across * Double(plot.width)), plot.y + Int(down * Double(plot.height))
      )
      let glyph = ClassLook.glyph(label)
      if answers.given[index]?.choice == label {
        canvas.mark(glyph, x: column, y: row, style: Style(ClassLook.point))
      } else {
        canvas[column, row] = Cell(glyph, Style(bold: true, reversed: true))
      }
    }
  }

  private var legends: [[Span]] {
    let classes = (0..<min(ClassLook.count, answers.sample.classes)).flatMap { label in
      let ink = ClassLook.color(label, confidence: 0.7)
      let shade = String(ClassLook.shade(label))
      return [Span(shade + shade, Style(ink, on: ink)), Span(" \(ClassLook.glyph(label))  ")]
    }
    let twin = other == nil ? [] : [Span("≠ the twins differ", Palette.warning)]
    let points = Span("digits: test points by true class, ", Palette.quiet)
    let wrong = [Span("reversed", Style(bold: true, reversed: true)), Span(" wrong  ")]
    let light = Span("stronger: surer  ", Palette.quiet)
    return [
      [Span("answer ", Palette.quiet)] + classes + [light, points] + wrong + twin,
      [Span("answer ", Palette.quiet)] + classes + wrong + twin, classes + twin, classes,
    ]
  }
}
