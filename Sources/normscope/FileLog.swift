import Training

/// A log that goes to files, whose end may come too early.
protocol FileLog: StepLog {
  /// The option that asks for it.
  var option: String { get }
  /// What is still to be written.
  var backlog: Backlog { get }
  /// For each of its files that ends too early one line that says where and why.
  var failures: [String] { get }
  /// Takes away again what was made, unless a step was written.
  func discard()
}

extension [any FileLog] {
  /// The logs, for whoever trains.
  var all: [any StepLog] { map { $0 } }

  /// One line on the first file that ends too early, `other` or one of a log, and on how many more there
  /// are; nil where all are whole.
  func failure(besides other: String? = nil) -> String? {
    let failures = [other].compactMap(\.self) + flatMap(\.failures)
    let more = failures.count - 1
    return failures.first.map {
      more > 0 ? "\($0); and \(more) log\(more == 1 ? "" : "s") more" : $0
    }
  }

  /// Takes away again what was made, unless a step was written.
  func discard() {
    for log in self { log.discard() }
  }

  /// Exits with 1 where a log is not whole, also where training could not be told to end in time, or where
  /// there is an `other` failure.
  func expectWhole(besides other: String? = nil) throws {
    let unfinished = first { !$0.backlog.hasEnded }.map {
      "\($0.option): the end is missing: a step takes too long"
    }
    if let words = failure(besides: other) ?? unfinished {
      throw Failure(message: words, status: 1)
    }
  }
}
