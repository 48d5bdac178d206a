import NeuralNet
import Numerics
import Statistics
import Telemetry

/// What a network is compared with when it is observed: the mark, the window, the typical units.
///
/// Everything in it changes at steps that depend on the run alone, never on who looks.
package struct Reference: Sendable {
  /// Steps in the window of the window shift.
  package static let window = 250
  /// How far along a step the loss is looked at once a window, in steps.
  static let furthestLength = 4.0

  /// The step of the mark.
  private(set) var markStep: Int
  /// The network at the mark.
  private(set) var markNetwork: Network<Float>
  private var mark: [UnitSamples]
  /// Where the current window began; nil behind a change of normalization, until the next one.
  private var windowStart: [UnitSamples]?
  private var windowShifts: [Shift]?
  var drift: DriftWindow
  /// How the gradients shifted at the latest multiple of the window.
  var gradientShifts: [GradientShift?]
  /// The loss along a step at the latest multiple of the window; nil behind a change of normalization.
  var landscape: Landscape?
  /// The unit of each layer that is shown by itself.
  private(set) var typical: [Int]

  /// A mark and the beginning of a window at `step`.
  init(step: Int, _ look: ProbeLook) {
    markStep = step
    markNetwork = look.network
    mark = look.values
    windowStart = mark
    drift = DriftWindow(from: step, look)
    gradientShifts = mark.map { _ in nil }
    typical = mark.map { $0.typicalUnit(since: $0) }
  }

  /// Whether `update` has something to do at `step`.
  func isDue(at step: Int) -> Bool {
    step.isMultiple(of: Self.window) || drift.isDue(at: step) || elects(at: step)
  }

  /// Whether the typical units are elected at `step`.
  ///
  /// That is when there is a shift at all, and when it is one of some steps; from there on they stay,
  /// so that who looks at one follows it.
  private func elects(at step: Int) -> Bool { [1, 50].contains(step - markStep) }

  /// Does what is due at `step`: elects the typical units, measures the drift, closes the window.
  mutating func update(step: Int, _ look: ProbeLook) {
    let values = look.values
    if elects(at: step) { typical = zip(values, mark).map { $0.typicalUnit(since: $1) } }
    if drift.isDue(at: step) { drift.update(step: step, look) }
    guard step.isMultiple(of: Self.window) else { return }
    windowShifts = windowStart.map { start in zip(start, values).map { Shift(from: $0, to: $1) } }
    windowStart = values
  }

  /// Sets the mark; `isNewTransform` when the function itself was changed, which is no shift.
  mutating func setMark(step: Int, _ look: ProbeLook, isNewTransform: Bool) {
    markStep = step
    markNetwork = look.network
    mark = look.values
    guard isNewTransform else { return }
    windowStart = nil
    windowShifts = nil
    landscape = nil
    drift = DriftWindow(from: step, look)
  }

  /// Measures the drift from `earlier`, 50 steps before, to `later`, at `step`, in a run that was not
  /// watched meanwhile.
  mutating func measureDrift(from earlier: ProbeLook, step: Int, to later: ProbeLook) {
    drift = DriftWindow(from: step - DriftWindow.length, earlier)
    drift.update(step: step, later)
  }

  /// Compares the layers with the mark and says what the session knows of their gradients.
  ///
  /// `other` are the mark's values when `samples` are of another `tap` than the pre-activations, or not
  /// in training mode; `unit` is shown instead of the typical ones where a layer has it. Of the
  /// pre-activations drift and window shift are told, which are always those in training mode.
  func observe(
    _ samples: [LayerSamples], tap: Tap = .y, mark other: [UnitSamples]? = nil,
    unit chosen: Int? = nil, _ session: Session
  ) -> [LayerObservation] {
    samples.indices.map { layer in
      let (now, mark) = (samples[layer].values, (other ?? mark)[layer])
      let unit = chosen.flatMap { $0 < now.units ? $0 : nil } ?? typical[layer]
      let relative = now.relative(to: mark)
      let distances = wasserstein(mark, now)
      let saturated = samples[layer].saturated
      let dense = session.network.hidden[layer].dense
      let weights = moments(dense.weights.elements)
      let parameters = ParameterNorms(dense, weights)
      return LayerObservation(
        id: LayerID(order: layer), pooled: Distribution(now.sorted),
        units: UnitsObservation(
          summaries: now.summaries(saturated: saturated, shifts: distances),
          relative: Distribution(relative.values), leftOut: relative.leftOut,
          typical: UnitObservation(
            unit: unit, now: Distribution(sorted: now.values(of: unit)),
            mark: Distribution(sorted: mark.values(of: unit)), shift: distances[unit])),
        saturated: Double(saturated.reduce(0, +)) / Double(saturated.count),
        dead: session.network.hidden[layer].activation == .relu
          ? Double(saturated.count { $0 == 1 }) / Double(saturated.count) : nil,
        shift: Shift(distances: distances, from: mark),
        windowShift: tap == .y ? windowShifts?[layer] : nil,
        drift: tap == .y ? drift.drifts?[layer] : nil,
        driftSplit: tap == .y ? drift.splits?[layer] : nil,
        gradient: session.weightGradient(
          layer: layer, norm: parameters.weights, sigma: weights.sigma),
        gradientShift: gradientShifts[layer], parameters: parameters)
    }
  }
}

extension UnitSamples {
  /// The unit whose shift from `mark` is the median, or the lower one of two.
  fileprivate func typicalUnit(since mark: UnitSamples) -> Int {
    let distances = wasserstein(mark, self)
    return distances.indices.sorted { distances[$0] < distances[$1] }[(units - 1) / 2]
  }

  /// One summary per unit.
  fileprivate func summaries(saturated: [Float], shifts: [Double]) -> [UnitSummary] {
    let (q15, q50, q85) = (quantiles(0.15), quantiles(0.5), quantiles(0.85))
    return (0..<units).map { unit in
      UnitSummary(
        q15: q15[unit], q50: q50[unit], q85: q85[unit], mean: means[unit], sigma: sigmas[unit],
        saturated: saturated[unit], shift: Float(shifts[unit]))
    }
  }
}

extension ParameterNorms {
  /// The norms of an affine map whose weights have the given moments: ‖W‖² = n (μ² + σ²).
  fileprivate init(_ dense: Dense<Float>, _ weights: (mean: Double, sigma: Double)) {
    let square = weights.mean * weights.mean + weights.sigma * weights.sigma
    self.init(
      weights: (Double(dense.weights.elements.count) * square).squareRoot(),
      bias: dense.bias.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot())
  }
}
