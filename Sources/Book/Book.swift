/// Lessons as pages to print, or to put on a course's site.
package struct Book: Sendable {
  /// The lessons in their order.
  package var chapters: [Chapter] = []
  /// Figure 1 of the paper, measured; nil where it was left out.
  package var figure: Figure?
  /// Terms and what they mean, by subject.
  package var glossary: [Terms] = []
  /// What is often told and is not so.
  package var misconceptions: [Term] = []
  /// Where the claims come from.
  package var sources: [Term] = []
  /// Whether the pages are for a dark ground.
  package var isDark = false
  /// The seed of the runs that are shown.
  package var seed: UInt64 = 1
  /// The version of the program.
  package var version = ""

  /// A book without pages.
  package init() {}

  /// A lesson.
  package struct Chapter: Sendable {
    /// The name on the command line, and what is said of the lesson.
    package var id = "", title = "", claim = "", source = ""
    /// Its place, counted from 1.
    package var number = 0
    /// What is trained, a setting each.
    package var settings: [String] = []
    /// What was on the screen at the notes and in the end.
    package var pictures: [Picture] = []
    /// What happens where something is pressed; nil where nothing is.
    package var film: Picture?
    /// Keys worth pressing, a question, its answer, and where research disagrees.
    package var keys = "", question = "", answer = "", caveat = ""
    /// What the run that is shown came to.
    package var words = ""
    /// What was measured from all seeds.
    package var measures: [Measure] = []
    /// From how many seeds that was, and from how many it bore the lesson out.
    package var seeds = 0, passes = 0
    /// Whether that contradicts the claim.
    package var contradicts = false

    /// A lesson of which nothing is said.
    package init() {}
  }

  /// A picture in a file of its own.
  package struct Picture: Sendable {
    /// The name of the file, and its SVG.
    package let file: String, svg: String
    /// What it shows, in numbers, for who does not see it.
    package let alternative: String
    /// What to look at.
    package let text: String

    /// A picture of the given parts.
    package init(file: String, svg: String, alternative: String, text: String) {
      (self.file, self.svg) = (file, svg)
      (self.alternative, self.text) = (alternative, text)
    }
  }

  /// A number over the seeds, as it is written.
  package struct Measure: Sendable {
    /// What it is, its mean, its standard deviation and its range.
    package let name: String, mean: String, deviation: String, range: String

    /// A number of the given parts.
    package init(name: String, mean: String, deviation: String, range: String) {
      (self.name, self.mean, self.deviation, self.range) = (name, mean, deviation, range)
    }
  }

  /// Figure 1.
  package struct Figure: Sendable {
    /// The picture, its caption, and what the numbers do not say.
    package let picture: Picture, caption: String, reservation: String
    /// The rows of the table of what was measured: a name, plain, batch norm.
    package let rows: [[String]]

    /// A figure of the given parts.
    package init(picture: Picture, caption: String, reservation: String, rows: [[String]]) {
      (self.picture, self.caption) = (picture, caption)
      (self.reservation, self.rows) = (reservation, rows)
    }
  }

  /// A term and its meaning.
  package struct Term: Sendable {
    /// The term, and what it means.
    package let name: String, meaning: String

    /// A term and its meaning.
    package init(_ name: String, _ meaning: String) { (self.name, self.meaning) = (name, meaning) }
  }

  /// Terms of one subject.
  package struct Terms: Sendable {
    /// The subject, and its terms.
    package let subject: String, terms: [Term]

    /// The terms of a subject.
    package init(_ subject: String, _ terms: [Term]) {
      (self.subject, self.terms) = (subject, terms)
    }
  }
}
