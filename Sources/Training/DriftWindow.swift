import Statistics

/// How far a layer's units move in 50 steps: the drift, measured again and again.
///
/// The drift of a layer at step s is the mean over its units of W₁(P(s − 50), P(s)), in the units of y.
/// It needs no mark and no σ that may be tiny, so that it can be compared before and after a change
/// of the transform and between networks.
///
/// It is measured every 50 steps counted from the latest change of the transform, or from the
/// beginning, for 4,000 steps; then over the last 50 of every 250, which takes two looks at the probe
/// instead of five, one of them needed for the window shift anyway.
struct DriftWindow: Sendable {
  /// Steps in the window.
  static let length = 50
  /// For how many steps behind a change window follows window, and the distance of two windows after.
  private static let closeFor = 4_000, distance = 250

  private let origin: Int
  private var start: [UnitSamples]
  /// The latest drift of each layer; nil until the first window is full.
  private(set) var drifts: [Double]?

  /// A window that begins at `step`, where a transform does, with these values.
  init(from step: Int, _ values: [UnitSamples]) {
    origin = step
    start = values
  }

  /// Whether a window begins or ends at `step`.
  func isDue(at step: Int) -> Bool {
    let age = step - origin
    guard age > 0, age.isMultiple(of: Self.length) else { return false }
    let rest = age % Self.distance
    return age <= Self.closeFor || rest == 0 || rest == Self.distance - Self.length
  }

  /// Ends the window that began 50 steps before `step`, which is due, if one did, and begins the next.
  mutating func update(step: Int, _ values: [UnitSamples]) {
    let age = step - origin
    if age <= Self.closeFor || age.isMultiple(of: Self.distance) {
      drifts = zip(start, values).map { Shift(from: $0, to: $1).raw }
    }
    start = values
  }
}
