/// A change of the test images that the training images do not have: a covariate shift.
package struct TestShift: Sendable, Hashable {
  /// What is changed.
  package enum Kind: String, CaseIterable, Sendable {
    /// Nothing; a number that is added to every pixel; normal noise; a Gaussian blur.
    case none, brightness, noise, blur
  }

  /// What is changed.
  package let kind: Kind
  /// What is added to a pixel of 0…1, the σ of the noise in pixels of 0…1, or the σ of the blur in
  /// pixels of the image; 0 where nothing is changed.
  package let amount: Double

  /// Images as they are.
  package static let none = TestShift(.none, 0)

  /// A change by `amount`.
  package init(_ kind: Kind, _ amount: Double) { (self.kind, self.amount) = (kind, amount) }
}

/// What a change of the test images does to the share of right answers (0…1), and what comes of
/// statistics that are retaken.
package struct ShiftTest: Sendable, Equatable {
  /// The change.
  package let shift: TestShift
  /// The accuracy on the test images as they are, and on the changed ones, as in use: by the moving
  /// averages where the normalization has such.
  package let unchanged: Double, changed: Double
  /// The accuracy on the changed ones by statistics that are retaken from just these; nil where the
  /// normalization takes none of the batch.
  ///
  /// That needs no labels and no learning [AdaBN, Li 2016].
  package let retaken: Double?
  /// How many test images that is of.
  package let examples: Int
  /// The step of the network.
  package let step: Int

  /// Accuracies on `examples` test images after `step` steps.
  package init(
    shift: TestShift, unchanged: Double, changed: Double, retaken: Double?, examples: Int,
    step: Int
  ) {
    (self.shift, self.unchanged, self.changed) = (shift, unchanged, changed)
    (self.retaken, self.examples, self.step) = (retaken, examples, step)
  }
}
