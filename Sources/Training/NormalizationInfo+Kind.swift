package import NeuralNet
package import Telemetry

extension NormalizationInfo {
  /// What can be said of a kind of normalization before the nonlinearity, or behind it where it
  /// `comesAfter`; nil for none.
  package init?(_ kind: NormalizationKind, comesAfter: Bool = false) {
    guard let traits = kind.traits else { return nil }
    // What a normalization behind the nonlinearity receives is h, and what it makes of that is a.
    func text(_ words: String) -> String {
      comesAfter ? words.replacing("z", with: "h").replacing("y", with: "a") : words
    }
    var stages = traits.stages.map {
      Stage(symbol: text($0.symbol), formulas: $0.formulas.map(text))
    }
    if comesAfter {
      stages[0] = Stage(symbol: "h", formulas: ["h = g(z), z = W a + b", "h = g(z)", "h"])
    }
    self.init(
      id: kind.rawValue, words: traits.words, scope: traits.scope, summary: traits.summary,
      isPerExample: traits.axis == .example, explodesGradients: traits.explodesGradients,
      statistics: traits.statistics.map(text),
      stages: stages,
      arithmetic: traits.arithmetic)
  }
}

extension Session {
  /// What can be said of a kind of normalization where this network has it; nil for none.
  func info(_ kind: NormalizationKind) -> NormalizationInfo? {
    NormalizationInfo(kind, comesAfter: configuration.normalizesAfter)
  }
}
