import Dashboard
import Drawing
import Telemetry
import Testing

/// View 9: what the networks say.
@Suite struct AnswersTests {
  /// Answers to 30 pictures of three classes; every `wrong`-th one is the next class.
  static func pictures(wrong: Int) -> Answers {
    let labels = (0..<30).map { $0 % 3 }
    let half = [UInt8](repeating: 255, count: 98) + [UInt8](repeating: 0, count: 98)
    return Answers(
      sample: AnswerSample(
        classes: 3, labels: labels,
        pictures: labels.map { _ in Picture(width: 14, height: 14, pixels: half) }),
      given: labels.enumerated().map { index, label in
        Answer(
          choice: index.isMultiple(of: wrong) ? (label + 1) % 3 : label, probability: 0.75)
      })
  }

  /// A plane whose left side is class 0 and whose right side, from column `border` of 8, is class 1.
  static func plane(border: Int) -> Answers {
    let points = [SIMD2<Float>(-1, 0), SIMD2(1, 0), SIMD2(1, 0.5), SIMD2(-1, -0.5)]
    let labels = [0, 1, 0, 0]
    return Answers(
      sample: AnswerSample(classes: 2, labels: labels, points: points),
      given: [0, 1, 1, 0].map { Answer(choice: $0, probability: 0.9) },
      map: DecisionMap(
        lower: SIMD2(-2, -2), upper: SIMD2(2, 2), columns: 8, rows: 4,
        cells: (0..<32).map { Answer(choice: $0 % 8 < border ? 0 : 1, probability: 0.9) }))
  }

  /// A network that gives these answers.
  func network(
    _ answers: Answers?, _ normalization: NormalizationInfo? = nil, divergedAt: Int? = nil
  ) -> NetworkSnapshot {
    let sample = Sample.network(normalization: normalization)
    return NetworkSnapshot(
      current: sample.current, mark: sample.mark, history: sample.history, markers: [],
      divergedAt: divergedAt, answers: answers)
  }

  /// View 9 of a plain network with the first answers and, beside it, one with batch norm.
  func canvas(
    _ answers: [Answers?], width: Int = 120, height: Int = 40
  ) -> Canvas {
    var state = ViewState(size: Size(width: width, height: height))
    state.view = .answers
    let networks = zip(answers, [nil, NormalizationInfo.batch]).map { network($0, $1) }
    return Dashboard.render(Sample.snapshot(networks), state).canvas
  }

  /// The same as text.
  func text(_ answers: [Answers?], width: Int = 120, height: Int = 40) -> String {
    canvas(answers, width: width, height: height).lines.joined(separator: "\n")
  }

  @Test func theLegendShowsWhatItSpeaksOf() {
    for (entry, text) in [
      (0, "1 right 75 %"), (1, "1, is 0 75 %"), (3, "true class down, answer across"),
      (8, "test 75 %"),
    ] {
      var state = ViewState(size: Size(width: 160, height: 40))
      (state.view, state.help) = (.answers, .legend(entry: entry))
      let canvas = Dashboard.render(
        Sample.snapshot([network(Self.pictures(wrong: 5))]), state
      ).canvas
      #expect(canvas.reversedText(in: 0..<108).contains(text), "\(text)")
    }
  }

  @Test func aPictureHasItsAnswerAndWhetherThatIsRight() {
    let text = text([Self.pictures(wrong: 5)])
    for words in [
      "24 of 30 test examples right, 80 %", "1, is 0 75 %", "1 right 75 %", "true class down", "█",
    ] { #expect(text.contains(words), "\(words)\n\(text)") }
  }

  @Test func theNumbersBehindAPictureAreSaved() {
    let pictures = Answers(
      sample: AnswerSample(classes: 3, labels: [2, 0]),
      given: [Answer(choice: 1, probability: 0.5), nil])
    var state = ViewState(size: Size(width: 80, height: 24))
    state.view = .answers
    let networks = [network(pictures), network(Self.plane(border: 4), .batch), network(nil)]
    let table = NumberTable(Sample.snapshot(networks), state)
    #expect(
      table.header == [
        "normalization", "step", "example", "x1", "x2", "true_class", "answer", "probability",
      ])
    #expect(
      table.rows == [
        ["none", "40", "1", "", "", "2", "1", "0.5"], ["none", "40", "2", "", "", "0", "", ""],
        ["batch", "40", "1", "-1.0", "0.0", "0", "0", "0.9"],
        ["batch", "40", "2", "1.0", "0.0", "1", "1", "0.9"],
        ["batch", "40", "3", "1.0", "0.5", "0", "1", "0.9"],
        ["batch", "40", "4", "-1.0", "-0.5", "0", "0", "0.9"],
      ])
  }

  @Test func thePlaneShowsClassesWithAnAxisAndPoints() throws {
    let canvas = canvas([Self.plane(border: 4)], width: 80, height: 24)
    let text = canvas.lines.joined(separator: "\n")
    for words in ["3 of 4 test examples right", "−2", "│   0 ", "x₁", "x₂", "answer", "░"] {
      #expect(text.contains(words), "\(words)\n\(text)")
    }
    // The point that is answered wrongly is the only one that is reversed.
    let body = canvas.cells.dropFirst(3 * 80).prefix(17 * 80)
    #expect(body.filter(\.style.isReversed).map(\.glyph) == ["0"])
  }

  @Test func whatIsNotKnownIsSaid() {
    #expect(text([nil]).contains("the answers are on their way"))
  }

  @Test func answersThatAreNoneAndEverySizeAreDrawn() {
    let none = Answers(
      sample: Self.pictures(wrong: 5).sample, given: Array(repeating: nil, count: 30))
    let many = Answers(
      sample: AnswerSample(classes: 47, labels: (0..<94).map { $0 % 47 }),
      given: (0..<94).map { Answer(choice: $0 % 47, probability: .nan) })
    let plane = Self.plane(border: 4)
    for width in stride(from: 60, through: 300, by: 7) {
      for height in stride(from: 16, through: 100, by: 5) {
        for answers in [[none, Self.pictures(wrong: 5)], [many], [plane, plane], [plane]] {
          let canvas = canvas(answers, width: width, height: height)
          #expect(canvas.lines.allSatisfy { $0.unicodeScalars.count == width })
          #expect(canvas.ascii.lines.joined().unicodeScalars.allSatisfy { $0.isASCII })
          #expect(!canvas.ascii.lines.dropFirst(2).dropLast().joined().contains("?"))
        }
      }
    }
  }
}
