import Statistics
import Telemetry

/// How far a layer's units move in 50 steps, and whose doing that is: the drift, measured again and
/// again.
///
/// The drift of a layer at step s is the mean over its units of W₁(P(s − 50), P(s)), in the units of y.
/// It needs no mark and no σ that may be tiny, so that it can be compared before and after a change
/// of the transform and between networks.
///
/// It is measured every 50 steps counted from the latest change of the transform, or from the
/// beginning, for 4,000 steps; then over the last 50 of every 250, which takes two looks at the probe
/// instead of five, one of them needed for the window shift anyway. Whose doing it is takes about as
/// long as another look, and is told of every window.
struct DriftWindow: Sendable {
  /// Steps in the window.
  static let length = 50
  /// The distance of two windows later on.
  static let distance = 250
  /// For how many steps behind a change window follows window.
  private static let closeFor = 4_000

  private var origin: Int
  private var start: [UnitSamples]
  /// The network at the start, with what its layers received; nil between windows.
  private var splitStart: ProbeLook?
  /// The latest drift of each layer; nil until the first window is full.
  private(set) var drifts: [Double]?
  /// Whose doing that is; nil until then, and where numbers are not finite.
  private(set) var splits: [ShiftSplit]?

  /// A window that begins at `step`, where a transform does, with what was seen then.
  init(from step: Int, _ look: ProbeLook) {
    origin = step
    start = look.values
    splitStart = look
  }

  /// The bytes of the network at the start and of what its layers received, where they are kept.
  var splitSize: Int { splitStart?.size ?? 0 }

  /// Whether a window begins or ends at `step`.
  func isDue(at step: Int) -> Bool {
    let age = step - origin
    guard age > 0, age.isMultiple(of: Self.length) else { return false }
    let rest = age % Self.distance
    return age <= Self.closeFor || rest == 0 || rest == Self.distance - Self.length
  }

  /// How many windows end in the first `steps` steps behind a change, and how many looks at the probe
  /// that takes: one at each end, and one at the start where windows do not follow each other.
  static func counts(in steps: Int) -> (ends: Int, looks: Int) {
    let (close, later) = (min(steps, closeFor) / length, max(0, steps - closeFor) / distance)
    return (close + later, close + 2 * later)
  }

  /// Ends the window that began 50 steps before `step`, which is due, if one did, and begins the next.
  mutating func update(step: Int, _ look: ProbeLook) {
    let age = step - origin
    if age <= Self.closeFor || age.isMultiple(of: Self.distance) {
      drifts = drifts(to: look)
      splits = splitStart?.splits(to: look)
    }
    start = look.values
    let isBetween = age >= Self.closeFor && age.isMultiple(of: Self.distance)
    splitStart = isBetween ? nil : look
  }

  /// Goes on as if the latest change of the transform were 4,000 steps further back.
  mutating func settle() { origin -= Self.closeFor }

  /// The drift of each layer from the start to `look`.
  func drifts(to look: ProbeLook) -> [Double] {
    zip(start, look.values).map { Shift(from: $0, to: $1).raw }
  }
}
