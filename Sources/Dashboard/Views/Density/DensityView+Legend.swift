extension DensityView {
  /// What the marks of the view are.
  static func legend(_ words: LegendWords) -> [LegendEntry] {
    let heading = [
      words.saturation,
      LegendEntry("median", "the middle value: half of the values lie below it", "median #"),
      words.sigma,
      LegendEntry(
        "beyond", "the share of values beyond the ends of the axis", "all values on the axis",
        "beyond the axis ▲ # % ▼ # %", "▲# % ▼# %"),
    ]
    let picture =
      words.showsRidges
      ? ridges(words) + heading : field(words) + heading + timeAxis(words)
    return picture + [words.loss, words.test]
  }

  private static func field(_ words: LegendWords) -> [LegendEntry] {
    [
      LegendEntry(
        "colour", "the share of a layer’s values that lie there at that step",
        "share of the values of all units", "share of values per bin of #", "share of values"),
      LegendEntry("column", "the distribution at one step, over \(words.run.probe)"),
    ]
  }

  private static func timeAxis(_ words: LegendWords) -> [LegendEntry] {
    [
      LegendEntry("▲ ▼", "at the edge: 0.5 % of the values or more lie beyond it", "▲", "▼"),
      words.events,
      LegendEntry("step", "the axis of time: mini-batches learned from", "step # #"),
    ]
  }

  private static func ridges(_ words: LegendWords) -> [LegendEntry] {
    [
      LegendEntry(
        "ridge", "the distribution at one step, over \(words.run.probe); the newest in front",
        "ridge", "ridges"),
      LegendEntry("# at its left", "the step: mini-batches learned from; ▸ the moment shown", "▸#"),
      LegendEntry(
        "↑ 3 %", "the share of values in a bin at which an outline is as high as it can be", "↑# %"),
      LegendEntry("┊", "where the nonlinearity becomes flat", "┊"),
    ]
  }
}
