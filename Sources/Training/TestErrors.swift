import Datasets
import NeuralNet
import Numerics

/// The errors of a network's answers to examples that come in parts.
struct TestErrors: Sendable {
  /// How many parts there were.
  private(set) var parts = 0
  private var loss = 0.0, correct = 0, count = 0

  /// Counts in the answers to one more part.
  mutating func add(_ errors: CrossEntropy<Float>) {
    loss += errors.loss * Double(errors.gradient.rows)
    correct += errors.correct
    count += errors.gradient.rows
    parts += 1
  }

  /// Mean cross-entropy in nats and share of right answers; both NaN without examples.
  var value: (loss: Double, accuracy: Double) {
    (loss / Double(count), Double(correct) / Double(count))
  }
}

extension Network<Float> {
  /// The errors of the answers to a batch.
  func errors(on batch: Batch, mode: Mode) -> CrossEntropy<Float> {
    CrossEntropy(logits: forward(batch.inputs, mode: mode).logits, labels: batch.labels)
  }

  /// Mean cross-entropy in nats and share of right answers over `batches`, in inference mode; both
  /// NaN without examples.
  func errors(on batches: some Sequence<Batch>) -> (loss: Double, accuracy: Double) {
    var test = TestErrors()
    for batch in batches { test.add(errors(on: batch, mode: .inference)) }
    return test.value
  }
}
