package import TOMLFiles
import Training

/// A lesson as a TOML file has it.
///
/// Keys are `title`, `claim`, `source`, `view`, `pace`, `steps`, `compare`, `timed`, `contradicts`, `layer`,
/// `keys`, `question`, `answer`, `caveat`, the tables `settings`, `script`, `note`, `variant`, `measure` and
/// `outcome`; `Sources/CLessons/files` has examples.
enum LessonFile {
  /// A number that is told, by the name of its formula.
  struct Measure: Sendable {
    let name: String
    let word: String
    let formula: Formula
    let format: Format

    /// How a number is written in words.
    enum Format: String, CaseIterable, Sendable { case number, percent }
  }

  /// Sentences, and what has to hold, where something is so.
  struct Verdict: Sendable {
    let condition: Formula?
    let words: [Piece]
    let holds: Formula?

    /// Text, or the number of a measure.
    enum Piece: Sendable {
      case text(String)
      case measure(Measure)
    }
  }
}

extension Lesson {
  /// The names that a view may have.
  package static let views = [
    "histograms", "percentiles", "density", "shift", "gradients", "units", "anatomy", "learning",
    "answers",
  ]

  /// Reads a lesson from the text of a file.
  ///
  /// Throws what is wrong first, with its line: what is no TOML, a key that there is not, one that is
  /// missing, a value that is impossible, or a formula that means nothing.
  package init(file text: String, id: String) throws(TOMLFileError) {
    let file = LessonTable(try TOMLFile(text).root, what: "a lesson")
    try file.expect(keys: [
      "title", "claim", "source", "view", "pace", "steps", "compare", "timed", "contradicts",
      "layer",
      "keys", "question", "answer", "caveat", "settings", "script", "note", "variant", "measure",
      "outcome",
    ])
    let configuration = try file.configuration("settings")
    let layers = configuration.hidden.count
    let compares = try file.truth("compare") ?? false
    let steps = try file.number("steps", in: 1...1_000_000)
    let variants = try file.tables("variant").map { table throws(TOMLFileError) in
      try table.expect(keys: ["name", "steps", "settings", "script"])
      let configuration = try table.configuration("settings")
      let steps = try table.number("steps", in: 1...1_000_000)
      return (
        name: try table.text("name"),
        variant: Variant(
          configuration: configuration, steps: steps,
          script: try table.script(upTo: steps, networks: 1, layers: configuration.hidden.count))
      )
    }
    let isTimed = try file.truth("timed") ?? false
    var reader = FormulaReader(
      hasTwin: compares, isTimed: isTimed, layers: layers,
      variants: variants.map { ($0.name, $0.variant.configuration.hidden.count) })
    let measures = try file.tables("measure").map { table throws(TOMLFileError) in
      let measure = try LessonFile.Measure(table, reader)
      guard !reader.names.contains(measure.word) else {
        throw table.error("as", "there is another measure called \(measure.word)")
      }
      reader.names.append(measure.word)
      return measure
    }
    let verdicts = try file.tables("outcome").map { table throws(TOMLFileError) in
      try LessonFile.Verdict(table, reader, measures)
    }
    guard verdicts.contains(where: { $0.holds != nil }) else {
      throw TOMLFileError(
        line: 1, reason: "outcome: expected a formula that has to hold, as holds = \"…\"")
    }
    self.init(
      id: id, title: try file.text("title"), claim: try file.text("claim"),
      source: try file.text("source"), configuration: configuration, compares: compares,
      variants: variants.map(\.variant), isTimed: isTimed,
      contradicts: try file.truth("contradicts") ?? false,
      view: try file.choice("view", of: Lesson.views) ?? "histograms",
      layer: try file.optionalNumber("layer", in: 1...layers).map { $0 - 1 } ?? 0,
      pace: try file.number("pace", in: 1...100_000),
      script: try file.script(upTo: steps, networks: compares ? 2 : 1, layers: layers),
      steps: steps,
      notes: try file.tables("note").map { table throws(TOMLFileError) in
        try table.expect(keys: ["step", "layer", "text"])
        return Note(
          step: try table.number("step", in: 0...steps),
          layer: try table.optionalNumber("layer", in: 1...layers).map { $0 - 1 },
          text: try table.text("text"))
      },
      keys: try file.text("keys"), question: try file.text("question"),
      answer: try file.text("answer"),
      outcome: { LessonFile.outcome($0, measures, verdicts) },
      caveat: try file.text("caveat"))
  }
}
