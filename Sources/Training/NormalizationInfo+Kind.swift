package import NeuralNet
package import Telemetry

extension NormalizationInfo {
  /// What can be said of a kind of normalization; nil for none.
  package init?(_ kind: NormalizationKind) {
    guard let traits = kind.traits else { return nil }
    self.init(
      id: kind.rawValue, words: traits.words, scope: traits.scope, summary: traits.summary,
      isPerExample: traits.axis == .example, statistics: traits.statistics,
      stages: traits.stages.map { Stage(symbol: $0.symbol, formulas: $0.formulas) },
      arithmetic: traits.arithmetic)
  }
}
