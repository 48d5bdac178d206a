extension ShiftView {
  /// What the marks of the view are.
  static func legend(_ words: LegendWords) -> [LegendEntry] {
    [
      LegendEntry(
        "drift", "how far a unit’s values moved in the last \(words.run.driftSpan)",
        "drift: how far y moves in # steps", "drift"),
      LegendEntry(
        "W₁ raw", "how far they moved since the mark, in the units of y", "W₁ raw", "W₁, raw",
        "W₁ # raw"),
      LegendEntry("W₁/σ", "the same, divided by the units’ σ at the mark", "W₁/σ", "raw, # σ"),
      words.mark,
      LegendEntry(
        "‖G−G'‖/‖G‖", "how much a layer’s gradient changes as earlier layers step", "‖G−G'‖/‖G‖"),
      LegendEntry(
        "cos(G, G')", "whether it keeps its direction: 1 if so, 0 a right angle", "cos(G, G')",
        "cosine", "cosine #"),
      LegendEntry(
        "L3, L3'", "layer 3; with a prime and in dashes that of the second network", "L#", "L#'"),
      words.events,
      LegendEntry("‖∂L/∂W‖", "the size of the gradient of all weights", "‖∂L/∂W‖ #"),
      words.loss,
      words.test,
      LegendEntry(
        "earlier", "drift or shift if only the layers before had learned meanwhile (d: over time)",
        "earlier", "earl."),
      LegendEntry("own", "if only the layer itself had; they need not add up", "own"),
    ]
  }
}
