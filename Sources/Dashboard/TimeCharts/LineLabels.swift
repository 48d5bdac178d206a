import Drawing

/// The names of lines, each beside its line's right end, in the order in which the lines end, and what
/// else is said along lines; moved by up to three rows where they would touch.
struct LineLabels {
  private let lines: [TimeLine]
  private let time: TimeAxis
  private let scale: ValueAxis
  /// How many of the longest wordings of each line are left out.
  private let level: Int
  /// The columns that the names take at the right of the lines: none while all have room behind the
  /// ends of the lines.
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
    let level = (0..<levels).first { 3 * gutter($0) <= width } ?? max(0, levels - 1)
    self.level = level
    let hasRoom = lines.allSatisfy { line in
      let across = Self.end(of: line).map { time.axis.position(Double($0.step)) }
      guard let across, (0...1).contains(across) else { return true }
      let length = Self.wording(line, level).unicodeScalars.count
      return Self.column(across, width: width) + 1 + length <= width
    }
    self.gutter = hasRoom ? 0 : gutter(level)
  }

  private static func wording(_ line: TimeLine, _ level: Int) -> String {
    line.labels.isEmpty ? "" : line.labels[min(level, line.labels.count - 1)]
  }

  private static func end(of line: TimeLine) -> TimeLine.Point? {
    line.points.last { $0.value.isFinite }
  }

  /// The column in which a chart `width` columns wide has a point, from its place on the time axis.
  private static func column(_ across: Double, width: Int) -> Int {
    Int((across * Double(2 * width - 1)).rounded()) / 2
  }

  private struct End {
    /// The words, the longest wording first.
    let wordings: [String]
    let style: Style
    let x: Int
    let y: Int
    /// The row with its fraction, from the top of the canvas.
    let height: Double
    /// Where on the scale it is, from 0 to 1, or beyond.
    let position: Double
    let isStrong: Bool
    /// Whether the words stand before the end only.
    let isBefore: Bool

    /// The columns behind the end that the longest wording takes.
    var columns: Range<Int> {
      x + 1..<x + 1 + (wordings.map(\.unicodeScalars.count).max() ?? 0)
    }
  }

  /// A place for words, and how bad it is.
  private struct Place {
    let words: String
    let x: Int, y: Int
    let cost: Double
  }

  /// Writes the words in the cells of `plot`; names may reach beyond these, within `rect`.
  ///
  /// Where not all have room, those of strong lines are the last to be left out.
  func draw(on canvas: inout Canvas, in rect: Rect, plot: Rect) {
    let ends = lines.flatMap { line -> [End] in
      let name = Self.end(of: line).flatMap {
        place([Self.wording(line, level)], $0, line, plot: plot)
      }
      let notes = line.notes.compactMap {
        place($0.wordings, $0.point, line, plot: plot, isBefore: $0.isBefore)
      }
      return notes + [name].compactMap(\.self)
    }
    let before = ends.filter(\.isBefore).map { [$0] }
    for stack in Self.stacks(ends.filter { !$0.isBefore }) + before {
      let places = stack.map { freePlaces(for: $0, on: canvas, in: rect, plot: plot) }
      let chosen = LabelRows.best(
        zip(stack, places).map { end, places in
          (places.map { ($0.y, $0.cost) }, end.isStrong ? 1e6 : 1e4)
        })
      for ((end, places), choice) in zip(zip(stack, places), chosen) {
        guard let place = choice.map({ places[$0] }) else { continue }
        canvas.write(place.words, x: place.x, y: place.y, style: end.style)
      }
    }
  }

  /// The ends whose words share columns, from the highest to the lowest.
  private static func stacks(_ ends: [End]) -> [[End]] {
    var stacks: [[End]] = []
    var reach = Int.min
    for end in ends.sorted(by: { $0.x < $1.x }) {
      if end.columns.lowerBound >= reach { stacks.append([]) }
      stacks[stacks.count - 1].append(end)
      reach = max(reach, end.columns.upperBound)
    }
    return stacks.map { $0.sorted { $0.position > $1.position } }
  }

  /// The cell of a point of a line; words at one beyond the axis have an arrow.
  private func place(
    _ wordings: [String], _ point: TimeLine.Point, _ line: TimeLine, plot: Rect,
    isBefore: Bool = false
  ) -> End? {
    let value = scale.place(point.value)
    let (across, up) = (time.axis.position(Double(point.step)), scale.axis.position(value))
    guard across.isFinite, up.isFinite, (0...1).contains(across), wordings != [""] else {
      return nil
    }
    let arrow = up > 1 ? "↑" : up < 0 ? "↓" : ""
    return End(
      wordings: wordings.map { $0.hasSuffix("↑") ? $0 : $0 + arrow },
      style: point.look.style.bold, x: plot.x + Self.column(across, width: plot.width),
      y: scale.axis.row(of: value, in: plot),
      height: Double(plot.y)
        + (Double(scale.axis.dot(of: value, rows: plot.height)) + 0.5) / 4,
      position: up, isStrong: line.isStrong, isBefore: isBefore)
  }

  /// The cells without a line or other words, at most three rows off, behind the end or else before it:
  /// the longer the wording, the better, then those behind the end, then the nearer ones.
  private func freePlaces(for end: End, on canvas: Canvas, in rect: Rect, plot: Rect) -> [Place] {
    end.wordings.enumerated().flatMap { shortness, words -> [Place] in
      let width = words.unicodeScalars.count
      let starts = end.isBefore ? [end.x - width - 1] : [end.x + 1, end.x - width - 1]
      func isFree(_ x: Int, _ y: Int) -> Bool {
        guard x >= plot.x, x + width <= rect.maxX else { return false }
        return (x..<x + width).allSatisfy { " ·╌┊".unicodeScalars.contains(canvas[$0, y].glyph) }
      }
      return (max(plot.y, end.y - 3)..<min(plot.maxY, end.y + 4)).compactMap { y in
        guard let side = starts.indices.first(where: { isFree(starts[$0], y) }) else { return nil }
        let distance = Double(y) + 0.5 - end.height
        return Place(
          words: words, x: starts[side], y: y,
          cost: Double(100 * shortness + 20 * side) + distance * distance)
      }
    }
  }
}
