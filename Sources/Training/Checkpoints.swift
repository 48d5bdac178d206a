import Telemetry

/// Copies of a run at evenly spaced steps, thinned and never truncated, from which any step of its
/// past can be made again.
///
/// Half of them go and their distance doubles when there are more than there is room for. Where
/// there is room for none, the past is made again from the seed.
struct Checkpoints: Sendable {
  /// The most copies that are kept.
  let capacity: Int
  /// The most bytes that they take together.
  private let bytes: Int
  /// The distance of two copies in steps.
  private(set) var stride: Int
  private(set) var runs: [Run] = []

  /// No copies yet; they begin with a distance of `stride` steps.
  init(_ budget: PastBudget, stride: Int) {
    capacity = budget.copies
    bytes = budget.copiesSize
    self.stride = stride
  }

  /// Whether a copy at `step` would be kept.
  func takes(step: Int) -> Bool { capacity > 0 && step.isMultiple(of: stride) }

  /// Keeps `copy`, which comes after all others.
  mutating func append(_ copy: Run) {
    guard capacity > 0 else { return }
    runs.append(copy)
    while runs.count > capacity || runs.count > 1 && size > bytes {
      stride *= 2
      runs.removeAll { [stride] in !$0.session.step.isMultiple(of: stride) }
    }
  }

  /// The bytes that they take together.
  var size: Int { runs.reduce(0) { $0 + $1.copySize } }

  /// The last copy from which to go to `step`, with at least one step to make before any of the
  /// commands in `log` that it has not carried out: a copy does not know its latest batch.
  ///
  /// Nil where there are no copies.
  func last(before step: Int, log: [StampedCommand]) -> Run? {
    let fit = runs.last { run in
      let missed = log.dropFirst(run.log.count).first
      return run.session.step < min(step, missed?.step ?? step)
    }
    return fit ?? runs.first
  }

  /// The copies up to `step`.
  func prefix(through step: Int) -> Checkpoints {
    var copy = self
    copy.runs.removeAll { $0.session.step > step }
    return copy
  }
}
