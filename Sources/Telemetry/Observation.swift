package import Statistics

/// What was seen of one network at one step.
package struct Observation: Sendable, Equatable {
  /// How many mini-batches the network has learned from.
  package private(set) var step: Int
  /// The learning rate in force.
  package private(set) var rate: Double
  /// The normalization, nil where there is none.
  package let normalization: NormalizationInfo?
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
  /// The quantity that the layers' distributions are of.
  package let tap: Tap
  /// The step of the mark to which the layers' shifts and relative pictures refer.
  package let markStep: Int
  /// The hidden layers, the one next to the data first.
  package let layers: [LayerObservation]

  /// An observation of the given parts.
  package init(
    step: Int, rate: Double, normalization: NormalizationInfo?, trainLoss: Double?,
    trainAccuracy: Double?,
    testLoss: Double, testAccuracy: Double, gradientNorm: Double?, tap: Tap = .y, markStep: Int,
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
    self.tap = tap
    self.markStep = markStep
    self.layers = layers
  }

  /// The same observation, taken for one of another step.
  package func at(step: Int) -> Observation {
    var copy = self
    copy.step = step
    return copy
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
  /// One summary per unit.
  package let units: [UnitSummary]
  /// The gradient of the layer's weights, nil before the first batch.
  package let gradient: WeightGradient?
  /// How the gradient shifted at the latest multiple of the window, nil before the first and in the
  /// layer next to the data, which has no earlier layers.
  package let gradientShift: GradientShift?
  /// How large the layer's parameters are, nil where that is not known.
  package let parameters: ParameterNorms?

  /// An observation of the given parts.
  package init(
    pooled: Distribution, relative: Distribution, leftOut: Int, typical: UnitObservation,
    saturated: Double, shift: Shift, windowShift: Shift?, units: [UnitSummary] = [],
    gradient: WeightGradient? = nil, gradientShift: GradientShift? = nil,
    parameters: ParameterNorms? = nil
  ) {
    self.pooled = pooled
    self.relative = relative
    self.leftOut = leftOut
    self.typical = typical
    self.saturated = saturated
    self.shift = shift
    self.windowShift = windowShift
    self.units = units
    self.gradient = gradient
    self.gradientShift = gradientShift
    self.parameters = parameters
  }
}

/// What is kept of one unit's values over the probe.
package struct UnitSummary: Sendable, Equatable {
  /// Quantiles at 15, 50 and 85 %.
  package let q15: Float, q50: Float, q85: Float
  /// The mean and the biased standard deviation.
  package let mean: Float, sigma: Float
  /// The share of pre-activations at which the nonlinearity is saturated, or for ReLU inactive.
  package let saturated: Float
  /// W₁ since the mark.
  package let shift: Float

  /// A summary of the given parts.
  package init(
    q15: Float, q50: Float, q85: Float, mean: Float, sigma: Float, saturated: Float, shift: Float
  ) {
    (self.q15, self.q50, self.q85) = (q15, q50, q85)
    (self.mean, self.sigma, self.saturated, self.shift) = (mean, sigma, saturated, shift)
  }
}

/// The gradient of one layer's weights for the latest training batch.
package struct WeightGradient: Sendable, Equatable {
  /// ‖∂L/∂W‖₂.
  package let norm: Double
  /// std(ΔW) / std(W) of the step that was made, whatever the update rule: how large it is beside what
  /// it changes; about 1e-3 is a common guide [Karpathy, CS231n].
  package let updateRatio: Double

  /// A gradient of the given measures.
  package init(norm: Double, updateRatio: Double) {
    self.norm = norm
    self.updateRatio = updateRatio
  }
}

/// How large the parameters of one layer's affine map are.
package struct ParameterNorms: Sendable, Equatable {
  /// ‖W‖₂, the Euclidean norm of all weights.
  package let weights: Double
  /// ‖b‖₂.
  package let bias: Double

  /// Norms of the given sizes.
  package init(weights: Double, bias: Double) {
    self.weights = weights
    self.bias = bias
  }
}

/// How a layer's gradient G changes to G' when only the layers before it take their step.
///
/// Internal covariate shift as [Santurkar et al. 2018, definition 2.1] measure it.
package struct GradientShift: Sendable, Equatable {
  /// ‖G − G'‖₂ / ‖G‖₂.
  package let ratio: Double
  /// cos(G, G').
  package let cosine: Double

  /// A shift of the given measures.
  package init(ratio: Double, cosine: Double) {
    self.ratio = ratio
    self.cosine = cosine
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
