/// A number of a network over its steps, under the name that another program gave it.
package struct Curve: Sendable, Equatable {
  /// What was logged at a step.
  package struct Point: Sendable, Equatable {
    /// The step.
    package let step: Int
    /// When, in seconds since the first event of the run; NaN where that is not known.
    package let seconds: Double
    /// The number; it may be NaN or infinite.
    package let value: Double

    /// A number at a moment.
    package init(step: Int, seconds: Double, value: Double) {
      (self.step, self.seconds, self.value) = (step, seconds, value)
    }
  }

  /// The name, a tag.
  package let name: String
  /// The points, in ascending order of their steps.
  package let points: [Point]

  /// A curve through `points`.
  package init(name: String, points: [Point]) {
    self.name = name
    self.points = points
  }
}
