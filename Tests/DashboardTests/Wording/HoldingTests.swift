import Dashboard
import Testing

/// Where a line of a text may end: nowhere that tears a number from what it counts.
@Suite struct HoldingTests {
  /// The pieces between which a line may end.
  private func pieces(_ text: String) -> [String] {
    text.heldTogether.split(separator: " ").map { String($0).replacing("\u{A0}", with: "_") }
  }

  @Test(
    arguments: [
      ("some 20 % of the examples", ["some", "20_%", "of", "the_examples"]),
      ("5 %, then a shift of 2.18 σ.", ["5_%,", "then", "a", "shift", "of", "2.18_σ."]),
      (
        "in layer 8 and lesson 14, with γ 1 and β 0 in the beginning",
        [
          "in", "layer_8", "and", "lesson_14,", "with", "γ_1", "and", "β_0", "in", "the_beginning",
        ]
      ),
      ("Press 5 or press t repeatedly", ["Press_5", "or", "press_t", "repeatedly"]),
      ("so |y| > 2.18 at the edges", ["so", "|y|_>_2.18", "at", "the_edges"]),
      (
        "a last short word is not alone, is it?",
        [
          "a", "last", "short", "word", "is", "not", "alone,", "is_it?",
        ]
      ),
      ("↑ ↓ layers, ] goes faster", ["↑_↓_layers,", "]_goes_faster"]),
      ("alone", ["alone"]), ("", []),
    ] as [(String, [String])])
  func numbersStayWithTheirUnits(text: String, expected: [String]) {
    #expect(pieces(text) == expected)
    #expect(text.heldTogether.replacing("\u{A0}", with: " ") == text)
  }
}
