import Dashboard
import Testing

/// Where a line of a text may end: nowhere that tears a number from what it counts.
@Suite struct HoldingTests {
  /// The pieces between which a line may end.
  private func pieces(_ text: String) -> [String] {
    text.heldTogether.split(separator: " ").map { $0.replacing("\u{A0}", with: "_") }
  }

  @Test(
    arguments: [
      ("some 20 % per layer", ["some", "20_%", "per", "layer"]),
      ("5 %, then a shift of 2.18 σ.", ["5_%,", "then", "a", "shift", "of", "2.18_σ."]),
      (
        "in layer 8 and lesson 14, with γ 1 and β 0 again",
        [
          "in", "layer_8", "and", "lesson_14,", "with", "γ_1", "and", "β_0", "again",
        ]
      ),
      ("Press 5 or press t again", ["Press_5", "or", "press_t", "again"]),
      ("so |y| > 2.18 there", ["so", "|y|_>_2.18", "there"]),
      (
        "a last short word is not alone, is it?",
        [
          "a", "last", "short", "word", "is", "not", "alone,", "is_it?",
        ]
      ),
      ("alone", ["alone"]), ("", []),
    ] as [(String, [String])])
  func numbersStayWithTheirUnits(text: String, expected: [String]) {
    #expect(pieces(text) == expected)
    #expect(text.heldTogether.replacing("\u{A0}", with: " ") == text)
  }
}
