/// What is known of runs that another program logs.
package struct LogInfo: Sendable, Equatable {
  /// The names of the runs shown, in the order of the networks.
  package let runs: [String]
  /// The steps between one logged moment and the next, where all are the same.
  package let interval: Int?
  /// Why there is no layer yet, or none at all, in a sentence.
  package let absence: String

  /// Runs of the given names.
  package init(runs: [String], interval: Int?, absence: String) {
    self.runs = runs
    self.interval = interval
    self.absence = absence
  }
}
