import Dashboard
import Drawing
import Telemetry
import Testing

/// Where the answers of two networks differ.
extension AnswersTests {
  @Test func twinsAreComparedInWordsAndMarked() {
    let text = text([Self.pictures(wrong: 5), Self.pictures(wrong: 10)])
    #expect(text.contains("differ on 10 % of 30"))
    #expect(text.contains("○0, is 2 75 %") && text.contains("○2 right 75 %"), "\(text)")
    let same = self.text([Self.pictures(wrong: 5), Self.pictures(wrong: 5)])
    #expect(same.contains("differ on 0 % of 30") && !same.contains("○0, is 2"))
  }

  @Test func theMapMarksWhereTwinsDiffer() {
    let apart = text([Self.plane(border: 4), Self.plane(border: 6)])
    #expect(apart.contains("≠ ≠"), "\(apart)")
    #expect(!text([Self.plane(border: 4), Self.plane(border: 4)]).contains("≠ ≠"))
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func aNetworkThatDivergedGivesNoAnswersAndDiffersFromNone(width: Int, height: Int) {
    let (some, plane) = (Self.pictures(wrong: 5), Self.plane(border: 4))
    for answers in [some, plane] {
      let none = Answers(
        sample: answers.sample, given: answers.given.map { _ in nil },
        map: answers.map.map {
          DecisionMap(
            lower: $0.lower, upper: $0.upper, columns: $0.columns, rows: $0.rows,
            cells: $0.cells.map { _ in nil })
        })
      var state = ViewState(size: Size(width: width, height: height))
      state.view = .answers
      let twins = [network(none, divergedAt: 7), network(answers, .batch)]
      let text = Dashboard.render(Sample.snapshot(twins), state).lines.joined(separator: "\n")
      #expect(text.contains(/diverged at step 7: (?:the network gives )?no answers/), "\(text)")
      for words in ["○", "differ", "≠ ≠", "n/a", "0 % right"] {
        #expect(!text.contains(words), "\(words)\n\(text)")
      }
      #expect(text.contains(" right, "))
    }
  }
}
