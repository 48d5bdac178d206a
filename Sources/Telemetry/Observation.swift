package import Statistics

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
}

/// Which layer it is.
package struct LayerID: Hashable, Sendable {
  /// The name, as `layer 3` or whatever another program calls it.
  package let name: String
  /// Its place, counted from 0 next to the data.
  package let order: Int

  /// A layer called `name`.
  package init(name: String, order: Int) {
    self.name = name
    self.order = order
  }

  /// A layer that is called by its place.
  package init(order: Int) { self.init(name: "layer \(order + 1)", order: order) }
}

/// What was seen of one layer over the probe; what its source does not know is nil.
package struct LayerObservation: Sendable, Equatable {
  /// Which layer it is.
  package let id: LayerID
  /// All units together.
  package let pooled: Distribution
  /// The units one by one.
  package let units: UnitsObservation?
  /// The share of values at which the nonlinearity's slope is below 5 % of its maximum; for ReLU
  /// the share at which it is 0.
  package let saturated: Double?
  /// The shift since the mark.
  package let shift: Shift?
  /// The shift over the latest full window, nil before the first is full.
  package let windowShift: Shift?
  /// The gradient of the layer's weights, nil before the first batch.
  package let gradient: WeightGradient?
  /// How the gradient shifted at the latest multiple of the window, nil before the first and in the
  /// layer next to the data, which has no earlier layers.
  package let gradientShift: GradientShift?
  /// How large the layer's parameters are.
  package let parameters: ParameterNorms?

  /// An observation of the given parts.
  package init(
    id: LayerID, pooled: Distribution, units: UnitsObservation? = nil, saturated: Double? = nil,
    shift: Shift? = nil, windowShift: Shift? = nil, gradient: WeightGradient? = nil,
    gradientShift: GradientShift? = nil, parameters: ParameterNorms? = nil
  ) {
    self.id = id
    self.pooled = pooled
    self.units = units
    self.saturated = saturated
    self.shift = shift
    self.windowShift = windowShift
    self.gradient = gradient
    self.gradientShift = gradientShift
    self.parameters = parameters
  }
}

/// What was seen of a layer's units one by one.
package struct UnitsObservation: Sendable, Equatable {
  /// One summary per unit; never empty.
  package let summaries: [UnitSummary]
  /// All units together, each as its deviation from its mean at the mark, in its own σ there.
  package let relative: Distribution
  /// How many units are left out of `relative` because they did not vary at the mark.
  package let leftOut: Int
  /// The unit whose shift since the mark is the layer's median, or the one that was asked for.
  package let typical: UnitObservation

  /// An observation of the given parts.
  package init(
    summaries: [UnitSummary], relative: Distribution, leftOut: Int, typical: UnitObservation
  ) {
    self.summaries = summaries
    self.relative = relative
    self.leftOut = leftOut
    self.typical = typical
  }

  /// How many units there are.
  package var count: Int { summaries.count }
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
