/// What was seen of one network at chosen steps of its training, from step 0 on.
package struct Course: Sendable, Equatable {
  /// What was seen at one step.
  package struct Point: Sendable, Equatable {
    /// How many mini-batches the network had learned from.
    package let step: Int
    /// Share of right answers among all test examples, in inference mode.
    package let testAccuracy: Double
    /// The units of the last hidden layer over the probe; never empty.
    package let units: [UnitSummary]
    /// The shift of that layer since step 0, the mean over its units of W₁: raw, and in its units'
    /// mean σ at step 0.
    package let shift: Double, shiftInSigma: Double

    /// What was seen at `step`.
    package init(
      step: Int, testAccuracy: Double, units: [UnitSummary], shift: Double, shiftInSigma: Double
    ) {
      precondition(!units.isEmpty, "a layer has units")
      self.step = step
      self.testAccuracy = testAccuracy
      self.units = units
      self.shift = shift
      self.shiftInSigma = shiftInSigma
    }
  }

  /// The seed of weights, batches and probe.
  package let seed: UInt64
  /// What was seen, in order of steps; never empty.
  package let points: [Point]
  /// The step at which a number stopped being finite, if one did; nothing was seen from there on.
  package let divergedAt: Int?
  /// The unit of the last hidden layer, counted from 0, whose shift W₁ from the first to the last
  /// point is the median of its layer: the lower one of two, the first of equals.
  package let typicalUnit: Int

  /// A course of the given points, the one of step 0 first.
  package init(seed: UInt64, points: [Point], divergedAt: Int? = nil) {
    precondition(!points.isEmpty, "a course begins with step 0")
    self.seed = seed
    self.points = points
    self.divergedAt = divergedAt
    let shifts = points[points.count - 1].units.map(\.shift)
    let order = shifts.indices.sorted { (shifts[$0], $0) < (shifts[$1], $1) }
    typicalUnit = order[(order.count - 1) / 2]
  }

  /// Step 0.
  package var first: Point { points[0] }
  /// The last step that was seen.
  package var last: Point { points[points.count - 1] }
  /// The typical unit at every point.
  package var typical: [UnitSummary] { points.map { $0.units[typicalUnit] } }

  /// The first step seen at which the test accuracy was at least `accuracy`, or nil.
  package func step(reaching accuracy: Double) -> Int? {
    points.first { $0.testAccuracy >= accuracy }?.step
  }
}
