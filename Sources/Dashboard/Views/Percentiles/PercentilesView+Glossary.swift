import Telemetry

extension PercentilesView {
  static func glossary(_ run: RunWords) -> [(String, String)] {
    [
      (
        "percentile",
        "p % of the values lie below the p-th percentile; between the 15th and the 85th lie 70 %, "
          + "for a normal distribution mean ± 1.04 σ"
      ),
      ("━ line", "the median, 50 %: half of the values lie below it"),
      (
        "shaded band",
        "from the 15th to the 85th percentile, exact to an eighth of a row; values over "
          + "\(run.probe), observed at the steps of the history"
      ),
      (
        "all units",
        "percentiles of all units’ values together. It can stay alike while single units wander in "
          + "different directions: p shows one unit"
      ),
      (
        "one unit",
        "percentiles of one unit, as in figure 1b, c of Ioffe 2015; the typical one has the median "
          + "shift of its layer at the moment shown, so that it can be another one later"
      ),
      (
        run.saturated, "where \(run.saturation). A unit there hardly learns"
      ),
      ("axis", "the same for all layers and both networks; a locks it"),
      Marker.glossary,
      (
        "▼ ▲",
        "the moment of the past that is shown; the numbers in the headings are of it, what came later "
          + "is paler"
      ),
      (
        "beware",
        "batch norm sets every unit’s mean and σ anew at every step: a steady band is by construction"
      ),
    ]
  }
}
