/// A normalization as the screen knows it: its name, and what can be said of it.
package struct NormalizationInfo: Sendable, Hashable {
  /// A stage of its transform: the symbol of the values, and how they come from the stage before.
  package struct Stage: Sendable, Hashable {
    /// The symbol, as `ẑ`.
    package let symbol: String
    /// The formula, the longest wording first; never empty.
    package let formulas: [String]

    /// A stage of values called `symbol`.
    package init(symbol: String, formulas: [String]) {
      self.symbol = symbol
      self.formulas = formulas
    }
  }

  /// The name on the command line and in files, as `batch`.
  package let id: String
  /// The name on screen, as `batch norm`.
  package let words: String
  /// What it normalizes by which statistics.
  package let scope: String
  /// What it is, in a sentence for lists.
  package let summary: String
  /// Whether its statistics are those of each example, and not of each unit.
  package let isPerExample: Bool
  /// Whether theory has the gradient grow by `GradientFlow.explosion` a layer on its way down before the
  /// first step, with ReLU behind it.
  package let explodesGradients: Bool
  /// The symbols of the statistics of one unit or example.
  package let statistics: [String]
  /// The stages from z to y.
  package let stages: [Stage]
  /// How ẑ comes from z, with {z}, {mean} and {deviation} in place of numbers.
  package let arithmetic: String

  /// A normalization of the given properties.
  package init(
    id: String, words: String, scope: String = "", summary: String = "",
    isPerExample: Bool = false, explodesGradients: Bool = false, statistics: [String] = [],
    stages: [Stage] = [], arithmetic: String = ""
  ) {
    self.id = id
    self.words = words
    self.scope = scope
    self.summary = summary
    self.isPerExample = isPerExample
    self.explodesGradients = explodesGradients
    self.statistics = statistics
    self.stages = stages
    self.arithmetic = arithmetic
  }
}
