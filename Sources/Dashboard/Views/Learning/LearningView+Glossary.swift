import Telemetry

extension LearningView {
  static func glossary(_ run: RunWords) -> [(String, String)] {
    [
      ("loss", "mean cross-entropy −ln p(right class), in nats: \(run.guessing)"),
      (
        "━ test", "thick: on \(run.test), with the moving averages of batch norm (inference)"
      ),
      ("· train batch", "on the mini-batch of that step, before learning from it"),
      (
        "─ mean of N",
        "thin: the mean over N such points of the chart, half of them before and half after; none "
          + "from beyond a change of the normalization"
      ),
      ("dashes, colour", run.looks),
      (
        "accuracy by",
        "the same network’s, on the same test examples, normalized by three kinds of statistics: those "
          + "of their own batches, as large as in training; the moving averages; and those retaken "
          + "from many training batches with the weights as they are (algorithm 2). Measured anew "
          + "now and then; not for normalizations that take no statistics of the batch"
      ),
      ("▼ ▲", "the moment of the past that is shown; what came later is paler"),
      (
        "images, …",
        "accuracy on the same test images as they are, and changed (I: brighter, noisy, blurred) while "
          + "training images are not. Retaken: by statistics retaken from the changed images, without "
          + "their labels and without learning (AdaBN, Li et al. 2016); only where statistics are of "
          + "the batch"
      ),
      Marker.glossary,
      ("‖∂L/∂W‖", "the Euclidean norm of the gradient of all weights, for the latest batch"),
      (
        "diverged",
        "a number stopped being finite; the loss leaves its chart at the top there, and the network "
          + "stopped"
      ),
    ]
  }
}
