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
    ("N(0, σ 0.1)", "how the first weights were drawn: normally, with mean 0 and σ 0.1"),
    ("SGD 0.5", "the update rule and the learning rate η: W ← W − η ∂L/∂W"),
    ("steps/s", "the pace that [ and ] change; “a of b” where the machine makes fewer than asked"),
  ]

  /// Where the ideas come from.
  static let sources: [(String, String)] = [
    ("Ioffe 2015", "S. Ioffe, C. Szegedy: Batch Normalization, arXiv 1502.03167"),
    (
      "Bjorck 2018",
      "N. Bjorck et al.: Understanding Batch Normalization, NeurIPS 2018: sees the gain in the "
        + "higher learning rates that it allows"
    ),
    (
      "Yang 2019",
      "G. Yang et al.: A Mean Field Theory of Batch Normalization, arXiv 1902.08129: gradients "
        + "explode with depth before the first step, because of batch norm"
    ),
    (
      "Santurkar 2018",
      "How Does Batch Normalization Help Optimization?, arXiv 1805.11604: "
        + "doubts that less covariate shift is the reason why it works"
    ),
  ]

  /// What is often told of batch normalization and is not so.
  static let misconceptions: [(String, String)] = [
    (
      "less shift",
      "“it works because it reduces covariate shift”: contested. y holds still by construction; look "
        + "at z, before normalization, too (t)"
    ),
    (
      "always less",
      "“the shift always shrinks”: how far layers’ gradients turn, the other measure of it, can be "
        + "larger with batch norm"
    ),
    (
      "N(0, 1)",
      "“outputs become standard normal”: each unit gets mean 0 and σ 1 over the batch; shapes stay, "
        + "and units stay correlated"
    ),
    (
      "one histogram",
      "all units of a layer together can look alike while single units drift apart: see own σ, and "
        + "the view Units"
    ),
    (
      "σ²",
      "two variances: divided by m, the batch’s size, in training; by m − 1 in the moving averages"
    ),
    (
      "momentum",
      "moving averages stand in for the average over many batches with fixed weights (algorithm 2). "
        + "Momentum 0.1 here and in PyTorch is what Keras calls 0.9"
    ),
    ("b", "the bias before batch norm does nothing: μ takes it out again, and β does its work"),
    (
      "14 times",
      "the 14-fold speed of the paper comes with several other changes; batch norm alone made "
        + "it a bit more than twice as fast"
    ),
    (
      "dropout", "“replaces dropout”: the paper says that it can be reduced, in some cases left out"
    ),
    ("any rate", "“any learning rate works”: higher ones do, not any"),
    (
      "explosion",
      "“cures exploding gradients”: in very deep networks that have not learned yet it causes them"
    ),
    (
      "weight decay",
      "before batch norm it does not limit what the network can be: W’s scale has no effect on the "
        + "outputs; it changes the effective learning rate"
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
