import Telemetry

extension HistogramsView {
  static func glossary(_ run: RunWords) -> [(String, String)] {
    [
      (
        "pre-activation",
        "y, what a unit’s nonlinearity receives: z = W a + b"
          + (run.normalizesAfter
            ? "; a normalization comes after the nonlinearity here"
            : ", or γ ẑ + β with batch norm") + "; over \(run.probe)"
      ),
      (
        "all units",
        "left picture: the values of all units of the layer together; the line is the "
          + "same at the mark. It can stay alike while single units wander in different directions"
      ),
      (
        "own σ",
        "middle picture: (y − the unit’s mean at the mark) / the unit’s σ at the mark. "
          + "At the mark it has σ 1 (the line); it spreads as far as the units have moved since. "
          + "The axis is always the same: linear within ±1, logarithmic beyond"
      ),
      (
        "typical unit",
        "right picture: the unit whose shift was the median of its layer soon after the mark; it "
          + "stays until there is a new mark"
      ),
      (
        "↑ 12 %", "the share of values in the tallest column; the height of the chart is that share"
      ),
      ("◂ ▸ and ▒", "the share of values beyond the ends of the axis"),
      ("├──┼──┤", "15th, 50th and 85th percentile"),
      (
        run.saturated,
        "share of values where \(run.saturation)" + (run.isReLU ? "" : " (grey, ░)")
      ),
      (
        "drift",
        "how far the units move in \(run.driftSpan): W₁, the mean distance between values of equal "
          + "rank then and now; the mean over the units. All meters and bars have one scale, and it "
          + "needs no mark: compare it before and after b"
      ),
      (
        "accuracy",
        "test accuracy over time, 0–100 %; beside a twin the other one’s is paler, beneath. ▲ is the "
          + "moment of the past that is shown, what came later is paler"
      ),
      Marker.glossary,
      ("shift raw", "the same distance since the mark"),
      ("shift σ", "the same, divided by the mean σ of a unit at the mark: large when σ was tiny"),
      (
        "earlier, own",
        "whose doing drift and shift are (d): what they would be if only the layers before had their "
          + "parameters of now, and the layer those of then; and the other way round. They need not add "
          + "up. That of the drift is told at the end of every \(run.windowLength) steps, more often at first"
      ),
      (
        "loss, test",
        "cross-entropy of the latest training batch in nats; share of right answers on "
          + run.test
      ),
      (
        "beware",
        "a network that does not learn does not shift either: look at loss and accuracy too. "
          + (run.normalizesAfter
            ? "Batch norm sets mean and σ of what units put out (a), not of y"
            : "And batch norm sets every unit’s mean and σ anew, so its stability is by construction")
      ),
    ]
  }
}
