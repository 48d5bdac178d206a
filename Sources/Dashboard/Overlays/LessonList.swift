import Drawing

extension ListPanel {
  /// The lessons, one of them selected.
  init(lessons titles: [String], line: Int) {
    self.init(
      list: .lessons, title: "Lessons", lines: titles.map { [Span($0)] }, selected: line,
      hints: [("↑↓ choose", nil), ("Enter starts", .enter), ("Esc cancels", .escape)])
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
