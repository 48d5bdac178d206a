extension AnatomyView {
  /// The terms of the view.
  static func glossary(_ run: RunWords) -> [(String, String)] {
    [
      (
        "latest batch",
        "the values of the latest training mini-batch (all examples × all units of the "
          + "selected layer), as they were before the network learned from it"
      )
    ] + (run.normalizesAfter ? stagesAfter(run) : stages(run)) + [
      (
        "L⁻¹",
        "in whitening: L Lᵀ are the units’ correlations over the batch, drawn towards none as the "
          + "batch is small; L⁻¹ takes them out"
      ),
      (
        "s, m",
        "in noisy batch norm: a random factor and shift, new at every step; none in inference"
      ),
      (
        "shapes",
        "only each unit’s mean and σ are set: its skew and its tails stay, so ẑ is not a "
          + "normal distribution, and units stay correlated"
      ),
      (
        "rms correlation",
        "the root mean square of the correlation of two units over the batch, over all pairs, in ẑ "
          + "(in z without normalization): batch norm leaves correlations as they are, whitening "
          + "shrinks them; beside it the smallest and the largest σ of a unit. Units that are the "
          + "same in all examples are left out"
      ),
      ("mean, σ", "of all units together; σ of z also holds how far the units’ means are apart"),
      (
        "├──┼──┤",
        "15th, 50th and 85th percentile"
          + (run.isReLU ? "" : "; grey, ░: where the nonlinearity is saturated")
      ),
      (
        "◂ ▸ and ▒",
        "the share of values beyond the ends of the axis; ↑ the share in the tallest column"
      ),
      (
        "▲",
        "the first example of the batch in one unit: the one that u chose, else the typical one, "
          + "which has the median shift of its layer"
      ),
      (
        "this batch",
        "μ and √(σ² + ε) that training divides by; other examples in the batch would give others"
      ),
      (
        "moving averages",
        "used in inference, as they are after this batch: each time 0.9 old + 0.1 new, σ² with m − 1 for m (momentum 0.1 as "
          + "PyTorch counts it, 0.9 as Keras does)"
      ),
      (
        "algorithm 2",
        "statistics retaken (algorithm 2 of the paper): E[μ] and √(m/(m − 1) E[σ²] + ε) over "
          + "mini-batches in random order, 5,000 examples or more, with the weights held fixed "
          + "[Ioffe 2015]: what the moving averages stand in for"
      ),
      (
        "γ, β",
        "those that this batch went through, before the update. 15/50/85 %: over the units"
      ),
    ]
  }

  /// The stages from z to y.
  private static func stages(_ run: RunWords) -> [(String, String)] {
    [
      (
        "z",
        "z = W a + b, with a from the layer before. Batch norm makes b redundant: μ takes it out"
      ),
      ("z − μ", "centred: μ = (1/m) Σ z, for each unit over the m examples of the batch"),
      (
        "ẑ",
        "normalized (the paper’s x-hat): (z − μ)/√(σ² + ε), σ² = (1/m) Σ (z − μ)², ε\(run.epsilon): "
          + "every unit now has mean 0 and σ 1 over the batch, up to ε"
      ),
      (
        "y",
        "y = γ ẑ + β, what the nonlinearity receives; γ and β are learned, a pair per unit"
      ),
    ]
  }

  /// The stages from g(z) to a, where the normalization stands behind the nonlinearity g.
  private static func stagesAfter(_ run: RunWords) -> [(String, String)] {
    [
      (
        "h",
        "h = g(z), what the \(run.nonlinearity) puts out for z = W a + b, with a from the layer before"
      ),
      ("h − μ", "centred: μ = (1/m) Σ h, for each unit over the m examples of the batch"),
      (
        "ẑ",
        "normalized: (h − μ)/√(σ² + ε), σ² = (1/m) Σ (h − μ)², ε\(run.epsilon): "
          + "every unit now has mean 0 and σ 1 over the batch, up to ε"
      ),
      ("a", "a = γ ẑ + β, what the next layer receives; γ and β are learned, a pair per unit"),
    ]
  }
}
