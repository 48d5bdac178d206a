/// The rows of labels that stand one above the other in a given order.
enum LabelRows {
  /// A label: the rows in which it may stand, each with what that costs, and what it costs to leave the
  /// label out.
  typealias Label = (choices: [(row: Int, cost: Double)], omission: Double)

  /// Which of its choices each of `labels`, the uppermost first, gets so that every one stands below
  /// those before it and all costs together are least; nil for one that is left out.
  static func best(_ labels: [Label]) -> [Int?] {
    let rows = labels.flatMap { $0.choices.map(\.row) }
    guard let first = rows.min(), let last = rows.max() else { return labels.map { _ in nil } }
    // For each row: the least cost of the labels from one on, in that row and below it.
    var costs = [Double](repeating: 0, count: last - first + 2)
    var picks: [[Int?]] = []
    for label in labels.reversed() {
      let below = costs
      var pick = [Int?](repeating: nil, count: costs.count)
      for row in costs.indices {
        costs[row] = label.omission + below[row]
        for (index, choice) in label.choices.enumerated() where choice.row >= first + row {
          let cost = choice.cost + below[choice.row - first + 1]
          if cost < costs[row] { (costs[row], pick[row]) = (cost, index) }
        }
      }
      picks.append(pick)
    }
    var free = 0
    return zip(labels, picks.reversed()).map { label, pick in
      guard let index = pick[free] else { return nil }
      free = label.choices[index].row - first + 1
      return index
    }
  }
}
