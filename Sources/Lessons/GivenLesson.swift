package import Telemetry

/// A lesson while it is given on a screen: whose run it is, and what it came to.
///
/// Its outcome is measured once, when the run is over, on the pre-activations of the present and with
/// the lesson's own layer taken apart, whatever is looked at meanwhile.
package struct GivenLesson: Sendable {
  /// What is to be done about a snapshot.
  package enum Step: Sendable, Equatable {
    /// It is shown.
    case show
    /// It is shown; the next ones have to be of this query, on which the outcome is measured.
    case ask(Query)
    /// The outcome was measured on it; those that are looked at are asked for again.
    case measured
  }

  /// What is said beside the view besides the lesson's own texts.
  package enum Stage: Sendable {
    /// The run goes on; a text that is due, if there is one.
    case running(note: String?)
    /// A key has changed the course of the run.
    case takenOver
    /// The run has come to this.
    case over(Outcome)
  }

  /// The lesson.
  package let lesson: Lesson
  /// Whether a command has changed the course of the run, which then bears nothing out any more.
  package private(set) var isTakenOver = false
  /// What the run came to; nil until it is over.
  package private(set) var outcome: Outcome?

  /// A lesson at its beginning.
  package init(_ lesson: Lesson) { self.lesson = lesson }

  /// Takes notice of a command of the user.
  package mutating func note(_ command: Command) {
    if command.changesNumbers { isTakenOver = true }
  }

  /// Takes a snapshot of the run, and measures the outcome on it when it is time for that.
  package mutating func take(_ snapshot: Snapshot) -> Step {
    guard outcome == nil, !isTakenOver, lesson.isOver(snapshot) else { return .show }
    var query = Query()
    query.dissectedLayer = lesson.layer
    (query.wantsSplit, query.wantsAccuracies, query.wantsFlow) = (true, true, true)
    query.wantsUnitCorrelations = true
    guard snapshot.query == query else { return .ask(query) }
    outcome = lesson.outcome(Evidence(networks: snapshot.networks))
    return .measured
  }

  /// Where the lesson stands at the moment of a snapshot.
  package func stage(at snapshot: Snapshot) -> Stage {
    if let outcome { return .over(outcome) }
    return isTakenOver ? .takenOver : .running(note: lesson.note(at: snapshot.newestStep))
  }
}

extension Lesson {
  /// Whether the last step is made, or no network can go on.
  fileprivate func isOver(_ snapshot: Snapshot) -> Bool {
    snapshot.newestStep >= steps || snapshot.networks.allSatisfy { $0.divergedAt != nil }
  }
}
