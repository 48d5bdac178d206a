/// What figure 1 of [Ioffe & Szegedy 2015] shows: accuracy over training, and how the input to one
/// sigmoid moves, of a network without and with batch normalization.
package struct Figure1: Sendable {
  /// The settings of the networks, with the first seed.
  package let run: TrainerInfo
  /// The learning rate.
  package let rate: Double
  /// The steps that were to be made.
  package let steps: Int
  /// The network without batch normalization.
  package let plain: Replicates
  /// The network with batch normalization.
  package let batch: Replicates

  /// A figure of two networks that were seen at the same steps.
  package init(
    run: TrainerInfo, rate: Double, steps: Int, plain: Replicates, batch: Replicates
  ) {
    self.run = run
    self.rate = rate
    self.steps = steps
    self.plain = plain
    self.batch = batch
  }

  /// Both networks, the plain one first.
  package var networks: [Replicates] { [plain, batch] }

  /// Where the accuracy axis begins: 0.7 as in the paper once both networks have passed 0.8 and the
  /// interesting part is above, else 0.
  package var accuracyFloor: Double {
    networks.allSatisfy { ($0.accuracy.last?.mean ?? 0) > 0.8 } ? 0.7 : 0
  }

  /// The smallest and the largest percentile of the typical units that are drawn.
  package var inputRange: (low: Double, high: Double) {
    let seen = networks.flatMap { $0.shown.typical }
    return (
      Double(seen.map(\.q15).min() ?? -1), Double(seen.map(\.q85).max() ?? 1)
    )
  }
}

/// One network trained from several seeds.
package struct Replicates: Sendable {
  /// The test accuracy at a step over the seeds: mean, least and greatest.
  package struct Accuracy: Sendable, Equatable {
    /// The step.
    package let step: Int
    /// Shares of right answers, 0…1.
    package let mean: Double, low: Double, high: Double
  }

  /// One course per seed, in order of seeds; never empty.
  package let courses: [Course]

  /// Courses with points at the same steps, as far as they go.
  package init(_ courses: [Course]) {
    precondition(!courses.isEmpty, "a network is trained at least once")
    self.courses = courses
  }

  /// The course of the first seed, whose typical unit is drawn.
  package var shown: Course { courses[0] }

  /// The test accuracy over the seeds; one that has diverged counts as far as it was seen.
  package var accuracy: [Accuracy] {
    let longest = courses.max { $0.points.count < $1.points.count } ?? shown
    return longest.points.indices.map { index in
      let seen = courses.filter { $0.points.count > index }.map { $0.points[index].testAccuracy }
      return Accuracy(
        step: longest.points[index].step, mean: seen.reduce(0, +) / Double(seen.count),
        low: seen.min() ?? .nan, high: seen.max() ?? .nan)
    }
  }
}
