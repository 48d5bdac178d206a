/// What was seen of one network at one step: named numbers, and the distributions in its layers.
package struct Observation: Sendable, Equatable {
  /// How many mini-batches the network has learned from.
  package let step: Int
  /// The normalization, nil where there is none or none is known.
  package let normalization: NormalizationInfo?
  /// Numbers of the network as a whole, by name; what its source does not know is missing.
  package private(set) var scalars: [ScalarName: Double]
  /// The quantity that the layers' distributions are of.
  package let tap: Tap
  /// The step of the mark to which the layers' shifts and relative pictures refer.
  package let markStep: Int
  /// The layers, the one next to the data first.
  package let layers: [LayerObservation]

  /// An observation of the given parts.
  package init(
    step: Int, normalization: NormalizationInfo?, scalars: [ScalarName: Double] = [:],
    tap: Tap = .y, markStep: Int, layers: [LayerObservation]
  ) {
    self.step = step
    self.normalization = normalization
    self.scalars = scalars
    self.tap = tap
    self.markStep = markStep
    self.layers = layers
  }

  /// The number of that name, nil where it was not seen.
  package subscript(name: ScalarName) -> Double? { scalars[name] }

  /// The same observation with a test accuracy that was measured at this step.
  package func with(testAccuracy: Double) -> Observation {
    var copy = self
    copy.scalars[.testAccuracy] = testAccuracy
    return copy
  }

  /// The same observation under another learning rate.
  package func with(rate: Double) -> Observation {
    var copy = self
    copy.scalars[.rate] = rate
    return copy
  }
}

/// The name of a number of a network as a whole, as files write it.
package struct ScalarName: Hashable, Sendable, RawRepresentable {
  /// The name, as `test_loss`.
  package let rawValue: String

  /// A number called `rawValue`.
  package init(rawValue: String) { self.rawValue = rawValue }

  /// The learning rate in force.
  package static let rate = ScalarName(rawValue: "learning_rate")
  /// Mean cross-entropy of the latest training batch in nats.
  package static let trainLoss = ScalarName(rawValue: "train_loss")
  /// Share of the latest training batch that was classified rightly.
  package static let trainAccuracy = ScalarName(rawValue: "train_accuracy")
  /// Mean cross-entropy in nats on the sample of held-out examples, in inference mode.
  package static let testLoss = ScalarName(rawValue: "test_loss")
  /// Share of that sample that is classified rightly.
  package static let testAccuracy = ScalarName(rawValue: "test_accuracy")
  /// ‖∂L/∂W‖₂ over the weights of all layers for the latest training batch.
  package static let gradientNorm = ScalarName(rawValue: "gradient_norm")
  /// The change of the loss, in nats, from the network to 4 steps of gradient descent on, over the batch
  /// just learned from, when that was measured last.
  package static let lossChange = ScalarName(rawValue: "loss_change")
  /// ‖∇L' − ∇L‖₂ / ‖∇L‖₂ with ∇L' the gradient there, then.
  package static let gradientChange = ScalarName(rawValue: "gradient_change")

  /// The numbers that a trainer knows of a network as a whole, in the order of files.
  package static let ofTraining: [ScalarName] = [
    .rate, .trainLoss, .trainAccuracy, .testLoss, .testAccuracy, .gradientNorm,
    .lossChange, .gradientChange,
  ]
}
