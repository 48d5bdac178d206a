import Telemetry

extension ShiftView {
  /// The terms of the view.
  static func glossary(_ run: RunWords) -> [(String, String)] {
    [
      (
        "drift",
        "W₁ between y \(run.driftSpan) ago and now, the mean over the layer’s units, in the units of "
          + "y, with the probe’s own statistics also under i; none for \(run.driftSpan) from the start and "
          + "from a change of the normalization"
      ),
      (
        "W₁ raw",
        "distributional shift: for each unit W₁ = mean |y now − y at the mark| over values of "
          + "equal rank on the probe, then the mean over the layer’s units, in the units of y"
      ),
      (
        "W₁/σ",
        "W₁ raw ÷ the mean σ of a unit at the mark: large where σ was tiny then, so read both"
      ),
      (
        "earlier, own",
        "whose doing the drift or W₁ before it is: what it would be if only the layers before had their "
          + "parameters of now, and the layer those of then; and if only the layer had. They need not add "
          + "up. The claim of covariate shift is about the first. That of the drift is told at the "
          + "end of every \(run.windowLength) steps, more often at first; d shows it over time"
      ),
      (
        "‖G−G'‖/‖G‖",
        "gradient shift: G = ∂L/∂W of the layer, G' the same on the same batch after only the layers "
          + "before it took their step; 0: their step does not matter to it [Santurkar 2018, def. 2.1]"
      ),
      (
        "cos(G, G')",
        "the cosine of the angle between G and G': 1 the same direction, 0 a right angle"
      ),
      (
        "every \(run.windowLength)",
        "the gradient shift is measured at every end of a window; the first hidden layer has none"
      ),
      (
        "L3, L3'",
        "lines: layer 3; with a prime that of the second network. Dashed while plain, full while "
          + "normalized; dotted is the second of two alike"
      ),
      ("▼ ▲", "the moment of the past that is shown; what came later is paler"),
      Marker.glossary,
      (
        "disagree",
        "the meters measure different things: with batch norm W₁ is mostly smaller, by construction, "
          + "while the gradient shift can be larger; less W₁ is no proof of easier training"
      ),
      (
        "beware", "a network that does not learn does not shift: look at loss, test and ‖∂L/∂W‖ too"
      ),
    ]
  }
}
