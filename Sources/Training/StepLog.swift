/// What takes down how networks train, as they do; it never changes their numbers.
///
/// It is told from the threads that train, of each network from one at a time.
package protocol StepLog: Sendable {
  /// `run`, which is network `network` (0, or 1 for a twin), is where its steps are counted from or has
  /// just made a step, or failed in it.
  func note(_ run: Run, network: Int)

  /// Training ends with `runs`, the first network and its twin if there is one.
  func end(_ runs: [Run])
}

/// The logs of one network.
struct StepLogs: Sendable {
  let logs: [any StepLog]
  /// Which network it is.
  let network: Int
  /// What tells the steps of this run from those of others.
  let series: UInt64

  func note(_ run: Run) {
    for log in logs { log.note(run, network: network) }
  }
}

extension Run {
  /// What tells the steps that logs are told of from those of other runs; nil where none is told.
  ///
  /// A restart, a new twin and a fork begin another series, and undoing goes back to the one before; steps
  /// that were undone come again then.
  package var series: UInt64? { logs?.series }

  /// Tells `logs` from now on of what happens to this run, as network `network`; also of where it is,
  /// unless it has made steps before.
  mutating func follow(by logs: [any StepLog], as network: Int) {
    guard !logs.isEmpty, self.logs?.network != network else { return }
    self.logs = StepLogs(
      logs: logs, network: network, series: series ?? .random(in: .min ... .max))
    if session.step == 0 { self.logs?.note(self) }
  }

  /// A run of `session` without a past, that tells `logs` as network `network`.
  package init(_ session: Session, logs: [any StepLog], network: Int) throws(ConfigurationError) {
    try self.init(session)
    checkpoints = nil
    follow(by: logs, as: network)
  }
}
