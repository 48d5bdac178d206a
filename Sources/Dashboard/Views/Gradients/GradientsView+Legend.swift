extension GradientsView {
  /// What the marks of the view are.
  static func legend(_ words: LegendWords) -> [LegendEntry] {
    [
      LegendEntry(
        "‖∂L/∂W‖", "the size of the gradient of a layer’s weights, √Σ(∂L/∂w)²", "‖∂L/∂W‖ #",
        "‖∂L/∂W‖"),
      LegendEntry(
        "update:data", "log₁₀ of how large a step is beside the weights it changes",
        "update:data #", "update:data"),
      LegendEntry(
        "−3", "a rule of thumb: a step of a thousandth of the weights", "−3, a rule of thumb"),
      LegendEntry(
        "angle", "how far a step turns a layer’s weights W", "angle #e# deg", "angle #e−# deg",
        "angle of a step", "angle, deg"),
      LegendEntry(
        "η/‖W‖²", "the effective learning rate of a step, as if W had length 1", "η/‖W‖² #",
        "η/‖W‖²"),
      LegendEntry(
        "loss along", "how the loss changes from here along the gradient, in nats",
        "loss along", "loss #", "steps on"),
      LegendEntry(
        "‖∇L'−∇L‖/‖∇L‖", "how far the gradient there is off the gradient here",
        "‖∇L'−∇L‖", "change of the gradient", "change of ∇L", "∇L off #"),
      LegendEntry("∂L/∂y", "bars: how the loss depends on each pre-activation", "∂L/∂y"),
      LegendEntry("σ", "how widely those ∂L/∂y are spread", "σ #", "σ #e#"),
      LegendEntry(
        "× a layer", "by how much rms ∂L/∂y grows from layer to layer on its way down",
        "×# a layer"),
      LegendEntry(
        "theory", "what theory expects of rms ∂L/∂y before the first step: ×1.21 a layer", "theory"),
      LegendEntry(
        "cosine", "how alike ∂L/∂y of two examples of a class are: last layer → first",
        "cosine within a class", "cosine in a class", "cosine of ∂L/∂y"),
      words.mark,
      LegendEntry("L3", "layer 3; the deeper the layer, the paler its line", "L#"),
      words.events,
      words.percentiles,
      words.tallest,
      words.beyondTheAxis,
      words.loss,
      words.test,
    ]
  }
}
