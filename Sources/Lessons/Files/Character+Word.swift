extension Character {
  /// Whether it is one of the digits 0 to 9.
  var isDigit: Bool { isASCII && isWholeNumber }

  /// Whether a name in a formula may begin with it: an ASCII letter or _.
  var beginsWord: Bool { self == "_" || isASCII && isLetter }

  /// Whether it may stand in a name in a formula: an ASCII letter, a digit or _.
  var isInWord: Bool { beginsWord || isDigit }
}

extension String {
  /// The text as a name in a formula: each run of characters other than ASCII letters and digits becomes
  /// one _.
  var asWord: String {
    reduce(into: "") { word, character in
      if character.isInWord, character != "_" {
        word.append(character)
      } else if word.last != "_" {
        word.append("_")
      }
    }
  }
}
