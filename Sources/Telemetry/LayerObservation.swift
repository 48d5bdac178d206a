package import Statistics

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
  /// The share of units that are inactive at every value; nil where a nonlinearity has no dead units.
  package let dead: Double?
  /// The shift since the mark.
  package let shift: Shift?
  /// Whether shift and drift are those of all units together, which are no more than the mean over the
  /// units: those are not known one by one.
  package var isShiftPooled: Bool { units == nil }
  /// Whose doing that is; nil where it was not asked for or is not known.
  package var split: ShiftSplit?
  /// The shift over the latest full window, nil before the first is full.
  package let windowShift: Shift?
  /// The mean over the units of W₁ between the values 50 steps apart, in the units of the values, when
  /// that was measured last; nil before the first time since the transform is what it is.
  package let drift: Double?
  /// Whose doing the drift was when that was measured last, now and then only; nil before.
  package let driftSplit: ShiftSplit?
  /// What the gradient is like in the layer, some steps ago at most while training goes on; nil where it
  /// was not asked for or is not known.
  package var flow: GradientFlow?
  /// How the units vary over the latest training batch; nil where it was not asked for or is not known.
  package var unitCorrelation: UnitCorrelation?
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
    dead: Double? = nil,
    shift: Shift? = nil, windowShift: Shift? = nil, drift: Double? = nil,
    driftSplit: ShiftSplit? = nil, gradient: WeightGradient? = nil,
    gradientShift: GradientShift? = nil, parameters: ParameterNorms? = nil
  ) {
    self.id = id
    self.pooled = pooled
    self.units = units
    self.saturated = saturated
    self.dead = dead
    self.shift = shift
    self.windowShift = windowShift
    self.drift = drift
    self.driftSplit = driftSplit
    self.gradient = gradient
    self.gradientShift = gradientShift
    self.parameters = parameters
  }
}

/// The gradient of one layer's weights for the latest training batch.
package struct WeightGradient: Sendable, Equatable {
  /// ‖∂L/∂W‖₂.
  package let norm: Double
  /// std(ΔW) / std(W) of the step that was made, whatever the update rule: how large it is beside what
  /// it changes; about 1e-3 is a common guide [Karpathy, CS231n].
  package let updateRatio: Double
  /// η / ‖W‖²: the learning rate that counts where the outputs do not depend on the scale of W.
  ///
  /// That is so before batch normalization [van Laarhoven 2017; Zhang 2019].
  package let effectiveRate: Double
  /// The angle between W before and after the step that was made, in degrees, all weights of the layer
  /// taken as one vector.
  package let angle: Double

  /// A gradient of the given measures.
  package init(norm: Double, updateRatio: Double, effectiveRate: Double, angle: Double) {
    self.norm = norm
    self.updateRatio = updateRatio
    self.effectiveRate = effectiveRate
    self.angle = angle
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
