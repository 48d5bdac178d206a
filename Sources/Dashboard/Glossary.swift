/// What every number and picture means, a line or two each.
enum Glossary {
  /// The terms of a view.
  static func entries(for view: View) -> [(String, String)] {
    switch view {
    case .histograms: histograms
    case .percentiles: PercentilesView.glossary
    case .density: DensityView.glossary
    case .shift: ShiftView.glossary
    case .gradients: GradientsView.glossary
    case .units: UnitsView.glossary
    case .anatomy: AnatomyView.glossary
    case .learning: learning
    }
  }

  /// The terms of the two top rows.
  static let header: [(String, String)] = [
    ("step", "mini-batches learned from; an epoch is one pass over the training examples"),
    ("N(0, 0.1²)", "how the first weights were drawn: normally, with mean 0 and σ 0.1"),
    ("SGD 0.5", "the update rule and the learning rate η: W ← W − η ∂L/∂W"),
    ("steps/s", "the pace that [ and ] change; “a of b” where the machine makes fewer than asked"),
  ]

  /// Where the ideas come from.
  static let sources: [(String, String)] = [
    ("Ioffe 2015", "S. Ioffe, C. Szegedy: Batch Normalization, arXiv 1502.03167"),
    (
      "Santurkar 2018",
      "How Does Batch Normalization Help Optimization?, arXiv 1805.11604: "
        + "doubts that less covariate shift is the reason why it works"
    ),
  ]

  private static let histograms: [(String, String)] = [
    (
      "pre-activation",
      "y, what a unit’s nonlinearity receives: z = W a + b, or γ ẑ + β with batch "
        + "norm; over 256 held-out examples (the probe)"
    ),
    (
      "all units",
      "left picture: the values of all units of the layer together; the line is the "
        + "same at the mark. It can stay alike while single units wander in different directions"
    ),
    (
      "own σ",
      "middle picture: (y − the unit’s mean at the mark) / the unit’s σ at the mark. "
        + "At the mark it has σ 1; it spreads exactly as far as the units have moved since"
    ),
    ("typical unit", "right picture: the unit whose shift is the median of its layer"),
    ("↑ 12 %", "the share of values in the tallest column; the height of the chart is that share"),
    ("◂ ▸ and ▒", "the share of values beyond the ends of the axis"),
    ("├──┼──┤", "15th, 50th and 85th percentile"),
    (
      "saturated",
      "share of values where the slope g′(y) is below 5 % of its largest: |y| > 4.36 "
        + "for sigmoid, > 2.18 for tanh (grey, ░); for ReLU, inactive: y ≤ 0"
    ),
    (
      "shift raw",
      "W₁, the mean distance that values of equal rank moved since the mark; the mean "
        + "over the units. The meter has the same scale in every layer and network"
    ),
    ("shift σ", "the same, divided by the mean σ of a unit at the mark: large when σ was tiny"),
    ("last 250 steps", "the raw shift over the latest full window of 250 steps"),
    (
      "loss, test",
      "cross-entropy of the latest training batch in nats; share of right answers on "
        + "1000 held-out examples"
    ),
    (
      "beware",
      "a network that does not learn does not shift either: look at loss and accuracy too. "
        + "And batch norm sets every unit’s mean and σ anew, so its stability is by construction"
    ),
  ]

  private static let learning: [(String, String)] = [
    ("loss", "mean cross-entropy −ln p(right class), in nats: 2.30 is guessing among 10 classes"),
    ("━ test", "on 1000 held-out examples, with the moving averages of batch norm (inference)"),
    ("· train batch", "on the mini-batch of that step, before learning from it"),
    ("colour", "blue while the network is plain, orange while it is normalized"),
    (
      "b n p r m ×",
      "batch norm in, another normalization in, normalization out, learning rate changed, mark set, "
        + "diverged"
    ),
    ("‖∂L/∂W‖", "the Euclidean norm of the gradient of all weights, for the latest batch"),
    ("diverged", "a number stopped being finite; the network stopped there, its past stays"),
  ]
}
