extension LearningView {
  /// What the marks of the view are.
  static func legend(_ words: LegendWords) -> [LegendEntry] {
    [
      LegendEntry(
        "loss", "cross-entropy in nats; \(words.run.guessing)", "loss, cross-entropy in nats",
        "loss train",
        "loss test", "loss"),
      LegendEntry("accuracy", "the share of right answers", "accuracy", "acc. train", "acc. test"),
      LegendEntry("━ test", "on \(words.run.test)", "━ test"),
      LegendEntry(
        "· train batch", "on the mini-batch of that step, before it is learned", "· train batch"),
      LegendEntry(
        "accuracy by",
        "one network’s, by the statistics of the test batches themselves, by the moving averages, and "
          + "by statistics retaken from many training batches with the weights as they are",
        "accuracy by", "own batches", "moving averages retaken", "moving averages"),
      LegendEntry(
        "images, …",
        "on test images as they are, on changed ones (I chooses), and on these by statistics retaken "
          + "from them, without labels", "images,", "unchanged changed retaken", "unchanged",
        "changed"),
      words.events,
      LegendEntry("‖∂L/∂W‖", "the size of the gradient of all weights", "‖∂L/∂W‖"),
      LegendEntry("rate", "the learning rate η", "rate"),
      LegendEntry("step", "the axis of time: mini-batches learned from", "step # #"),
      words.playhead,
    ]
  }
}
