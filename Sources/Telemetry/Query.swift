/// What of a network is looked at; it never changes what is learned.
package struct Query: Sendable, Hashable {
  /// The quantity whose distribution is shown.
  package var tap = Tap.y
  /// Whether normalization takes the population's statistics over the probe, as in inference,
  /// instead of the probe's own.
  package var usesPopulation = false
  /// The unit of every layer that is shown by itself, counted from 0, or nil for the typical one.
  package var unit: Int?
  /// Whether the past of the quantity is shown beside the moment.
  package var recallsTap = false
  /// Whether in that past the unit is shown with all of its values, not in quantiles only.
  package var recallsUnit = false
  /// The step that is shown, or nil for the present.
  package var step: Int?
  /// The layer whose transform is taken apart, counted from 0, or nil for none.
  package var dissectedLayer: Int?
  /// Whether it is shown whose doing the layers' shifts since the mark are.
  package var wantsSplit = false
  /// Whether it is shown what the accuracy depends on: the statistics that are taken, and changes of the
  /// test images; in a snapshot false while that is being measured.
  package var wantsAccuracies = false
  /// How test images are changed for that; nil for what the configuration says.
  package var testShift: TestShift?
  /// Whether it is shown what the gradient is like in each layer.
  package var wantsFlow = false
  /// Whether it is told how the units of each layer vary over the latest training batch.
  package var wantsUnitCorrelations = false
  /// Whether the answers to test examples are shown.
  package var wantsAnswers = false
  /// Whether the loss along a step is shown.
  package var wantsLandscape = false
  /// Whether curves of logged numbers are shown, from which one on, counted from 0.
  package var wantsCurves = false, firstCurve = 0

  /// How many curves are shown at most.
  package static let mostCurves = 24

  /// The pre-activations of the present.
  package init() {}
}

/// A quantity inside of a hidden layer.
package enum Tap: Int, CaseIterable, Sendable {
  /// The affine output W x + b.
  case z
  /// The normalized output (z − μ) / √(σ² + ε), without normalization z itself; behind the nonlinearity
  /// the same of g(z).
  case normalized
  /// The pre-activation γ ẑ + β that the nonlinearity receives; without normalization, and before one
  /// behind the nonlinearity, z itself.
  case y
  /// The nonlinearity's output, or what a normalization behind it made of that.
  case a
  /// ∂L/∂y, with L the mean cross-entropy over the probe.
  case gradient

  /// The field's symbol.
  package var symbol: String {
    switch self {
    case .z: "z"
    case .normalized: "ẑ"
    case .y: "y"
    case .a: "a"
    case .gradient: "∂L/∂y"
    }
  }

  /// The next tap; the last is followed by the first.
  package var next: Tap { Tap(rawValue: rawValue + 1) ?? .z }
}
