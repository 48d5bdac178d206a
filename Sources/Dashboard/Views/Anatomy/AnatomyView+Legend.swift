extension AnatomyView {
  /// What the marks of the view are.
  static func legend(_ words: LegendWords) -> [LegendEntry] {
    (words.run.normalizesAfter ? stagesAfter : stages) + [
      words.mean,
      words.sigma,
      LegendEntry("▲", "the first example of the batch in the selected unit", "▲ unit #", "▲"),
      LegendEntry("this batch", "μ and σ of the latest batch, used in training", "this batch"),
      LegendEntry(
        "moving averages", "of μ and σ² over past batches, used in inference", "moving averages"),
      LegendEntry(
        "algorithm 2", "averages over many batches at the weights of now", "algorithm 2"),
      LegendEntry("γ, β", "scale and shift that this batch went through", "γ", "β"),
      LegendEntry(
        "rms correlation", "of two units over the batch, all pairs; σ of single units",
        "rms correlation #", "rms corr. #"),
      words.percentiles,
      words.tallest,
      words.beyondTheAxis,
      words.loss,
      words.test,
    ]
  }

  /// The stages from z to y.
  private static var stages: [LegendEntry] {
    [
      LegendEntry(
        "z", "what the weights give: W a + b, over the latest batch", "z = W a + b", "z #"),
      LegendEntry("z − μ", "less the unit’s mean over the batch", "→ z − μ"),
      LegendEntry(
        "ẑ", "divided by the unit’s σ over the batch: mean 0, σ 1", "→ ẑ = (z − μ)/√(σ² + ε)", "→ ẑ"
      ),
      LegendEntry(
        "y", "what the nonlinearity receives; γ and β are learned", "→ y = γ ẑ + β", "→ y"),
    ]
  }

  /// The stages from g(z) to a, where the normalization stands behind the nonlinearity.
  private static var stagesAfter: [LegendEntry] {
    [
      LegendEntry("z", "what the weights give and the nonlinearity receives", "y = z = W a + b"),
      LegendEntry(
        "h", "what the nonlinearity puts out, over the latest batch", "h = g(z), z = W a + b",
        "h = g(z)", "h #"),
      LegendEntry("h − μ", "less the unit’s mean over the batch", "→ h − μ"),
      LegendEntry(
        "ẑ", "divided by the unit’s σ over the batch: mean 0, σ 1", "→ ẑ = (h − μ)/√(σ² + ε)", "→ ẑ"
      ),
      LegendEntry(
        "a", "what the next layer receives; γ and β are learned", "→ a = γ ẑ + β", "→ a"),
    ]
  }
}
