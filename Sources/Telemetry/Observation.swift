package import Statistics

/// What was seen of one network at one step.
package struct Observation: Sendable, Equatable {
  /// How many mini-batches the network has learned from.
  package let step: Int
  /// The learning rate in force.
  package private(set) var rate: Double
  /// The name of the normalization, as `none` or `batch`.
  package let normalization: String
  /// Mean cross-entropy of the latest training batch in nats, nil before the first.
  package let trainLoss: Double?
  /// Share of the latest training batch that was classified rightly, nil before the first.
  package let trainAccuracy: Double?
  /// Mean cross-entropy in nats on the sample of held-out examples, in inference mode.
  package let testLoss: Double
  /// Share of that sample that is classified rightly.
  package let testAccuracy: Double
  /// ‖∂L/∂W‖₂ over the weights of all layers for the latest training batch, nil before the first.
  package let gradientNorm: Double?
  /// The step of the mark to which the layers' shifts and relative pictures refer.
  package let markStep: Int
  /// The hidden layers, the one next to the data first.
  package let layers: [LayerObservation]

  /// An observation of the given parts.
  package init(
    step: Int, rate: Double, normalization: String, trainLoss: Double?, trainAccuracy: Double?,
    testLoss: Double, testAccuracy: Double, gradientNorm: Double?, markStep: Int,
    layers: [LayerObservation]
  ) {
    self.step = step
    self.rate = rate
    self.normalization = normalization
    self.trainLoss = trainLoss
    self.trainAccuracy = trainAccuracy
    self.testLoss = testLoss
    self.testAccuracy = testAccuracy
    self.gradientNorm = gradientNorm
    self.markStep = markStep
    self.layers = layers
  }

  /// The same observation under another learning rate.
  package func with(rate: Double) -> Observation {
    var copy = self
    copy.rate = rate
    return copy
  }
}

/// What was seen of the pre-activations of one layer over the probe.
package struct LayerObservation: Sendable, Equatable {
  /// All units together.
  package let pooled: Distribution
  /// All units together, each as its deviation from its mean at the mark, in its own σ there.
  package let relative: Distribution
  /// How many units are left out of `relative` because they did not vary at the mark.
  package let leftOut: Int
  /// The unit whose shift since the mark is the layer's median.
  package let typical: UnitObservation
  /// The share of values at which the nonlinearity's slope is below 5 % of its maximum; for ReLU
  /// the share at which it is 0.
  package let saturated: Double
  /// The shift since the mark.
  package let shift: Shift
  /// The shift over the latest full window, nil before the first is full.
  package let windowShift: Shift?

  /// An observation of the given parts.
  package init(
    pooled: Distribution, relative: Distribution, leftOut: Int, typical: UnitObservation,
    saturated: Double, shift: Shift, windowShift: Shift?
  ) {
    self.pooled = pooled
    self.relative = relative
    self.leftOut = leftOut
    self.typical = typical
    self.saturated = saturated
    self.shift = shift
    self.windowShift = windowShift
  }
}

/// What was seen of one unit.
package struct UnitObservation: Sendable, Equatable {
  /// The unit, counted from 0.
  package let unit: Int
  /// Its pre-activations over the probe.
  package let now: Distribution
  /// The same at the mark.
  package let mark: Distribution
  /// W₁ between the two.
  package let shift: Double

  /// An observation of the given parts.
  package init(unit: Int, now: Distribution, mark: Distribution, shift: Double) {
    self.unit = unit
    self.now = now
    self.mark = mark
    self.shift = shift
  }
}
