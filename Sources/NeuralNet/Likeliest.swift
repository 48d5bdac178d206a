package import Numerics

extension Matrix where Element == Float {
  /// For each row of logits the column of the largest, the first of equals, and its probability by
  /// softmax; nil for a row with a number that is not finite.
  package func likeliest() -> [(column: Int, probability: Double)?] {
    (0..<rows).map { row in
      let logits = elements[row * columns..<(row + 1) * columns]
      guard let largest = logits.max(), logits.allSatisfy(\.isFinite),
        let best = logits.firstIndex(of: largest)
      else { return nil }
      let shifted = logits.map { $0 - largest }
      let powers = [Float](count: columns) { Float.kernels.exp(shifted, $0, columns) }
      return (best - logits.startIndex, 1 / powers.reduce(0) { $0 + Double($1) })
    }
  }
}
