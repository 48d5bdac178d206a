extension Picture {
  /// What no picture of the program may have on a screen of `width` × `height`: rows that are too
  /// long, control characters, numbers that are none, panels whose frames are broken or overlap.
  func flaws(width: Int, height: Int) -> [String] {
    var flaws: [String] = []
    if lines.count > height { flaws.append("\(lines.count) rows of \(height)") }
    for line in lines {
      if line.unicodeScalars.count > width { flaws.append("too long: \(line)") }
      if line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
        flaws.append("control characters: \(line)")
      }
      // What is no number is written n/a or –.
      if line.lowercased().contains(/(?:^|[^\p{L}])(?:nan|inf|infinity)(?:[^\p{L}]|$)/) {
        flaws.append("no number: \(line)")
      }
    }
    if text.contains("Fatal error") { flaws.append("a crash report") }
    // In ASCII the corner of a frame is no different from a plus.
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    guard width >= 60, height >= 16, !isASCII else { return flaws }
    return flaws + brokenPanels(width: width)
  }

  /// What is wrong with the panels, which lie side by side and one below the other from the top
  /// left of the body.
  private func brokenPanels(width: Int) -> [String] {
    let cells = lines.map { line in
      Array(line.unicodeScalars) + Array(repeating: " ", count: width)
    }
    if let (x, y) = overlay {
      // It covers what is below it.
      return panel(x, y, cells, width: width) == nil ? ["broken frame of what is on top"] : []
    }
    func isCorner(_ x: Int, _ y: Int) -> Bool {
      cells.indices.contains(y) && x < width && cells[y][x] == "┌"
    }
    var starts = cells.indices.dropFirst(2).first { isCorner(0, $0) }.map { [(0, $0)] } ?? []
    guard !starts.isEmpty else { return text.contains("loading") ? [] : ["no panel"] }
    var flaws: [String] = []
    var seen: [(x: Range<Int>, y: Range<Int>)] = []
    while let (x, y) = starts.popLast() {
      let isKnown = seen.contains { $0.x.lowerBound == x && $0.y.lowerBound == y }
      guard !isKnown, flaws.count < 5 else { continue }
      guard let (right, bottom) = panel(x, y, cells, width: width) else {
        flaws.append("broken frame at column \(x), row \(y)")
        continue
      }
      let (across, down) = (x..<right + 1, y..<bottom + 1)
      if seen.contains(where: { $0.x.overlaps(across) && $0.y.overlaps(down) }) {
        flaws.append("overlapping frames at column \(x), row \(y)")
      }
      seen.append((across, down))
      // A higher frame may go on there.
      if right + 1 < width, !isCorner(right + 1, y), cells[y][right + 1] != "│" {
        flaws.append("no frame at column \(right + 1), row \(y)")
      }
      for (x, y) in [(right + 1, y), (x, bottom + 1)] where isCorner(x, y) { starts.append((x, y)) }
    }
    return flaws
  }

  /// Where the frame of the settings or of the list of lessons begins, if one is open.
  private var overlay: (x: Int, y: Int)? {
    for (y, line) in lines.enumerated() {
      guard let place = line.firstRange(of: /┌ (?:Settings|Lessons)\h/) else { continue }
      return (line[..<place.lowerBound].unicodeScalars.count, y)
    }
    return nil
  }

  /// The right and the bottom edge of the frame that begins at `x`, `y`, if it is whole.
  private func panel(
    _ x: Int, _ y: Int, _ cells: [[Unicode.Scalar]], width: Int
  ) -> (right: Int, bottom: Int)? {
    guard let bottom = cells.indices.dropFirst(y + 1).first(where: { cells[$0][x] != "│" }),
      cells[bottom][x] == "└",
      let right = (x + 1..<width).first(where: { cells[y][$0] == "┐" || cells[bottom][$0] == "┘" }),
      cells[y][right] == "┐", cells[bottom][right] == "┘",
      (y + 1..<bottom).allSatisfy({ cells[$0][right] == "│" })
    else { return nil }
    return (right, bottom)
  }
}
