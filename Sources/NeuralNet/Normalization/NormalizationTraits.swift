/// What can be said of a normalization in words and facts, for whoever shows it or decides by it.
package struct NormalizationTraits: Sendable, Equatable {
  /// What one mean and one variance are taken over.
  package enum Axis: Sendable {
    /// The examples of the batch, for each unit.
    case unit
    /// The units of the layer or of each of its groups, for each example.
    case example
  }

  /// A stage of the transform that can be shown by itself.
  package struct Stage: Sendable, Equatable {
    /// The symbol of the values, as `ẑ`.
    package let symbol: String
    /// How they come from the stage before, the longest wording first.
    package let formulas: [String]

    /// A stage of values called `symbol`.
    init(_ symbol: String, _ formulas: String...) {
      self.symbol = symbol
      self.formulas = formulas
    }
  }

  /// The name on screen, as `batch norm`.
  package let words: String
  /// What it normalizes by which statistics, as `each unit by its own μ and σ`.
  package let scope: String
  /// What it is, in a sentence for lists.
  package let summary: String
  /// What one mean and one variance are taken over.
  package var axis = Axis.unit
  /// The symbols of the statistics of one unit or example.
  package var statistics = ["μ", "√(σ² + ε)"]
  /// The stages from z to y.
  package var stages = [
    Stage("z", "z = W a + b", "z"), Stage("z − μ", "→ z − μ"),
    Stage("ẑ", "→ ẑ = (z − μ)/√(σ² + ε)", "→ ẑ, ÷ √(σ² + ε)", "→ ẑ"),
    Stage("y", "→ y = γ ẑ + β", "→ y"),
  ]
  /// How ẑ comes from z, with {z}, {mean} and {deviation} in place of numbers.
  package var arithmetic = "({z} − {mean}) / {deviation}"
  /// Whether γ and β can undo it, so that it can enter by a graft.
  package var canGraft = false
  /// Whether an affine map can take its place in inference, so that it can leave by a fold.
  package var canFold = true
  /// Whether its backward pass is the derivative of its forward pass.
  package var isDifferentiated = true
  /// Whether it takes b out again, so that b has no gradient and no use.
  package var makesBiasRedundant = false
  /// Whether the gradient is expected to grow from layer to layer on its way down before the first step,
  /// with ReLU behind it [Yang 2019].
  package var explodesGradients = false
  /// Whether every step draws noise.
  package var isNoisy = false
  /// Whether training mode takes the running statistics, too.
  package var trainsWithRunning = false
}
