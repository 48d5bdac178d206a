/// The share of right answers that one network gives to the same test examples by three kinds of
/// statistics, each from 0 to 1.
///
/// Only a network whose normalization takes statistics of the batch has more than one.
package struct AccuracyModes: Sendable, Equatable {
  /// As in training: each mini-batch of test examples is normalized by its own statistics.
  package let batch: Double
  /// As in use: by the moving averages.
  package let running: Double
  /// By statistics that many mini-batches of training examples give with the weights held fixed
  /// [Ioffe & Szegedy 2015, algorithm 2].
  package let retaken: Double
  /// How many test examples that is of.
  package let examples: Int
  /// The step of the network.
  package let step: Int

  /// Accuracies on `examples` test examples after `step` steps.
  package init(batch: Double, running: Double, retaken: Double, examples: Int, step: Int) {
    (self.batch, self.running, self.retaken) = (batch, running, retaken)
    (self.examples, self.step) = (examples, step)
  }
}
