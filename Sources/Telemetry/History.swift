/// Observations of one network, thinned and never truncated.
///
/// Steps are gathered in buckets of `stride` steps, counted from 0; the first point of a bucket
/// stays. When there is no room left, what is known of single units goes first, where it takes the
/// most room, from every second point that has it; then every second bucket goes and the stride
/// doubles. So memory is bounded while all of the past stays in view, whatever steps there are.
package struct History: Sendable, Equatable {
  /// The most points that are kept.
  package let capacity: Int
  /// The most bytes that they take.
  package var bytes: Int
  /// How many steps there are to a bucket; it only doubles.
  package private(set) var stride: Int
  /// How many steps there are to a bucket of which the first point knows its units; a multiple of
  /// `stride` by a power of two.
  package private(set) var unitStride: Int
  /// The points, in ascending order of their steps.
  package private(set) var points: [Observation] = []
  /// The bytes of all points.
  package private(set) var size = 0
  /// Whether it begins with the stride that it ends with.
  private var isAhead = false

  /// An empty history of at most `capacity` points, which must be at least 2, that begins with a
  /// `stride` other than 1 where a long run is expected.
  ///
  /// Two points are kept however large they are.
  package init(capacity: Int = 256, stride: Int = 1, bytes: Int = .max) {
    precondition(capacity >= 2, "a history needs room for two points")
    self.capacity = capacity
    self.bytes = bytes
    self.stride = stride
    unitStride = stride
  }

  /// An empty history of steps that come one by one and of which none is looked at before `last`: it takes
  /// only what one that began with every step would still have then.
  package init(lookedAtFrom last: Int) {
    self.init()
    stride = usualStride(at: last)
    unitStride = stride
    isAhead = true
  }

  /// The stride at `step`; where it began with the one of its end, that which it would have there had it
  /// begun with every step.
  package func strideOnTheWay(at step: Int) -> Int { isAhead ? usualStride(at: step) : stride }

  private func usualStride(at step: Int) -> Int {
    var stride = 1
    while step / stride >= capacity { stride *= 2 }
    return stride
  }

  /// The same with room for `bytes`, where a point takes some `pointSize` of them.
  ///
  /// Where fewer than `capacity` such points fit, it depends on all of them what is still there in the
  /// end, so that it begins with every step.
  package func limited(to bytes: Int, pointSize: Int) -> History {
    var copy = isAhead && capacity * pointSize > bytes ? History(capacity: capacity) : self
    copy.bytes = bytes
    return copy
  }

  /// Whether a point at `step` would be kept.
  package func takes(step: Int) -> Bool {
    points.last { $0.step < step }.map { $0.step / stride < step / stride } ?? true
  }

  /// Adds a point, unless its bucket has an earlier one.
  ///
  /// What is there of its step and of later ones goes: the log of a run that was started anew
  /// supersedes what it said before.
  package mutating func append(_ point: Observation) {
    if let last = points.last, last.step >= point.step { self = prefix(through: point.step - 1) }
    guard takes(step: point.step) else { return }
    let informed = points.last { $0.knowsUnits }
    let isFirst = informed.map { $0.step / unitStride < point.step / unitStride } ?? true
    let kept = isFirst ? point : point.withoutUnits
    points.append(kept)
    size += kept.size
    while points.count > capacity || points.count > 2 && size > bytes {
      if points.count <= capacity, unitsTakeMost { thinUnits() } else { thinPoints() }
      measure()
    }
  }

  /// The history as it was when its newest point was at `step` or before; its strides stay.
  package func prefix(through step: Int) -> History {
    var copy = self
    copy.points.removeAll { $0.step > step }
    copy.measure()
    return copy
  }

  /// The history with each point replaced by another one of its step.
  func map(_ transform: (Observation) -> Observation) -> History {
    var copy = self
    copy.points = points.map(transform)
    copy.measure()
    return copy
  }

  private mutating func measure() { size = points.reduce(0) { $0 + $1.size } }

  /// Whether more than two points know their units, and these take more than half of the room.
  private var unitsTakeMost: Bool {
    let informed = points.filter(\.knowsUnits)
    return informed.count > 2 && 2 * informed.reduce(0) { $0 + $1.size } > size
  }

  private mutating func thinUnits() {
    unitStride *= 2
    var bucket: Int?
    for index in points.indices where points[index].knowsUnits {
      let own = points[index].step / unitStride
      if own == bucket { points[index] = points[index].withoutUnits }
      bucket = own
    }
  }

  private mutating func thinPoints() {
    stride *= 2
    unitStride = max(unitStride, stride)
    var bucket: Int?
    points.removeAll { [stride] point in
      defer { bucket = point.step / stride }
      return point.step / stride == bucket
    }
  }
}
