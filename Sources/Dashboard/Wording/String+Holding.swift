extension String {
  /// The text with no-break spaces where a line should not end: between a number and its unit or the
  /// word that it counts behind (`5 %`, `layer 3`, `press 8`), around the signs of a formula, behind
  /// a key of one sign (`] faster`), and before a short last word.
  package var heldTogether: String {
    let words = split(separator: " ", omittingEmptySubsequences: false)
    guard var text = words.first.map(String.init) else { return self }
    for index in words.indices.dropFirst() {
      let isLast = index == words.count - 1 && words[index].count <= 9
      let holds = isLast || Self.hold(words[index - 1], words[index])
      text += (holds ? "\u{A0}" : " ") + words[index]
    }
    return text
  }

  /// The text with a usual space for each no-break space.
  var spaced: String { replacing("\u{A0}", with: " ") }

  private static func hold(_ a: Substring, _ b: Substring) -> Bool {
    let word = b.trimmingSuffix { ".,:;)".contains($0) }
    return isNumber(b) && leading.contains(a.lowercased().filter { $0 != "(" })
      || (a.last?.isNumber == true && units.contains(String(word)))
      || operators.contains(String(a)) || operators.contains(String(word))
      || a.lowercased() == "press" && b.count <= 2
      || isSymbol(a) && !units.contains(String(a))
  }

  /// Whether it is a key of one sign, whose word follows.
  private static func isSymbol(_ word: Substring) -> Bool {
    word.count == 1 && word.allSatisfy { !$0.isLetter && !$0.isNumber }
  }

  private static func isNumber(_ word: Substring) -> Bool {
    word.drop { "−+±(".contains($0) }.first?.isNumber == true
  }

  private static let leading: Set = [
    "layer", "layers", "step", "lesson", "unit", "section", "sections", "algorithm", "seed", "rate",
    "view", "σ", "γ", "β", "ε", "μ", "η", "log", "press", "mean", "class", "≈",
  ]
  private static let units: Set = [
    "%", "σ", "raw", "ms", "nats", "steps", "units", "examples", "times", "inputs",
  ]
  private static let operators: Set = [
    "=", "≤", "≥", "<", ">", "≈", "−", "+", "×", "·", "←", "/", "÷",
  ]
}

extension Substring {
  /// What is left of it without the characters at its end that `drops` is true of.
  fileprivate func trimmingSuffix(while drops: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, drops(last) { rest.removeLast() }
    return rest
  }
}
