/// What is known of runs that another program logs.
package struct LogInfo: Sendable, Equatable {
  /// The names of the runs shown, in the order of the networks.
  package let runs: [String]
  /// The steps between one logged moment and the next, where all are the same.
  package let interval: Int?
  /// Why there is no layer yet, or none at all, in a sentence.
  package let absence: String

  /// All runs of the folder, in natural order.
  package let all: [LoggedRun]
  /// The tags of all numbers of the runs shown, in the order in which they are shown.
  package let scalars: [String]
  /// Which tags are shown; nil where none were chosen.
  package let filter: TagFilter?

  /// Runs of the given names, out of `all`.
  package init(
    runs: [String], all: [LoggedRun] = [], scalars: [String] = [], filter: TagFilter? = nil,
    interval: Int?, absence: String
  ) {
    self.runs = runs
    self.all = all
    self.scalars = scalars
    self.filter = filter
    self.interval = interval
    self.absence = absence
  }
}

/// A run of a folder of logs, as a list names it.
package struct LoggedRun: Sendable, Equatable {
  /// The name.
  package let name: String
  /// The newest step; nil where that is not known.
  package let step: Int?
  /// When that was logged, as `2026-11-25 09:15:33`; nil where that is not known.
  package let time: String?

  /// A run with what is known of its end.
  package init(name: String, step: Int?, time: String?) {
    self.name = name
    self.step = step
    self.time = time
  }
}
