import Dispatch
package import Telemetry

/// Tells how many steps are due at a pace, and measures how many are made.
package struct Pacer {
  private let pace: Pace
  private let clock = ContinuousClock()
  private var origin: ContinuousClock.Instant
  private var made = 0
  private var cost = 0.001
  private var measuredFrom: ContinuousClock.Instant
  private var measuredSteps = 0

  /// Steps a second, as measured over the latest half second or more; nil before that.
  private(set) var measuredRate: Double?

  /// A pace that begins now.
  package init(_ pace: Pace) {
    self.pace = pace
    origin = clock.now
    measuredFrom = origin
  }

  /// The most steps to make before looking at commands again: some 10 ms worth, at least one.
  package var slice: Int { min(128, max(1, Int(0.01 / cost))) }

  /// The steps of a frame of 50 ms at full speed, by which a picture may lag behind to spare an
  /// observation that nobody could tell from it; 0 where steps can be told apart.
  package var frame: Int { pace == .unlimited ? Int(0.05 / cost) : 0 }

  /// Steps to make now.
  ///
  /// What a slow machine could not make in a quarter of a second is forgotten.
  mutating func stepsDue() -> Int {
    guard case .stepsPerSecond(let rate) = pace else { return slice }
    let due = Int(seconds(clock.now - origin) * Double(rate)) - made
    if due > max(4, rate / 4) {
      made += due - 1
      return 1
    }
    return due
  }

  /// When the next step is due.
  var nextDue: DispatchTime {
    guard case .stepsPerSecond(let rate) = pace else { return .now() }
    let wait = Double(made + 1) / Double(rate) - seconds(clock.now - origin)
    return .now() + min(0.25, max(0, wait))
  }

  /// Times the steps that `work` makes.
  package mutating func measure(_ steps: Int, _ work: () -> Void) {
    let start = clock.now
    work()
    let end = clock.now
    made += steps
    cost += 0.2 * (seconds(end - start) / Double(steps) - cost)
    measuredSteps += steps
    let span = seconds(end - measuredFrom)
    if span >= 0.5 {
      measuredRate = Double(measuredSteps) / span
      (measuredFrom, measuredSteps) = (end, 0)
    }
  }

  private func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
}
