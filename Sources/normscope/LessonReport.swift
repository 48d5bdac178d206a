import Experiments
import Lessons

/// What `normscope lesson --check` prints; numbers that are not finite are null.
struct LessonReport: Encodable {
  let lesson: String
  let number: Int
  let title: String
  let claim: String
  let contradicts: Bool
  let seed: UInt64
  let steps: Int
  let numbers: [String: Nullable<Double>]
  let words: String
  let holds: Bool

  init(_ lesson: Lesson, seed: UInt64, _ outcome: Outcome) {
    self.lesson = lesson.id
    number = (lesson.index ?? -1) + 1
    (title, claim, steps) = (lesson.title, lesson.claim, lesson.steps)
    contradicts = lesson.contradicts
    self.seed = seed
    numbers = Dictionary(
      outcome.numbers.map { number in
        (
          number.name.split(separator: " ").joined(separator: "_"),
          Nullable(wrappedValue: finite(number.value))
        )
      }, uniquingKeysWith: { $1 })
    (words, holds) = (outcome.words, outcome.holds)
  }
}
