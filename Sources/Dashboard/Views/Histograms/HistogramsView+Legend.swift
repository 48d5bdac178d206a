extension HistogramsView {
  /// What the marks of the view are.
  static func legend(_ words: LegendWords) -> [LegendEntry] {
    [
      LegendEntry(
        "drift", "how far the units moved in the last \(words.run.driftSpan), by themselves",
        "drift 0~# #", "drift 0~#", "drift #–#", "drift #", "mean drift in"),
      LegendEntry(
        "shift raw", "how far the units moved since the mark, in the units of y",
        "shift # raw", "shift 0~# #", "shift #"),
      LegendEntry(
        "shift σ", "the same, divided by the units’ σ at the mark", "raw # σ"),
      words.mark,
      LegendEntry("outline", "the line over the bars: the same histogram at the mark"),
      words.mean,
      words.sigma,
      words.saturation,
      LegendEntry(
        "own σ", "this picture: each unit since the mark, in its own σ of then",
        "each unit since the mark (step #; m sets it), in its own σ of then",
        "each unit in σ since the mark (step #; m sets it)",
        "σ since the mark (step #; m sets it)", "σ since mark (step #; m sets it)",
        "in σ since the mark (step #)", "15–85 %: # … # σ"),
      LegendEntry(
        "typical unit", "the unit whose shift is the median of its layer", "a typical unit",
        "unit #", "moved #"),
      words.percentiles,
      words.tallest,
      words.beyondTheAxis,
      words.loss,
      words.test,
      LegendEntry(
        "earlier, own",
        "the shift if only the layers before, or only the layer itself, had learned since the mark; "
          + "they need not add up (d)", "earlier layers #, own #", "earlier #, own #"),
    ]
  }
}
