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
      while true {
        rest = rest.drop { $0.isWhitespace }
        guard let first = rest.first else { break }
        guard let found = Self.word(rest) else {
          throw FormulaError("“\(String(first).quotable)” has no meaning in a formula")
        }
        if Self.signs.contains(first), Formula.Operator(rawValue: String(found)) == nil {
          let signs = String(found)
          throw FormulaError("“\(signs.quotable)” has no meaning in a formula\(Self.hint(signs))")
        }
        words.append(String(found))
        rest = rest[found.endIndex...]
      }
      self.rest = words[...]
    }

    /// What operators of more than one sign are made of.
    private static let signs = "<>=!&|"

    /// The word that `text`, which is not empty, begins with: a name, a number, a text in quotes or an
    /// operator; nil where it begins with none.
    private static func word(_ text: Substring) -> Substring? {
      let first = text[text.startIndex]
      if first.beginsWord { return text.prefix { $0.isInWord || $0 == "." } }
      if first.isDigit { return number(text) }
      if first == "\"" {
        let rest = text.dropFirst()
        return rest.firstIndex(of: "\"").map { text[...$0] }
      }
      if signs.contains(first) { return text.prefix { signs.contains($0) } }
      return "-+*/()@,%".contains(first) ? text.prefix(1) : nil
    }

    /// The number that `text`, whose first character is a digit, begins with.
    private static func number(_ text: Substring) -> Substring {
      func digits(behind start: Substring.Index) -> Substring.Index? {
        let rest = text[start...].prefix { $0.isDigit }
        return rest.isEmpty ? nil : rest.endIndex
      }
      var end = digits(behind: text.startIndex) ?? text.startIndex
      if text[end...].first == ".", let behind = digits(behind: text.index(after: end)) {
        end = behind
      }
      if let sign = text[end...].first, sign == "e" || sign == "E" {
        var start = text.index(after: end)
        if let sign = text[start...].first, sign == "-" || sign == "+" {
          start = text.index(after: start)
        }
        end = digits(behind: start) ?? end
      }
      return text[..<end]
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
