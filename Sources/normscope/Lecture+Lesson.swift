import Dashboard
import Lessons
import Telemetry

extension Lecture {
  /// What a lesson, counted from 1, says at the moment of `snapshot`, or in the end of its `outcome`.
  init(
    _ lesson: Lesson, number: Int, _ snapshot: Snapshot, outcome: Outcome?, isTakenOver: Bool
  ) {
    var parts: [Part] = []
    if let outcome {
      let verdict =
        outcome.holds ? "That bears the lesson out." : "That does not bear the lesson out."
      parts.append(Part("Measured", "\(outcome.words) \(verdict)", rank: 1))
      parts.append(Part("But", lesson.caveat, rank: 2))
    } else if isTakenOver {
      parts.append(
        Part("Yours", "You took over: what follows is yours. L lists the lessons.", rank: 1))
    } else if let note = lesson.note(at: snapshot.newestStep) {
      parts.append(Part("Now", note, rank: 1))
    }
    parts.append(Part("Question", lesson.question, rank: 3))
    parts.append(Part("Keys", lesson.keys, rank: 4))
    parts.append(
      Part("The claim", "\(lesson.claim) [\(lesson.source)]", rank: outcome == nil ? 2 : 5))
    self.init(
      name: "Lesson \(number)", title: lesson.title,
      progress: "step \(snapshot.newestStep) of \(lesson.steps)", parts: parts)
  }
}

extension Lesson {
  /// Whether the last step is made, or no network can go on.
  func isOver(_ snapshot: Snapshot) -> Bool {
    snapshot.newestStep >= steps || snapshot.networks.allSatisfy { $0.divergedAt != nil }
  }
}

extension Snapshot {
  /// The step of the network that is furthest.
  fileprivate var newestStep: Int { networks.map(\.newestStep).max() ?? 0 }
}
