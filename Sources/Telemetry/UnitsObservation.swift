package import Statistics

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
  /// The share of pre-activations at which the nonlinearity is saturated, or for ReLU inactive; nil
  /// where that is not known.
  package var saturated: Float? { saturatedShare < 0 ? nil : saturatedShare }
  /// W₁ since the mark.
  package let shift: Float
  /// An optional number would take twice the room, of which a history has much; below 0 for nil.
  private let saturatedShare: Float

  /// A summary of the given parts.
  package init(
    q15: Float, q50: Float, q85: Float, mean: Float, sigma: Float, saturated: Float?, shift: Float
  ) {
    (self.q15, self.q50, self.q85) = (q15, q50, q85)
    (self.mean, self.sigma, self.shift) = (mean, sigma, shift)
    saturatedShare = saturated ?? -1
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
