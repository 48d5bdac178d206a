import Drawing

extension ViewState {
  /// Shows what a lesson says now, or that none is given.
  ///
  /// Where that is a new text, it is shown from its beginning, or from the question on where the answer is
  /// shown and only the text below the first heading is new; the layer that it speaks of is selected unless
  /// the user has selected another one than that of the text before. An answer that is shown stays until
  /// another lesson begins.
  package mutating func take(_ newest: Lecture?) {
    let previous = lecture
    lecture = newest
    guard let newest, newest.parts.first != previous?.parts.first else { return }
    if layer == previous?.layer ?? layer { layer = newest.layer }
    if newest.name != previous?.name { showsAnswer = false }
    let isRead = showsAnswer && newest.parts.first?.heading == previous?.parts.first?.heading
    lectureLine = isRead ? panel(of: newest).map { min($0.text.question, $0.last) } ?? 0 : 0
  }

  /// Scrolls a lesson's text by what is shown of it, less a line; shows it where it is hidden.
  mutating func turnLecture(forward: Bool) {
    guard let panel = openLecture() else { return }
    let page = max(1, panel.rect.height - 3)
    let target = min(lectureLine, panel.last) + (forward ? page : -page)
    lectureLine = min(max(0, target), panel.last)
  }

  /// Shows the answer to a lesson's question, from the question on, or hides it.
  mutating func toggleAnswer() {
    showsAnswer.toggle()
    guard let panel = openLecture() else {
      showsAnswer = false
      return
    }
    lectureLine = min(panel.text.question, panel.last)
  }

  /// Asks for the lesson after the one that is given.
  mutating func startNextLesson() {
    guard let lesson else {
      message = "no lesson is given; L lists them"
      return
    }
    guard lesson + 1 < lessons.count else {
      message = "this is the last lesson; L lists them all"
      return
    }
    wantsLesson = lesson + 1
  }

  /// Closes the help, or hides the text of a lesson, which goes on, or shows that again.
  mutating func close() {
    if help != nil {
      help = nil
    } else if lecture != nil {
      hidesLecture.toggle()
    }
  }

  /// Opens the panel of a lesson's text; says so where no lesson is given, and returns nil.
  private mutating func openLecture() -> (rect: Rect, text: LecturePanel.Text, last: Int)? {
    guard let lecture else {
      message = "no lesson is given; L lists them"
      return nil
    }
    (help, hidesLecture) = (nil, false)
    return panel(of: lecture)
  }

  /// Where the text of a lesson is shown, the text, and the first line when its end is shown; nil where
  /// there is no room or it is hidden.
  private func panel(of lecture: Lecture) -> (rect: Rect, text: LecturePanel.Text, last: Int)? {
    guard let rect = Dashboard.layout(self).panel else { return nil }
    let panel = LecturePanel(lecture: lecture, showsAnswer: showsAnswer, firstLine: 0)
    return (rect, panel.text(in: rect), panel.lastFirstLine(in: rect))
  }
}
