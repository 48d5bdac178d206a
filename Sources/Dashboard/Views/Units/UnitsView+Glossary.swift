extension UnitsView {
  /// The terms of the view.
  static func glossary(_ run: RunWords) -> [(String, String)] {
    [
      (
        "one bar",
        "one unit over the examples of the probe: from its 15th to its 85th percentile, "
          + "a line across at the median. Units stand in order of their medians, so they change "
          + "places; where there is room the unit’s number is below"
      ),
      (
        "units a column",
        "where units outnumber columns, neighbours share one: it shows the means of their "
          + "percentiles; marks below stand if one of them has it, counts are of units"
      ),
      (
        "axis",
        "the same for all layers and both networks: the quantity that t chooses, as it is; it holds "
          + "1–99 % of every layer’s values at the mark, since then and now"
      ),
      run.isReLU
        ? (
          "dead",
          "× a unit with y ≤ 0 on every example of the probe: slope 0, so it does not learn from "
            + "them. ● more than half are inactive, which is usual for ReLU"
        )
        : (
          run.saturated,
          "● a unit where on more than half of the examples \(run.saturation) (beyond the dashes). "
            + "It hardly learns"
        ),
      ("↑ ↓", "the median is beyond the axis in that direction"),
      (
        "▲ ┊",
        "the unit whose numbers are below: the one that u chose, else the typical one, "
          + "which has the median shift of its layer; Enter shows it over time"
      ),
      ("σ", "the unit’s standard deviation over the probe: √(Σ (y − mean)² / n)"),
      (
        "shift",
        "W₁, the mean distance that the unit’s values of equal rank moved since the mark: "
          + "(1/n) Σ |y₍ᵢ₎(now) − y₍ᵢ₎(mark)|"
      ),
      (
        "beware",
        "with batch norm \(run.normalizesAfter ? "a of every unit has" : "every unit has") mean β and σ |γ| over a batch by construction; the skew of a "
          + "bar about its line is the shape that normalization leaves as it is"
      ),
    ]
  }
}
