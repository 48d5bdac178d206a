/// What stands beside the view while a lesson runs.
package struct Lecture: Equatable, Sendable {
  /// A heading and a text.
  package struct Part: Equatable, Sendable {
    /// The heading, a word or two.
    let heading: String
    /// The text.
    let text: String
    /// Where the text is a question, its answer, which is hidden at first.
    let answer: String?

    /// A part, with the answer where it is a question.
    package init(_ heading: String, _ text: String, answer: String? = nil) {
      self.heading = heading
      self.text = text
      self.answer = answer
    }
  }

  /// Which lesson it is, in a word and a number.
  package let name: String
  /// What the lesson is about.
  package let title: String
  /// How far it has come.
  package let progress: String
  /// What is to be read, from top to bottom; the first part is what is said now.
  package let parts: [Part]
  /// The layer that the first part speaks of, counted from 0 next to the data.
  package let layer: Int
  /// Whether the run is over and another lesson follows, which a key starts.
  package let offersNext: Bool

  /// A lecture of the given parts.
  package init(
    name: String, title: String, progress: String, parts: [Part], layer: Int = 0,
    offersNext: Bool = false
  ) {
    self.name = name
    self.title = title
    self.progress = progress
    self.parts = parts
    self.layer = layer
    self.offersNext = offersNext
  }
}
