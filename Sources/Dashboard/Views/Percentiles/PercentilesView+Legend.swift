extension PercentilesView {
  /// What the marks of the view are.
  static func legend(_ words: LegendWords) -> [LegendEntry] {
    [
      LegendEntry(
        "━ median", "half of the values lie below it", "━ median", "50 % #"),
      LegendEntry(
        "15 … 85 %", "the band between two percentiles: 70 % of the values", "15 … 85 %", "15 % #",
        "85 % #"),
      LegendEntry(
        "all units", "the values of all units of a layer together; p shows one", "all units",
        "p one unit", "one unit", "unit #"),
      LegendEntry(
        "median moved", "how far the median is from the one at the mark", "median moved #"),
      words.mark,
      words.saturation,
      words.events,
      words.playhead,
      LegendEntry("step", "the axis of time: mini-batches learned from", "step # #"),
      words.loss,
      words.test,
    ]
  }
}
