package import NeuralNet

/// Some examples as the network takes them: one row of numbers and one label for each.
package struct Batch: Sendable, Equatable {
  /// Examples × inputs; grey images are scaled to 0…1 unless they are whitened, and sparse where they
  /// are mostly black.
  package let inputs: Inputs<Float>
  /// The class of each row, 0 ..< classes.
  package let labels: [Int]

  /// A batch of as many rows as labels; traps when the two counts differ.
  package init(inputs: Inputs<Float>, labels: [Int]) {
    precondition(inputs.rows == labels.count, "a batch needs a label for each row")
    self.inputs = inputs
    self.labels = labels
  }
}
