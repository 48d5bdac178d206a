import Drawing

/// The lists whose lines are chosen, by a key or a click.
enum ChoiceList: Int {
  case lessons, runs, settings, legend
}

extension Canvas {
  /// Lets a click into `rect` choose a line of `list`, counted from 0.
  mutating func note(line: Int, of list: ChoiceList, in rect: Rect) {
    note(.line(line, of: list.rawValue), in: rect)
  }
}
