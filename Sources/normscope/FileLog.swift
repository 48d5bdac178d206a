import Training

/// A log that goes to files, whose end may come too early.
protocol FileLog: StepLog {
  /// The option that asks for it.
  var option: String { get }
  /// What is still to be written.
  var backlog: Backlog { get }
  /// One line that says where its files end too early and why; nil while they are whole.
  var failure: String? { get }
  /// Takes away again what was made, unless a step was written.
  func discard()
}

extension [any FileLog] {
  /// The logs, for whoever trains.
  var all: [any StepLog] { map { $0 } }

  /// One line that says which log failed first and why; nil where none did.
  var failure: String? { lazy.compactMap(\.failure).first }

  /// Takes away again what was made, unless a step was written.
  func discard() {
    for log in self { log.discard() }
  }

  /// Exits with 1 where a log is not whole, also where training could not be told to end in time.
  func expectWhole() throws {
    let unfinished = first { !$0.backlog.hasEnded }.map {
      "\($0.option): the end is missing: a step takes too long"
    }
    if let words = failure ?? unfinished { throw Failure(message: words, status: 1) }
  }
}
