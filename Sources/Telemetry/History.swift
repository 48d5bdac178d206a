/// Observations of one network at evenly spaced steps, thinned and never truncated.
///
/// It takes the steps that are multiples of `stride`. When it is full, every second point goes and
/// the stride doubles, so that memory is bounded while all of the past stays in view.
package struct History: Sendable, Equatable {
  /// The most points that are kept; even.
  package let capacity: Int
  /// The distance of two points in steps; a power of two.
  package private(set) var stride: Int
  /// The points, in order of their steps, which are multiples of `stride`.
  package private(set) var points: [Observation] = []

  /// An empty history of at most `capacity` points, which must be at least 2, that begins with a
  /// `stride` other than 1 where a long run is expected.
  package init(capacity: Int = 256, stride: Int = 1) {
    precondition(capacity >= 2, "a history needs room for two points")
    self.capacity = capacity
    self.stride = stride
  }

  /// Whether a point at `step` would be kept.
  package func takes(step: Int) -> Bool { step.isMultiple(of: stride) }

  /// Adds a point after all others; one whose step the history does not take is ignored.
  package mutating func append(_ point: Observation) {
    guard takes(step: point.step) else { return }
    points.append(point)
    while points.count > capacity {
      stride *= 2
      points.removeAll { [stride] in !$0.step.isMultiple(of: stride) }
    }
  }

  /// The history as it was when its newest point was at `step` or before; its stride stays.
  package func prefix(through step: Int) -> History {
    var copy = self
    copy.points.removeAll { $0.step > step }
    return copy
  }
}
