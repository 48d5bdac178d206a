package import Numerics

/// Some examples as the network takes them: one row of numbers and one label for each.
package struct Batch: Sendable, Equatable {
  /// Examples × inputs; grey images are scaled to 0…1 unless they are whitened.
  package let inputs: Matrix<Float>
  /// The class of each row, 0 ..< classes.
  package let labels: [Int]

  /// A batch of as many rows as labels; traps when the two counts differ.
  package init(inputs: Matrix<Float>, labels: [Int]) {
    precondition(inputs.rows == labels.count, "a batch needs a label for each row")
    self.inputs = inputs
    self.labels = labels
  }
}
