import Telemetry

/// Copies of a run at evenly spaced steps, thinned and never truncated, from which any step of its
/// past can be made again.
///
/// At most 48 copies, of a network each and little more: about 0.8 MB for the default network. Of
/// large networks there are fewer, so that their weights take 128 MiB at the most, but never fewer
/// than four. Half of them go and their distance doubles when there are more.
package struct Checkpoints: Sendable {
  /// The fewest copies for which there is room, however large they are.
  package static let fewest = 4
  /// The most copies that are kept.
  let capacity: Int
  /// The distance of two copies in steps.
  private(set) var stride: Int
  private(set) var runs: [Run] = []

  /// No copies yet; they begin with a distance of `stride` steps and each holds `size` bytes of
  /// weights and of what the optimizer remembers.
  init(stride: Int, size: Int) {
    self.stride = stride
    capacity = min(48, max(Self.fewest, (128 << 20) / size))
  }

  /// Whether a copy at `step` would be kept.
  func takes(step: Int) -> Bool { step.isMultiple(of: stride) }

  /// Keeps `copy`, which comes after all others.
  mutating func append(_ copy: Run) {
    runs.append(copy)
    while runs.count > capacity {
      stride *= 2
      runs.removeAll { [stride] in !$0.session.step.isMultiple(of: stride) }
    }
  }

  /// The last copy from which to go to `step`, with at least one step to make before any of the
  /// commands in `log` that it has not carried out: a copy does not know its latest batch.
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
