import Drawing

extension PlotSheet {
  /// User units in a millimetre of print.
  private static let unitsPerMillimetre = 780.0 / Double(Width.page.rawValue)
  /// The height of a row of charts, in user units; less in a column, where rows are more.
  private var rowHeight: Double { width == .page ? 252 : 214 }

  /// The sheet as an SVG picture: real text, black on white, as wide in print as `width` says.
  ///
  /// Text is 11 user units high, which is 7 points in print.
  package var svg: String {
    let width = (Double(self.width.rawValue) * Self.unitsPerMillimetre).rounded()
    let lines = wrapped(caption, width: Int(width * 136 / 780))
    let rows = stride(from: 0, to: plots.count, by: columns).map {
      $0..<min($0 + columns, plots.count)
    }
    // All charts are as wide as each other; what stands beside those that are one below the other takes
    // what one of them needs.
    let margins = plots.indices.map { index in
      let stacked = plots.indices.filter { $0 % columns == index % columns }.map { plots[$0] }
      return (
        left: stacked.map { $0.y.name.isEmpty ? 36.0 : 56.0 }.max() ?? 0,
        right: stacked.map { $0.rightMargin(self.width) }.max() ?? 0
      )
    }
    let taken = rows.map { $0.reduce(8) { $0 + margins[$1].left + margins[$1].right } }.max() ?? 0
    let plotWidth = max(40, (width - taken) / Double(min(columns, plots.count)))
    var charts = ""
    var height = 0.0
    for indices in rows {
      var frames: [PlotFrame] = []
      var left = 0.0
      for index in indices {
        left += margins[index].left
        frames.append(
          PlotFrame(left: left, top: height + 30, width: plotWidth, height: rowHeight - 80))
        left += plotWidth + margins[index].right
      }
      let above =
        zip(indices, frames).map { index, frame in
          plots[index].legendPlace(in: frame) == .above ? plots[index].legendHeight : 0
        }.max() ?? 0
      for (index, frame) in zip(indices, frames) {
        charts += plots[index].svg(in: frame.lowered(by: above), clip: "plot\(index + 1)")
      }
      height += rowHeight + above
    }
    let total = height + 15 * Double(lines.count) + 14
    let words = lines.enumerated().map { row, line in
      SVG.text(
        line, x: 14, y: height + 20 + 15 * Double(row), "font-size=\"10.5\"", color: "#333333")
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(self.width.rawValue)mm" \
      height="\(SVG.number(total / Self.unitsPerMillimetre))mm" viewBox="0 0 \(SVG.number(width)) \(SVG.number(total))" \
      role="img" font-family="Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif" \
      font-size="11">
      <title>\(summary.escapedForXML)</title>
      <desc>\(caption.escapedForXML)</desc>
      <rect width="100%" height="100%" fill="#ffffff"/>
      \(charts + words.joined())</svg>

      """
  }
}

/// The rectangle between a chart's axes, in user units.
struct PlotFrame {
  let left: Double, top: Double, width: Double, height: Double
  /// What is kept free for legends between the title and the axes, which the legends then are in.
  var above = 0.0

  var right: Double { left + width }
  var bottom: Double { top + height }

  /// The rectangle so much further down, with as much room above it for legends.
  func lowered(by above: Double) -> PlotFrame {
    PlotFrame(left: left, top: top + above, width: width, height: height, above: above)
  }

  /// Where a share of the width is, 0 at the left.
  func x(_ share: Double) -> Double { left + share * width }
  /// Where a share of the height is, 0 at the bottom.
  func y(_ share: Double) -> Double { bottom - share * height }
}

/// Elements of an SVG picture, one a line.
enum SVG {
  /// `value` to a hundredth of a unit.
  static func number(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  /// A straight line.
  static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, color: String, width: Double = 1,
    _ more: String = ""
  ) -> String {
    "<line x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\" "
      + "stroke=\"\(color)\" stroke-width=\"\(number(width))\"\(more.isEmpty ? "" : " " + more)/>\n"
  }

  /// Text from `x` on the baseline `y`, with further attributes.
  static func text(
    _ words: String, x: Double, y: Double, _ more: String = "", color: String = "#000000"
  ) -> String {
    "<text x=\"\(number(x))\" y=\"\(number(y))\" fill=\"\(color)\"\(more.isEmpty ? "" : " " + more)>"
      + words.escapedForXML + "</text>\n"
  }

  /// The commands of a path through `points`; one that is not finite interrupts it.
  static func path(_ points: [(x: Double, y: Double)]) -> String {
    var commands = ""
    var isDrawing = false
    for (x, y) in points {
      guard x.isFinite, y.isFinite else {
        isDrawing = false
        continue
      }
      commands += (isDrawing ? "L" : "M") + number(x) + " " + number(y)
      isDrawing = true
    }
    return commands
  }
}

extension String {
  /// The text with what XML reserves as entities.
  var escapedForXML: String { unicodeScalars.map(\.escapedForXML).joined() }
}
