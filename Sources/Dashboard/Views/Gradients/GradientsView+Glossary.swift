extension GradientsView {
  /// The terms of the view.
  static func glossary(_ run: RunWords) -> [(String, String)] {
    [
      (
        "‖∂L/∂W‖",
        "the Euclidean norm of the gradient of a layer’s weights, √Σ(∂L/∂w)², for the latest batch; "
          + "the axis has a factor of 10 from one label to the next or more"
      ),
      (
        "‖W‖, ‖b‖",
        "the Euclidean norms of a layer’s weights and biases, where there is room for them"
      ),
      ("smoothed", "each point of a line is the geometric mean of up to 9 observations around it"),
      (
        "update:data",
        "log₁₀ of std(ΔW) / std(W), with ΔW the step really made, whatever the update rule: how "
          + "large it is beside the weights it changes; −3 is a thousandth"
      ),
      (
        "−3",
        "a rule of thumb [Karpathy, CS231n]: far above it steps are rash, far below it they are timid; "
          + "a guide, not a law"
      ),
      (
        "angle",
        "how far the step really made turned a layer’s W, all weights as one vector, in degrees: 0 is "
          + "only longer or shorter, 90 a right angle; where there is room for it"
      ),
      (
        "η/‖W‖²",
        "the effective learning rate: before batch norm the scale of W has no effect on the outputs, so "
          + "that a step counts as η/‖W‖² on W of length 1; growing weights slow it, weight decay "
          + "quickens it [van Laarhoven 2017; Zhang 2019]; where there is room for it. It is that of "
          + "plain gradient descent: steps with momentum are longer, and those of Adam do not depend on "
          + "the size of the gradient, so that there the angle tells more"
          + (run.normalizesAfter
            ? ". Batch norm after the nonlinearity, as here, does see the scale of W" : "")
      ),
      (
        "loss along a step",
        "how the loss of the latest batch changes from the network as it is to up to 4 steps of gradient "
          + "descent on, along one straight line; a flat or evenly falling line is a smooth landscape "
          + "[Santurkar et al. 2018]. A step is −η ∂L/∂W, also where momentum or Adam makes another one"
      ),
      (
        "‖∇L'−∇L‖/‖∇L‖",
        "by how much the gradient of all parameters there, ∇L', differs from the gradient here: where it "
          + "is small a step does what the gradient promised; where it is large, larger steps are unsafe. "
          + "Over time: that 4 steps on, every \(run.windowLength) steps"
      ),
      (
        "∂L/∂y",
        "how the mean loss over \(run.probe) changes with the pre-activation "
          + "of each unit and example; bars: all units of a layer, line: the same at the mark"
      ),
      (
        "×1.21 a layer",
        "the mean factor by which rms ∂L/∂y, over \(run.probe), grows on its way down from the last "
          + "hidden layer to the first; before the first step theory gives 1.21 for "
          + "wide layers of ReLU behind batch norm [Yang 2019], the dotted line in the chart of rms ∂L/∂y"
      ),
      (
        "cosine",
        "within a class: the mean cosine between ∂L/∂y of two examples of the same class, in the last "
          + "hidden layer and the first: 1 where they ask for the same; towards 0 gradients "
          + "“shatter” into noise [Balduzzi 2017]"
      ),
      (
        "scale",
        "one for all layers and both networks: evenly divided about 0, in decades beyond the number "
          + "that the title tells, so that small gradients and large ones are seen side by side"
      ),
      (
        "1.2e−3", "1.2 times 10 to the power of −3; all numbers of gradients are written so"
      ),
      (
        "σ", "the standard deviation of those ∂L/∂y: smaller in early layers where gradients vanish"
      ),
      (
        "zeros",
        "the share of ∂L/∂y that is exactly 0, as for ReLU units that are inactive (y ≤ 0); bars, line and "
          + "percentiles are of the others, σ is of all"
      ),
      (
        "↑ 12 %",
        "the share in the tallest column of those that have bars; the height of the chart is that share"
      ),
      ("◂ ▸ and ▒", "the share of values beyond the ends of the axis, which all layers share"),
      ("├──┼──┤", "15th, 50th and 85th percentile of those that have bars"),
      ("L3", "the line of layer 3; the deeper the layer, the paler its colour"),
    ]
  }
}
