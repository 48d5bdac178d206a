import Drawing

/// What stands beside the view while a lesson runs.
package struct Lecture: Equatable, Sendable {
  /// A heading and a text.
  package struct Part: Equatable, Sendable {
    /// The heading, a word or two.
    let heading: String
    /// The text.
    let text: String
    /// How soon it gets room, 1 first.
    let rank: Int

    /// A part of the given importance, 1 first.
    package init(_ heading: String, _ text: String, rank: Int) {
      self.heading = heading
      self.text = text
      self.rank = rank
    }
  }

  /// Which lesson it is, in a word and a number.
  package let name: String
  /// What the lesson is about.
  package let title: String
  /// How far it has come.
  package let progress: String
  /// What is to be read, from top to bottom.
  package let parts: [Part]

  /// A lecture of the given parts.
  package init(name: String, title: String, progress: String, parts: [Part]) {
    self.name = name
    self.title = title
    self.progress = progress
    self.parts = parts
  }
}

/// A lecture in a box: headings above their texts, or before them where there are few rows.
struct LecturePanel: Drawable {
  let lecture: Lecture

  /// The room of the panel beside or below the view in `rect`, and what is left for the view.
  static func split(_ rect: Rect) -> (view: Rect, panel: Rect) {
    if rect.width >= 116 {
      let (view, panel) = rect.splitLeft(rect.width - min(52, rect.width / 3))
      return (view, panel)
    }
    let (view, panel) = rect.splitTop(rect.height - min(9, max(6, rect.height / 3)))
    return (view, panel)
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    var rest = rect.inset(dx: 2, dy: 1)
    let isTall = rest.height >= 16
    canvas.draw(
      Box(
        title: [Span(isTall ? lecture.name : "\(lecture.name): \(lecture.title)", Palette.key)],
        trailing: [Span(lecture.progress, Palette.quiet)], style: Palette.key), in: rect)
    if isTall {
      let rows = canvas.write(lecture.title, wrappedIn: rest, style: Palette.key)
      rest = rest.splitTop(rows + 1).rest
    }
    for part in fitting(rest, isTall: isTall) {
      if isTall {
        canvas.write(part.heading, x: rest.x, y: rest.y, width: rest.width, style: Palette.strong)
        rest = rest.splitTop(1).rest
      }
      let rows = canvas.write(words(of: part, isTall: isTall), wrappedIn: rest)
      rest = rest.splitTop(rows + (isTall ? 1 : 0)).rest
    }
  }

  private func words(of part: Lecture.Part, isTall: Bool) -> String {
    isTall ? part.text : "\(part.heading): \(part.text)"
  }

  /// The most important parts that have room, in their order; the first one in any case.
  private func fitting(_ rect: Rect, isTall: Bool) -> [Lecture.Part] {
    var room = rect.height
    var chosen: [Lecture.Part] = []
    for part in lecture.parts.sorted(by: { $0.rank < $1.rank }) {
      let lines = wrapped(words(of: part, isTall: isTall), width: rect.width).count
      let rows = lines + (isTall ? 1 : 0)
      guard rows <= room || chosen.isEmpty else { continue }
      chosen.append(part)
      room -= rows + (isTall ? 1 : 0)
    }
    return lecture.parts.filter(chosen.contains)
  }
}
