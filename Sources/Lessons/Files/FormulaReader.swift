import NeuralNet
import Training

/// Reads formulas of a lesson, whose networks and names of other formulas it knows.
struct FormulaReader {
  /// Whether there is a twin, and whether the time of steps is measured.
  var hasTwin = false, isTimed = false
  /// How many hidden layers the networks shown have.
  var layers = 0
  /// The names of the variants, and their hidden layers, in their order.
  var variants: [(name: String, layers: Int)] = []
  /// The names of other formulas.
  var names: [String] = []

  /// The formula that `text` means; throws what is wrong with it.
  func read(_ text: String) throws(FormulaError) -> Formula {
    var words = try Words(text)
    // What is as long is no formula of a lesson, and would be a tree as deep.
    guard words.count <= 1_000 else { throw FormulaError("too long") }
    let formula = try read(&words, strength: 0)
    if let word = words.next { throw FormulaError("expected an operator, not “\(word.quotable)”") }
    return formula
  }

  /// The longest formula whose operators all bind more strongly than `strength`.
  private func read(_ words: inout Words, strength: Int) throws(FormulaError) -> Formula {
    words.depth += 1
    guard words.depth < 100 else { throw FormulaError("too much within each other") }
    var formula = try operand(&words)
    while let operation = words.next.flatMap({ Formula.Operator(rawValue: $0) }),
      operation.strength > strength
    {
      words.skip()
      formula = .combined(formula, operation, try read(&words, strength: operation.strength))
      if operation.isComparison, let next = words.next.flatMap({ Formula.Operator(rawValue: $0) }),
        next.isComparison
      {
        throw FormulaError("“\(next.rawValue)” behind a comparison: join two of them with “and”")
      }
    }
    words.depth -= 1
    return formula
  }

  private func operand(_ words: inout Words) throws(FormulaError) -> Formula {
    guard let word = words.take() else { throw FormulaError("expected a value at the end") }
    switch word {
    case "(":
      let formula = try read(&words, strength: 0)
      try words.take(")")
      return formula
    // Nothing binds more strongly than a product.
    case "-": return .negated(try read(&words, strength: Formula.Operator.times.strength))
    // It binds less than a comparison and more than `and`.
    case "not": return .not(try read(&words, strength: 3))
    default: break
    }
    if let number = Double(word), number.isFinite {
      guard words.next == "%" else { return .number(number) }
      words.skip()
      return .number(number / 100)
    }
    if let range = Formula.Range(rawValue: word), words.next == "(" {
      words.skip()
      let name = words.take() ?? ""
      let quantity = try quantity(name)
      if quantity == nil, name.first?.beginsWord == true, !names.contains(name) {
        throw FormulaError(unknown(name))
      }
      guard let quantity, quantity.isOfSteps else {
        throw FormulaError(
          "\(word): expected a quantity of every step, and the step after which it counts")
      }
      try words.take(",")
      guard let step = words.take().flatMap({ Int($0) }) else {
        throw FormulaError("\(word): expected the step after which it counts")
      }
      try words.take(")")
      return .over(range, quantity, after: step)
    }
    guard word.first?.beginsWord == true else {
      throw FormulaError("expected a value, not “\(word.quotable)”")
    }
    if names.contains(word) { return .name(word) }
    guard var quantity = try quantity(word) else {
      throw FormulaError(unknown(word))
    }
    if words.next == "@" {
      words.skip()
      guard quantity.isOfSteps || quantity.name == "norm" else {
        throw FormulaError("\(word): it is not of a step")
      }
      guard let step = words.take().flatMap({ Int($0) }) else {
        throw FormulaError("@: expected the number of a step")
      }
      quantity.step = step
    }
    return quantity.name == "norm" ? try kind(of: quantity, &words) : .quantity(quantity)
  }

  /// Which normalization a network has, whose name comes next.
  private func kind(of quantity: Quantity, _ words: inout Words) throws(FormulaError) -> Formula {
    let names = NormalizationKind.allCases.map(\.rawValue)
    try words.take("==")
    let word = words.take() ?? ""
    guard let name = word.wholeMatch(of: /"(?<name>.*)"/)?.output.name,
      let kind = NormalizationKind(rawValue: String(name))
    else {
      throw FormulaError(
        "norm: expected one of \(names.joined(separator: ", ")) in quotes, not "
          + "“\(word.quotable)”")
    }
    return .isNormalized(quantity, by: kind)
  }

  /// The quantity that is called `word`; nil where there is none.
  private func quantity(_ word: String) throws(FormulaError) -> Quantity? {
    var parts = word.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    var quantity = Quantity(name: parts.removeLast())
    var layers = layers
    if parts.first == "twin" {
      guard hasTwin else { throw FormulaError("\(word): this lesson has no twin (compare = true)") }
      quantity.network = .twin
      parts.removeFirst()
    } else if let place = parts.first.flatMap({ variants.map(\.name).firstIndex(of: $0) }) {
      quantity.network = .variant(place)
      layers = variants[place].layers
      parts.removeFirst()
    }
    guard parts.count < 2 else { return nil }
    guard let layer = parts.first else {
      guard quantity.name != "step_ms" || isTimed && quantity.isOfShown else {
        throw FormulaError("\(word): only of a lesson’s own networks, and with timed = true")
      }
      return Quantity.names.contains(quantity.name) ? quantity : nil
    }
    switch layer {
    case "last": quantity.layer = .last
    case "first": quantity.layer = .place(0)
    default:
      guard let number = layer.wholeMatch(of: /layer(?<n>[0-9]{1,3})/).flatMap({ Int($0.output.n) })
      else { return nil }
      guard (1...max(1, layers)).contains(number) else {
        throw FormulaError("\(word): there are layers 1 to \(layers)")
      }
      quantity.layer = .place(number - 1)
    }
    return Quantity.layerNames.contains(quantity.name) ? quantity : nil
  }

  /// That nothing is called `word`, and what may be meant.
  private func unknown(_ word: String) -> String {
    let owners = ["last", "first", "layer1"] + (hasTwin ? ["twin"] : []) + variants.map(\.name)
    let parts = word.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    let strange = parts.dropLast().first {
      !owners.contains($0) && !$0.contains(/^layer[0-9]{1,3}$/)
    }
    if let strange { return strange.unknownKey(among: owners) }
    let isOfLayer = word.contains(/(^|\.)(last|first|layer[0-9]*)\./)
    return (parts.last ?? word).unknownKey(
      among: isOfLayer ? Quantity.layerNames : names + Quantity.names)
  }
}
