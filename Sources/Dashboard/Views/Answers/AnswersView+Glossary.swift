extension AnswersView {
  static func glossary(_ run: RunWords) -> [(String, String)] {
    [
      (
        "right",
        "how many of \(run.test), chosen once by the seed, get the right answer in inference"
      ),
      (
        "answer",
        "the class with the largest logit; below a picture, first: “7 right” or only 7 where "
          + "it is right, “3, is 7” or 3≠7 where it is wrong and 7 is the true class"
      ),
      ("%", "below a picture: the probability of the answer, by softmax over the logits"),
      (
        "matrix",
        "a row for each true class, a column for each answer: how many of the test examples; "
          + "the stronger the colour, the larger the share of the row; the diagonal is right"
      ),
      (
        "right %",
        "at the end of a row: the share of that class’s examples that is answered rightly"
      ),
      (
        "map",
        "for data in the plane: the answer at each place, in the colours of the legend, half a "
          + "cell each; the stronger the colour, the more probable it is"
      ),
      ("x₁ x₂", "the axes of the map, → and ↑: the network’s two inputs"),
      (
        "digits",
        "on the map: test points, by true class; bold and reversed where the answer is wrong"
      ),
      (
        "○",
        "the twins answer differently to this picture; at the end of a row: to so many of that class’s "
          + "examples; the share above is of all \(run.test)"
      ),
      ("≠", "on the map: the twins answer differently there"),
    ]
  }
}
