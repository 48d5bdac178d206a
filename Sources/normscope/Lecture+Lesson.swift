import Dashboard
import Lessons
import Telemetry

extension Lecture {
  /// What a lesson says at the moment of `snapshot`, or in the end of its outcome.
  init(_ given: GivenLesson, _ snapshot: Snapshot) {
    let lesson = given.lesson
    let question = Part("Question", lesson.question, answer: lesson.answer)
    let keys = Part("Keys", lesson.keys)
    let claim = Part("The claim", "\(lesson.claim) [\(lesson.source)]")
    let next = lesson.index.map { $0 + 1 }
    var (parts, offersNext) = ([claim, question, keys], false)
    switch given.stage(at: snapshot) {
    case .over(let outcome):
      parts = [
        Part("Measured", outcome.told(contradicts: lesson.contradicts)),
        Part("But", lesson.caveat), question, keys, claim,
      ]
      if let next, Lesson.all.indices.contains(next) {
        offersNext = true
        parts.append(Part("Next", "N starts lesson \(next + 1): \(Lesson.all[next].title)"))
      } else {
        let words = next == nil ? "" : "This was the last lesson; "
        parts.append(Part("Next", "\(words)L lists the lessons of the program."))
      }
    case .takenOver:
      parts.insert(
        Part("Yours", "You took over: what follows is yours. L lists the lessons."), at: 0)
    case .running(let note?): parts.insert(Part("Now", note), at: 0)
    case .running(nil): break
    }
    self.init(
      name: next.map { "Lesson \($0)" } ?? "Lesson", title: lesson.title,
      progress: "step \(snapshot.newestStep) of \(lesson.steps)", parts: parts,
      layer: lesson.layer(at: snapshot.newestStep), offersNext: offersNext)
  }
}

extension Outcome {
  /// What was measured, and what that means for the claim.
  fileprivate func told(contradicts: Bool) -> String {
    let verdict =
      if !isDecided {
        "Whether the claim is borne out, --check tells: it measures the rest as well."
      } else if contradicts {
        "That \(holds ? "contradicts" : "does not contradict") the claim."
      } else {
        "That \(holds ? "bears" : "does not bear") the claim out."
      }
    return words.isEmpty ? verdict : "\(words) \(verdict)"
  }
}
