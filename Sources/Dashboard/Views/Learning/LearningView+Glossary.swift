extension LearningView {
  static func glossary(_ run: RunWords) -> [(String, String)] {
    [
      ("loss", "mean cross-entropy −ln p(right class), in nats: \(run.guessing)"),
      ("━ test", "on \(run.test), with the moving averages of batch norm (inference)"),
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
}
