extension UnitsView {
  /// What the marks of the view are.
  static func legend(_ words: LegendWords) -> [LegendEntry] {
    [
      LegendEntry(
        "one line", "a unit, from its 15th to its 85th percentile", "15–85 % # … #", "15–85 %"),
      LegendEntry("dash", "the unit’s median; units stand in order of it", "median #", "median"),
      LegendEntry(
        "▲ ┊", "the unit whose numbers are below; u chooses the next one", "▲ layer #, unit #", "▲",
        "┊"),
      words.saturation,
      words.run.isReLU
        ? LegendEntry(
          "× ●", "× inactive on all examples of the probe, ● on more than half", "×", "●")
        : LegendEntry("●", "saturated on more than half of the examples", "●"),
      LegendEntry("σ", "the unit’s standard deviation over the probe", "σ #"),
      LegendEntry("shift", "how far the unit’s values moved since the mark", "shift #"),
      words.mark,
      LegendEntry("↑ ↓", "the median is beyond the axis in that direction", "↑", "↓"),
      words.loss,
      words.test,
    ]
  }
}
