extension DensityView {
  static func glossary(_ run: RunWords) -> [(String, String)] {
    [
      (
        "colour",
        "the share of a layer’s values in a bin of the value axis, count in bin / count of all, half a "
          + "cell each; each level begins at the share in the legend, which also has the bin’s size"
      ),
      (
        "column",
        "the distribution over \(run.probe) at that step; the average of all "
          + "observations that fall into the column"
      ),
      (
        "step axis",
        "it fills from the left and its end goes to 1, 2 or 5 times a power of ten when it is full: "
          + "nothing of the past is dropped, only drawn more finely or coarsely"
      ),
      (
        "ridges",
        "v draws the same as outlines, one behind the other: at the left the step of each, the newest in "
          + "front, values across. ↑ is the share of values in a bin up to which heights go; up to a "
          + "quarter of the outlines are cut off there"
      ),
      ("▲ ▼ at edge", "0.5 % of the column’s values or more lie beyond the end of the axis"),
      ("beyond", "the exact shares above and below the axis at the moment shown"),
      (
        "╌ \(run.saturated)", "the line beyond which \(run.saturation)"
      ),
      ("median, σ", "the middle value, and the root mean square deviation from the mean"),
      (
        "axis",
        "the same for all layers and both networks, and so are the colours; a locks it. It holds 98 % of "
          + "the values now, at the mark, and at nine of ten moments of the later half, but of no layer "
          + "beyond 8 times the reach of the middle one, or of the line ╌"
      ),
      (
        "b n p r m w f ×",
        "batch norm in, another norm in, out, rate changed, mark, weights scaled, fork, diverged"
      ),
      ("▼ ▲ at a step", "the moment of the past that is shown; the headings’ numbers are of it"),
      (
        "beware",
        "all units together: the picture can stay alike while single units wander in different "
          + "directions; p shows one unit, and the histograms of view 1 all, relative to the mark"
      ),
    ]
  }
}
