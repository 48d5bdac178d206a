extension DensityView {
  /// What the marks of the view are.
  static func legend(_ words: LegendWords) -> [LegendEntry] {
    [
      LegendEntry(
        "colour", "the share of a layer’s values that lie there at that step",
        "share of the values of all units", "share of values per bin of #", "share of values"),
      LegendEntry("column", "the distribution at one step, over \(words.run.probe)"),
      words.saturation,
      LegendEntry("median", "the middle value: half of the values lie below it", "median #"),
      words.sigma,
      LegendEntry(
        "beyond", "the share of values beyond the ends of the axis", "all values on the axis",
        "beyond the axis ▲ # % ▼ # %", "▲# % ▼# %"),
      LegendEntry("▲ ▼", "at the edge: 0.5 % of the values or more lie beyond it", "▲", "▼"),
      words.events,
      LegendEntry("step", "the axis of time: mini-batches learned from", "step # #"),
      words.loss,
      words.test,
    ]
  }
}
