/// What a network answers to examples that it never learns from, in inference mode.
package struct Answers: Sendable, Equatable {
  /// The examples.
  package let sample: AnswerSample
  /// The answer to each of them; nil where the network's numbers are not finite.
  package let given: [Answer?]
  /// The answers over the plane where the examples are points of it.
  package let map: DecisionMap?

  /// The answers to all examples of a sample, in its order.
  package init(sample: AnswerSample, given: [Answer?], map: DecisionMap? = nil) {
    self.sample = sample
    self.given = given
    self.map = map
  }

  /// How many answers are right.
  package var right: Int { zip(given, sample.labels).count { $0?.choice == $1 } }

  /// The share of answers that are right; NaN without examples.
  package var accuracy: Double { Double(right) / Double(given.count) }

  /// How often each class was answered, for each true class a list over the answers.
  package var confusion: [[Int]] {
    let row = Array(repeating: 0, count: sample.classes)
    var counts = Array(repeating: row, count: sample.classes)
    for (answer, label) in zip(given, sample.labels) where counts.indices.contains(label) {
      guard let choice = answer?.choice, row.indices.contains(choice) else { continue }
      counts[label][choice] += 1
    }
    return counts
  }

  /// Whether the networks answer differently to each example; nil where theirs are not the same.
  package func differences(from other: Answers) -> [Bool]? {
    guard sample.labels == other.sample.labels else { return nil }
    return zip(given, other.given).map { $0?.choice != $1?.choice }
  }
}

/// The answer to one example.
package struct Answer: Sendable, Equatable {
  /// The class with the largest logit, counted from 0, the first of equals.
  package let choice: Int
  /// Its probability, by softmax over the logits.
  package let probability: Double

  /// A class and its probability.
  package init(choice: Int, probability: Double) {
    self.choice = choice
    self.probability = probability
  }
}

/// The examples that are asked, always the same in a run.
package struct AnswerSample: Sendable, Equatable {
  /// How many classes there are.
  package let classes: Int
  /// The true class of each example, counted from 0.
  package let labels: [Int]
  /// The first examples as pictures; none where they are no images.
  package let pictures: [Picture]
  /// All examples as points of the plane; none where they have more or less than two inputs.
  package let points: [SIMD2<Float>]

  /// A sample of images, or of points, or of neither.
  package init(
    classes: Int, labels: [Int], pictures: [Picture] = [], points: [SIMD2<Float>] = []
  ) {
    self.classes = classes
    self.labels = labels
    self.pictures = pictures
    self.points = points
  }
}

/// The answers to points on a grid over a part of the plane.
package struct DecisionMap: Sendable, Equatable {
  /// The ends of the part, at the outer edges of the cells.
  package let lower: SIMD2<Double>, upper: SIMD2<Double>
  /// Cells in a row, and rows.
  package let columns: Int, rows: Int
  /// The answer in the middle of each cell, row after row from the upper left.
  package let cells: [Answer?]

  /// A grid of `columns` · `rows` cells; traps unless there are as many and at least one.
  package init(
    lower: SIMD2<Double>, upper: SIMD2<Double>, columns: Int, rows: Int, cells: [Answer?]
  ) {
    precondition(columns > 0 && rows > 0 && cells.count == columns * rows, "a cell is missing")
    self.lower = lower
    self.upper = upper
    self.columns = columns
    self.rows = rows
    self.cells = cells
  }

  /// The answer at a place given in shares of the width from the left and of the height from the top.
  package func answer(acrossShare x: Double, downShare y: Double) -> Answer? {
    let column = min(max(0, Int(x * Double(columns))), columns - 1)
    let row = min(max(0, Int(y * Double(rows))), rows - 1)
    return cells[row * columns + column]
  }
}
