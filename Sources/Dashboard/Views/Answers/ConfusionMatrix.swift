import Drawing
import Telemetry

/// How often each class was answered: a row for each true class, a column for each answer.
struct ConfusionMatrix: Drawable {
  private let counts: [[Int]]
  /// The share of each class’s examples that the twin answers differently; nil without a twin.
  private let differing: [Double]?
  private let ramp = ColorRamp.viridis

  /// The answers, and to which of them the twin’s is another one, if there is a twin.
  init(_ answers: Answers, differences: [Bool]? = nil) {
    counts = answers.confusion
    let labels = answers.sample.labels
    differing = differences.map { differences in
      (0..<answers.sample.classes).map { label in
        let own = zip(differences, labels).filter { $0.1 == label }
        return Double(own.count { $0.0 }) / Double(own.count)
      }
    }
  }

  /// The rows that it takes: a title, the answers, the true classes.
  var height: Int { counts.count + 2 }

  /// The columns in front of the counts, and behind them.
  private var gutter: Int { "\(counts.count)".count + 1 }
  private let tail = 7

  /// The columns of a count: enough for the largest and a gap, as wide as leaves room for all shares
  /// if one does; or two without numbers.
  private func columns(_ width: Int) -> Int? {
    let digits = "\(counts.joined().max() ?? 0)".count
    let tails = tail * (differing == nil ? 1 : 2)
    func fits(_ size: Int) -> Bool { gutter + size * counts.count <= width }
    return [digits + 2, digits + 1].first { gutter + $0 * counts.count + tails <= width }
      ?? [digits + 2, digits + 1, 2].first(where: fits)
  }

  /// Whether it can be drawn in so many columns.
  func fits(_ width: Int) -> Bool { columns(width) != nil }

  /// The fewest columns with numbers, or without, if there are so many; nil where they are too few.
  func width(within width: Int) -> Int? {
    let digits = "\(counts.joined().max() ?? 0)".count
    return [digits + 1, 2].map { gutter + $0 * counts.count }.first { $0 <= width }
      .map { $0 + min((width - $0) / tail, differing == nil ? 1 : 2) * tail }
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard let size = columns(rect.width), rect.height > 2 else { return }
    let isNumeric = size > "\(counts.joined().max() ?? 0)".count
    let titles = [
      "true class down, answer across: examples, shaded by √ of their share of the row",
      "true class down, answer across: examples", "true down, answer across", "true \\ answer",
    ]
    canvas.write(
      titles.fitting(rect.width), x: rect.x, y: rect.y, width: rect.width, style: Palette.quiet)
    let (head, body) = rect.splitTop(1).rest.splitTop(1)
    for column in counts.indices {
      canvas.write(
        "\(column)", x: head.x + gutter + column * size, y: head.y, width: size - 1,
        style: Palette.strong, alignment: .trailing)
    }
    let end = rect.x + gutter + counts.count * size
    let hasShares = rect.maxX - end >= tail
    if hasShares { canvas.write("  right", x: end, y: head.y, style: Palette.quiet) }
    let shown = rect.maxX - end >= 2 * tail ? differing : nil
    if shown != nil {
      canvas.write(
        "○", x: end + tail, y: head.y, width: tail, style: Palette.warning, alignment: .trailing)
    }
    for (row, counts) in counts.enumerated().prefix(body.height) {
      let y = body.y + row
      canvas.write(
        "\(row)", x: rect.x, y: y, width: gutter - 1, style: Palette.strong, alignment: .trailing)
      let total = counts.reduce(0, +)
      for (column, count) in counts.enumerated() {
        let place = Rect(x: rect.x + gutter + column * size, y: y, width: size, height: 1)
        draw(count, of: total, isNumeric, isRight: row == column, on: &canvas, in: place)
      }
      guard hasShares, total > 0 else { continue }
      canvas.write(
        percent(Double(counts[row]) / Double(total)), x: end, y: y, width: tail,
        alignment: .trailing)
      guard let shown, shown[row].isFinite else { continue }
      canvas.write(
        percent(shown[row]), x: end + tail, y: y, width: tail,
        style: shown[row] > 0 ? Palette.warning : .plain, alignment: .trailing)
    }
  }

  private func draw(
    _ count: Int, of total: Int, _ isNumeric: Bool, isRight: Bool, on canvas: inout Canvas,
    in rect: Rect
  ) {
    // Errors are few beside what is right; by their root few and some are told apart.
    let shade = (Double(count) / Double(max(1, total))).squareRoot()
    let last = ramp.count - 1
    let level = count == 0 ? 0 : max(1, Int((shade * Double(last)).rounded()))
    guard isNumeric else {
      return canvas.fill(rect, with: Heatmap.cell(upper: level, lower: level, ramp: ramp))
    }
    let ink = ramp.ink(on: level)
    canvas.fill(rect, with: Cell(" ", Style(ink, on: ramp.color(level))))
    let number = count == 0 ? "·" : "\(count)"
    canvas.write(
      number, x: rect.x, y: rect.y, width: rect.width - 1,
      style: Style(ink, on: ramp.color(level), bold: isRight), alignment: .trailing)
  }
}
