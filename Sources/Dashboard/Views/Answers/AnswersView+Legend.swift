extension AnswersView {
  /// What the marks of the view are.
  static func legend(_ words: LegendWords) -> [LegendEntry] {
    [
      LegendEntry(
        "7 right", "below a picture: the answer, and how probable it is by softmax",
        "# right # %", "# right"),
      LegendEntry(
        "3, is 7", "a wrong answer, then the true class; in short 3≠7", "#, is # # %", "#≠#",
        "#, is #"),
      LegendEntry("○ ≠", "the twins answer differently", "○", "≠"),
      LegendEntry(
        "matrix", "a row for each true class, a column for each answer, in examples",
        "true class down, answer across"),
      LegendEntry("right", "at the end of a row: the share of that class that is right", "right"),
      LegendEntry("map", "for points in the plane: the answer at each place", "x₁", "x₂"),
      LegendEntry("digits", "on the map: test points by their true class"),
      words.loss,
      words.test,
    ]
  }
}
