import Drawing

/// A lecture in a box: headings above their texts, or before them where there are few rows; in a
/// single row, how to get the box back.
struct LecturePanel: Drawable {
  let lecture: Lecture
  /// Whether answers to questions are shown.
  let showsAnswer: Bool
  /// The first line of the text that is shown, from 0; what would go beyond the end stops there.
  let firstLine: Int

  /// The text, wrapped; with which line a question begins, and its answer, or what says how to see it.
  struct Text {
    var lines: [[Span]] = []
    var question = 0, answer: Int?
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.height > 1 else { return drawClosed(on: &canvas, in: rect) }
    canvas.draw(
      Box(
        title: [
          Span(isTall(rect) ? lecture.name : "\(lecture.name): \(lecture.title)", Palette.key)
        ], trailing: [Span(lecture.progress, Palette.quiet)], style: Palette.key), in: rect)
    let inner = rect.inset(dx: 2, dy: 1)
    let text = text(in: rect)
    let first = min(firstLine, lastFirstLine(in: rect))
    for (row, line) in text.lines.dropFirst(first).prefix(inner.height).enumerated() {
      canvas.write(line, x: inner.x, y: inner.y + row, width: inner.width)
      if !showsAnswer, text.answer == first + row {
        canvas.note(
          .key(.character("A")),
          in: Rect(x: inner.x, y: inner.y + row, width: line.width, height: 1))
      }
    }
    var hints: [(words: String, key: Key?)] = []
    if first + inner.height < text.lines.count {
      hints.append(("▼ more: }", .character("}")))
    } else if first > 0 {
      hints.append(("▲ back: {", .character("{")))
    }
    if lecture.offersNext { hints.append(("N next lesson", .character("N"))) }
    hints.append(("Esc hides", .escape))
    canvas.write(
      hints: hints, in: Rect(x: inner.x, y: rect.maxY - 1, width: inner.width, height: 1))
  }

  /// One row in place of the box.
  private func drawClosed(on canvas: inout Canvas, in rect: Rect) {
    canvas.write(
      [
        Span(" \(lecture.name) ", Palette.key),
        Span(" \(lecture.progress)   Esc shows its text again", Palette.quiet),
      ], x: rect.x, y: rect.y, width: rect.width)
    canvas.note(.key(.escape), in: rect)
  }

  /// The first line when the end of the text is shown in `rect`.
  func lastFirstLine(in rect: Rect) -> Int {
    max(0, text(in: rect).lines.count - rect.inset(dy: 1).height)
  }

  private func isTall(_ rect: Rect) -> Bool { rect.height >= 18 }

  /// What is written into the box `rect`.
  func text(in rect: Rect) -> Text {
    let (width, isTall) = (rect.width - 4, isTall(rect))
    var text = Text()
    func write(_ heading: String?, _ words: String) {
      let start = heading.map { isTall ? "" : "\($0): " } ?? ""
      for (row, part) in wrapped((start + words).heldTogether, width: width).enumerated() {
        let length = row == 0 ? start.unicodeScalars.count : 0
        let scalars = part.spaced.unicodeScalars
        text.lines.append([
          Span(String(String.UnicodeScalarView(scalars.prefix(length))), Palette.strong),
          Span(String(String.UnicodeScalarView(scalars.dropFirst(length)))),
        ])
      }
    }
    func begin(_ heading: String) {
      if isTall {
        if !text.lines.isEmpty { text.lines.append([]) }
        text.lines.append([Span(heading, Palette.strong)])
      }
    }
    if isTall {
      text.lines = wrapped(lecture.title.heldTogether, width: width).map {
        [Span($0.spaced, Palette.key)]
      }
    }
    for part in lecture.parts {
      let start = text.lines.count
      begin(part.heading)
      write(part.heading, part.text)
      guard let answer = part.answer else { continue }
      text.question = start
      if showsAnswer {
        begin("Answer")
        text.answer = text.lines.count
        write("Answer", answer)
      } else {
        text.answer = text.lines.count
        text.lines.append([Span("A shows the answer", Palette.quiet)])
      }
    }
    return text
  }
}
