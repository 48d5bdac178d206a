import Telemetry

extension ScalarsView {
  /// The terms of the view.
  static func glossary(_ run: RunWords) -> [(String, String)] {
    [
      (
        "title", "the tag under which the number was logged; one chart for each tag, / filters them"
      ),
      ("· points", "every point that was logged; of more than 2 000 some are left out"),
      (
        "━ mean of N",
        "the mean over N such points, half of them before and half after; M changes N"
      ),
      ("Y", "a logarithmic axis of decades, on which what is not above 0 has no place"),
      ("T", "the time on the clock since the first event of each run, or steps"),
      ("lines", run.looks),
      ("▼ ▲", "the moment of the past that is shown; what came later is paler"),
      Marker.glossary,
    ]
  }

  /// What the marks of the view are.
  static func legend(_ words: LegendWords) -> [LegendEntry] {
    [
      LegendEntry("M", "how many points a mean is of", "M mean of # points", "M not smoothed"),
      LegendEntry("Y", "a linear or a logarithmic axis", "Y linear axis", "Y log axis", "log axis"),
      LegendEntry("T", "steps, or the time on the clock since the start", "T steps", "T wall time"),
      LegendEntry("scalars", "which tags are shown; ↑↓ shows others", "scalars #–# of #"),
      words.events,
      LegendEntry("step", "the axis of time: steps as the other program counts them", "step # #"),
      words.playhead,
    ]
  }
}
