import Dashboard
import Lessons
import Telemetry

extension Lecture {
  /// What a lesson says at the moment of `snapshot`, or in the end of its outcome.
  init(_ given: GivenLesson, _ snapshot: Snapshot) {
    let lesson = given.lesson
    var parts: [Part] = []
    var claimRank = 2
    switch given.stage(at: snapshot) {
    case .over(let outcome):
      let verdict =
        outcome.holds ? "That bears the lesson out." : "That does not bear the lesson out."
      parts.append(Part("Measured", "\(outcome.words) \(verdict)", rank: 1))
      parts.append(Part("But", lesson.caveat, rank: 2))
      claimRank = 5
    case .takenOver:
      parts.append(
        Part("Yours", "You took over: what follows is yours. L lists the lessons.", rank: 1))
    case .running(let note?): parts.append(Part("Now", note, rank: 1))
    case .running(nil): break
    }
    parts.append(Part("Question", lesson.question, rank: 3))
    parts.append(Part("Keys", lesson.keys, rank: 4))
    parts.append(Part("The claim", "\(lesson.claim) [\(lesson.source)]", rank: claimRank))
    self.init(
      name: "Lesson \(given.index + 1)", title: lesson.title,
      progress: "step \(snapshot.newestStep) of \(lesson.steps)", parts: parts)
  }
}
