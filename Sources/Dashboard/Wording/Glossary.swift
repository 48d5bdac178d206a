/// What every number and picture means, a line or two each.
package enum Glossary {
  /// The terms of every view and of the two top rows, by subject.
  package static var terms: [(subject: String, entries: [(String, String)])] {
    let run = RunWords(nil)
    return View.allCases.map { ("\($0.rawValue) \($0.name)", entries(for: $0, run)) }
      + [("The header", header(run))]
  }

  /// The terms of a view.
  static func entries(for view: View, _ run: RunWords) -> [(String, String)] {
    switch view {
    case .histograms: HistogramsView.glossary(run)
    case .percentiles: PercentilesView.glossary(run)
    case .density: DensityView.glossary(run)
    case .shift: ShiftView.glossary(run)
    case .gradients: GradientsView.glossary(run)
    case .units: UnitsView.glossary(run)
    case .anatomy: AnatomyView.glossary(run)
    case .learning where run.isLog: ScalarsView.glossary(run)
    case .learning: LearningView.glossary(run)
    case .answers: AnswersView.glossary(run)
    }
  }

  /// The terms of the two top rows.
  static func header(_ run: RunWords) -> [(String, String)] {
    [
      ("step", "mini-batches learned from; an epoch is one pass over the training examples")
    ] + run.architecture + [
      run.weights,
      run.optimizer,
      (
        "steps/s", "the pace that [ and ] change; “a of b” where the machine makes fewer than asked"
      ),
      ("PAST", "a moment of the past is shown; End goes back to the present"),
      ("INFERENCE", "the moving averages normalize the probe (i)"),
      ("AXES LOCKED", "the axes stay as they were when a was pressed"),
      (
        "MARK step",
        "the step since which the shift is measured; every change of the normalization sets it"
      ),
      (
        "RECORDING",
        "what is done is written to the file of --record; REPLAY: such a file is played"
      ),
    ]
  }

  /// Where the ideas come from.
  package static let sources: [(String, String)] = [
    ("Ioffe 2015", "S. Ioffe, C. Szegedy: Batch Normalization, arXiv 1502.03167"),
    (
      "Ioffe 2017",
      "S. Ioffe: Batch Renormalization, arXiv 1702.03275: for small mini-batches"
    ),
    (
      "Wu 2018",
      "Y. Wu, K. He: Group Normalization, arXiv 1803.08494: whatever the size of the mini-batch"
    ),
    (
      "Zhang 2019",
      "B. Zhang, R. Sennrich: Root Mean Square Layer Normalization, arXiv 1910.07467; G. Zhang et al.: "
        + "Three Mechanisms of Weight Decay Regularization, arXiv 1810.12281"
    ),
    (
      "van Laarhoven 2017",
      "T. van Laarhoven: L2 Regularization versus Batch and Weight Normalization, arXiv 1706.05350"
    ),
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
      "Balduzzi 2017",
      "D. Balduzzi et al.: The Shattered Gradients Problem, arXiv 1702.08591: with depth gradients "
        + "come to look like noise"
    ),
    (
      "He 2016", "K. He et al.: Deep Residual Learning for Image Recognition, arXiv 1512.03385"
    ),
    (
      "Santurkar 2018",
      "S. Santurkar et al.: How Does Batch Normalization Help Optimization?, arXiv 1805.11604: "
        + "doubts that less covariate shift is the reason why it works"
    ),
    (
      "Shimodaira 2000",
      "H. Shimodaira: Improving predictive inference under covariate shift by weighting the "
        + "log-likelihood function, J. Stat. Planning and Inference 90"
    ),
    (
      "Li 2016",
      "Y. Li et al.: Revisiting Batch Normalization for Practical Domain Adaptation, arXiv 1603.04779"
    ),
    (
      "Li 2018",
      "X. Li et al.: Understanding the Disharmony between Dropout and Batch Normalization by "
        + "Variance Shift, arXiv 1801.05134"
    ),
  ]

  /// What is often told of batch normalization and is not so.
  package static let misconceptions: [(String, String)] = [
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
}
