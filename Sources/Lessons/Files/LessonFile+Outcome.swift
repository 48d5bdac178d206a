import TOMLFiles
import Training

extension LessonFile.Measure {
  /// Reads a table of `name`, `value`, and `as` and `format` where they are given.
  init(_ table: LessonTable, _ reader: FormulaReader) throws(TOMLFileError) {
    try table.expect(keys: ["name", "as", "value", "format"])
    name = try table.text("name")
    word = try table.optionalText("as") ?? name.asWord
    guard word.first?.beginsWord == true, word.allSatisfy(\.isInWord) else {
      throw table.error("as", "expected a word of letters, digits and _")
    }
    formula = try table.formula("value", reader)
    let names = Format.allCases.map(\.rawValue)
    format = try table.choice("format", of: names).flatMap { Format(rawValue: $0) } ?? .number
  }

  /// The number in words.
  func words(_ value: Double) -> String {
    switch format {
    case .number: Lesson.number(value)
    case .percent: Lesson.percent(value)
    }
  }
}

extension LessonFile.Verdict {
  /// Reads a table of `words`, and `when` and `holds` where they are given.
  init(_ table: LessonTable, _ reader: FormulaReader, _ measures: [LessonFile.Measure])
    throws(TOMLFileError)
  {
    try table.expect(keys: ["when", "words", "holds"])
    condition = try table.optionalFormula("when", reader)
    holds = try table.optionalFormula("holds", reader)
    var (pieces, rest) = ([Piece](), try table.text("words")[...])
    while let start = rest.firstIndex(of: "{") {
      let inner = rest[start...].dropFirst().prefix { $0 != "{" && $0 != "}" }
      guard rest[inner.endIndex...].first == "}" else {
        pieces.append(.text(String(rest[..<inner.endIndex])))
        rest = rest[inner.endIndex...]
        continue
      }
      pieces.append(.text(String(rest[..<start])))
      let word = String(inner)
      guard let measure = measures.first(where: { $0.word == word }) else {
        throw table.error("words", word.unknownKey(among: measures.map(\.word)))
      }
      pieces.append(.measure(measure))
      rest = rest[inner.endIndex...].dropFirst()
    }
    words = pieces + [.text(String(rest))]
  }

  /// The formulas in it.
  var formulas: [Formula] {
    [condition, holds].compactMap(\.self)
      + words.compactMap { if case .measure(let measure) = $0 { measure.formula } else { nil } }
  }
}

extension LessonTable {
  fileprivate func formula(_ key: String, _ reader: FormulaReader) throws(TOMLFileError) -> Formula
  {
    let text = try text(key)
    do { return try reader.read(text) } catch { throw self.error(key, error.reason) }
  }

  fileprivate func optionalFormula(_ key: String, _ reader: FormulaReader)
    throws(TOMLFileError) -> Formula?
  {
    try optionalText(key) == nil ? nil : try formula(key, reader)
  }
}

extension LessonFile {
  /// What a run came to by the measures and verdicts of a file.
  ///
  /// What needs a variant or a time is left out where those were not measured, as on the live screen.
  static func outcome(_ evidence: Evidence, _ measures: [Measure], _ verdicts: [Verdict])
    -> Outcome
  {
    let isComplete = !evidence.variants.isEmpty || !evidence.stepTimes.isEmpty
    let byWord = Dictionary(uniqueKeysWithValues: measures.map { ($0.word, $0.formula) })
    func isMeasured(_ formula: Formula) -> Bool {
      isComplete
        || formula.quantities.allSatisfy(\.isAlwaysMeasured)
          && formula.names.allSatisfy { byWord[$0].map(isMeasured) ?? true }
    }
    var values: [String: Double] = [:]
    var numbers: [(name: String, value: Double)] = []
    for measure in measures where isMeasured(measure.formula) {
      let value = measure.formula.value(evidence, values)
      values[measure.word] = value
      numbers.append((measure.name, value))
    }
    let formulas = measures.map(\.formula) + verdicts.flatMap(\.formulas)
    let needsTwin = formulas.contains { $0.quantities.contains { $0.network == .twin } }
    guard !needsTwin || evidence.networks.count == 2, !evidence.networks.isEmpty else {
      return .incomplete
    }
    let due = verdicts.filter { verdict in
      verdict.formulas.allSatisfy(isMeasured)
        && verdict.condition?.isTrue(evidence, values) != false
    }
    let words = due.map { verdict in
      verdict.words.map { piece in
        switch piece {
        case .text(let text): text
        case .measure(let measure): measure.words(values[measure.word] ?? .nan)
        }
      }.joined()
    }
    let isTested = due.contains { $0.holds != nil }
    return Outcome(
      numbers, words: words.joined(separator: " "),
      holds: isTested && due.allSatisfy { $0.holds?.isTrue(evidence, values) != false },
      isDecided: isComplete || isTested)
  }
}
