import Drawing

/// The names of lines, each beside its line's right end, and what else is said along lines, moved where
/// they would touch.
struct LineLabels {
  private let lines: [TimeLine]
  private let time: TimeAxis
  private let scale: ValueAxis
  /// How many of the longest wordings of each line are left out.
  private let level: Int
  /// The columns that the names take at the right of the lines.
  let gutter: Int

  /// The names of `lines`, in the longest wordings that take at most a third of `width` columns.
  init(lines: [TimeLine], time: TimeAxis, scale: ValueAxis, width: Int) {
    self.lines = lines
    self.time = time
    self.scale = scale
    let levels = lines.map(\.labels.count).max() ?? 0
    func gutter(_ level: Int) -> Int {
      let longest = lines.map { Self.wording($0, level).unicodeScalars.count }.max() ?? 0
      return longest == 0 ? 0 : longest + 1
    }
    level = (0..<levels).first { 3 * gutter($0) <= width } ?? max(0, levels - 1)
    self.gutter = gutter(level)
  }

  private static func wording(_ line: TimeLine, _ level: Int) -> String {
    line.labels.isEmpty ? "" : line.labels[min(level, line.labels.count - 1)]
  }

  private struct End {
    /// The words, the longest wording first.
    let wordings: [String]
    let style: Style
    let x: Int
    let y: Int
    /// Where on the scale it is, from 0 to 1.
    let position: Double
    let isStrong: Bool
    /// Whether the words stand before the end only.
    let isBefore: Bool
  }

  /// Writes the words in the cells of `plot`; names may reach beyond these, within `rect`.
  func draw(on canvas: inout Canvas, in rect: Rect, plot: Rect) {
    let ends = lines.flatMap { line -> [End] in
      let name = line.points.last { $0.value.isFinite }.flatMap {
        place([Self.wording(line, level)], $0, line, plot: plot)
      }
      let notes = line.notes.compactMap {
        place($0.wordings, $0.point, line, plot: plot, isBefore: $0.isBefore)
      }
      return notes + [name].compactMap(\.self)
    }
    // From the middle of the chart no name is pushed over the edge: those in the upper half give way
    // downwards, highest first, those in the lower half upwards, lowest first.
    for isStrong in [true, false] {
      let all = ends.filter { $0.isStrong == isStrong }.sorted { $0.position > $1.position }
      for end in all.filter({ $0.position >= 0.5 }) + all.filter({ $0.position < 0.5 }).reversed() {
        guard let free = freePlace(for: end, on: canvas, in: rect, plot: plot) else { continue }
        canvas.write(free.words, x: free.x, y: free.y, style: end.style)
      }
    }
  }

  /// The cell of a point of a line; words at one beyond the axis have an arrow.
  private func place(
    _ wordings: [String], _ point: TimeLine.Point, _ line: TimeLine, plot: Rect,
    isBefore: Bool = false
  ) -> End? {
    let (across, up) = (
      time.axis.position(Double(point.step)), scale.axis.position(scale.place(point.value))
    )
    guard across.isFinite, up.isFinite, (0...1).contains(across), wordings != [""] else {
      return nil
    }
    let arrow = up > 1 ? "↑" : up < 0 ? "↓" : ""
    return End(
      wordings: wordings.map { $0.hasSuffix("↑") ? $0 : $0 + arrow },
      style: point.look.style.bold,
      x: plot.x + Int((across * Double(2 * plot.width - 1)).rounded()) / 2,
      y: scale.axis.row(of: scale.place(point.value), in: plot), position: up,
      isStrong: line.isStrong, isBefore: isBefore)
  }

  /// The longest wording that has cells without a line or other words, at most three rows off, behind
  /// the end or else before it, and the first of these cells.
  private func freePlace(for end: End, on canvas: Canvas, in rect: Rect, plot: Rect)
    -> (words: String, x: Int, y: Int)?
  {
    for words in end.wordings {
      let width = words.unicodeScalars.count
      func isFree(_ x: Int, _ y: Int) -> Bool {
        guard y >= plot.y, y < plot.maxY, x >= plot.x, x + width <= rect.maxX else { return false }
        return (x..<x + width).allSatisfy { " ·╌┊".unicodeScalars.contains(canvas[$0, y].glyph) }
      }
      let (behind, before) = (end.x + 1, end.x - width - 1)
      for x in end.isBefore ? [before] : [behind, behind + width + 1, before] {
        for distance in [0, 1, -1, 2, -2, 3, -3] {
          let y = end.y + (end.position < 0.5 ? -distance : distance)
          if isFree(x, y) { return (words, x, y) }
        }
      }
    }
    return nil
  }
}
