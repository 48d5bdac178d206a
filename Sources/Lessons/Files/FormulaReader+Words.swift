import Training

extension FormulaReader {
  /// The words of a formula, from the first on.
  struct Words {
    private var rest: ArraySlice<String>
    /// How many formulas are within each other here.
    var depth = 0

    /// Throws what has no meaning in a formula, and what may be meant.
    init(_ text: String) throws(FormulaError) {
      var (words, rest) = ([String](), text[...])
      let word =
        /[A-Za-z_][A-Za-z0-9_.]*|[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?|"[^"]*"|[<>=!&|]+|[-+*\/()@,%]/
      while true {
        rest = rest.drop { $0.isWhitespace }
        guard !rest.isEmpty else { break }
        guard let match = rest.prefixMatch(of: word) else {
          throw FormulaError("“\(String(rest.prefix(1)).quotable)” has no meaning in a formula")
        }
        let found = String(match.output.0)
        if found.contains(/^[<>=!&|]/), Formula.Operator(rawValue: found) == nil {
          throw FormulaError("“\(found.quotable)” has no meaning in a formula\(Self.hint(found))")
        }
        words.append(found)
        rest = rest[match.range.upperBound...]
      }
      self.rest = words[...]
    }

    /// What may be meant by signs that are no operator.
    private static func hint(_ signs: String) -> String {
      let meant: String? =
        switch Set(signs) {
        case [">"]: "“>” or “>=”"
        case [">", "="]: "“>=”"
        case ["<"]: "“<” or “<=”"
        case ["<", "="]: "“<=”"
        case ["="]: "“==”"
        case ["!", "="], ["<", ">"]: "“not … == …”"
        case ["!"]: "“not”"
        case ["&"]: "“and”"
        case ["|"]: "“or”"
        default: nil
        }
      return meant.map { ", perhaps \($0) is meant" } ?? ""
    }

    /// How many there are.
    var count: Int { rest.count }

    /// The first word, which stays.
    var next: String? { rest.first }

    /// Leaves out the first word.
    mutating func skip() { rest = rest.dropFirst() }

    /// Takes the first word away; nil at the end.
    mutating func take() -> String? { rest.popFirst() }

    /// Takes the first word away, which has to be `word`.
    mutating func take(_ word: String) throws(FormulaError) {
      guard rest.first == word else {
        throw FormulaError("expected “\(word)”, not “\(rest.first?.quotable ?? "the end")”")
      }
      skip()
    }
  }
}
