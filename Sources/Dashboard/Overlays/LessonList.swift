import Drawing

/// The lessons in a box over the middle of the view, one of them selected.
struct LessonList: Drawable {
  let titles: [String]
  /// The selected line, from 0.
  let line: Int

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let widest = titles.map(\.unicodeScalars.count).max() ?? 0
    let box = rect.middle(Size(width: max(44, widest + 11), height: titles.count + 4))
    canvas.cover(with: box)
    canvas.draw(Box(title: [Span("Lessons", Palette.strong)], style: Palette.rule), in: box)
    let (list, foot) = box.inset(dx: 2, dy: 1).splitTop(box.height - 3)
    let first = min(max(0, line - list.height / 2), max(0, titles.count - list.height))
    for (row, title) in titles.enumerated().dropFirst(first).prefix(list.height) {
      let isSelected = row == line
      let number = "\(row + 1)"
      let gap = String(repeating: " ", count: max(0, 3 - number.count))
      canvas.write(
        [
          Span(isSelected ? "▸" : " ", Palette.key), Span("\(gap)\(number)  ", Palette.quiet),
          Span(title, isSelected ? Palette.strong : .plain),
        ], x: list.x, y: list.y + row - first, width: list.width)
      canvas.note(
        .line(row), in: Rect(x: list.x, y: list.y + row - first, width: list.width, height: 1))
    }
    canvas.write(
      hints: [("↑↓ choose", nil), ("Enter starts", .enter), ("Esc cancels", .escape)],
      in: Rect(x: foot.x, y: foot.maxY - 1, width: foot.width, height: 1))
  }
}

extension ViewState {
  /// Opens the list of lessons at the one that comes next.
  mutating func openLessons() {
    guard !lessons.isEmpty else {
      message = "there are no lessons here"
      return
    }
    lessonLine = lesson.map { min($0 + 1, lessons.count - 1) } ?? 0
  }

  /// Takes a key while the list of lessons is open.
  mutating func chooseLesson(_ key: Key, at line: Int) {
    switch key {
    case .up, .character("k"): lessonLine = max(0, line - 1)
    case .down, .character("j"): lessonLine = min(lessons.count - 1, line + 1)
    case .home: lessonLine = 0
    case .end: lessonLine = lessons.count - 1
    case .enter:
      lessonLine = nil
      wantsLesson = line
    case .escape, .character("L"), .character("q"), .control: lessonLine = nil
    default: break
    }
  }
}
