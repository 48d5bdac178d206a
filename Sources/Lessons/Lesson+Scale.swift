import Telemetry
import Training

extension Lesson {
  /// 9: weights of a layer times ten.
  static let scale = Lesson(
    id: "scale", title: "The scale of the weights does not matter",
    claim:
      "BN((aW)u) = BN(Wu): with batch norm the scale of a layer’s weights changes no output, and "
      + "larger weights get smaller gradients.",
    source: "Ioffe & Szegedy 2015, section 3.3",
    configuration: .lesson { $0.rate = 0.1 },
    compares: true, view: "histograms", layer: 1, pace: 60,
    script: [0, 1].map {
      StampedCommand(step: 300, command: .scaleWeights(network: $0, layer: 1, factor: 10))
    },
    steps: 400,
    notes: [
      Note(
        step: 0, layer: 1,
        text: "At step 300 the weights of layer 2 are multiplied by 10, in both networks."),
      Note(
        step: 300,
        text: "A line tells what that did to the latest batch of one network, x of the other: how "
          + "far the largest logit moved, and the layer’s gradient before and after."),
      Note(
        step: 330,
        text: "Press t for z: with batch norm too, z is ten times as wide. After normalization "
          + "nothing of it is left."),
    ],
    keys: "w multiplies by 10 again, t looks at z, 5 shows the gradient’s jump",
    question: "Weight decay shrinks W. What can it do to a layer whose scale does not matter?",
    answer:
      "It changes no output, but smaller weights get larger gradients: each step turns "
      + "W further. So weight decay acts as a higher learning rate there.",
    outcome: { evidence in
      guard let (plain, batch) = evidence.twins, let before = plain.scaling,
        let after = batch.scaling
      else { return .incomplete }
      let ratios = [before, after].map { $0.gradientAfter / $0.gradientBefore }
      return Outcome(
        [
          ("plain largest logit change", before.outputChange),
          ("batch largest logit change", after.outputChange),
          ("plain gradient ratio", ratios[0]), ("batch gradient ratio", ratios[1]),
        ],
        words: "W of layer 2 times 10 moved the logits by up to \(number(before.outputChange)) "
          + "without and \(number(after.outputChange)) with batch norm; ‖∂L/∂W‖ of the layer became "
          + "\(number(ratios[0])) and \(number(ratios[1])) times what it was.",
        holds: after.outputChange < 0.01 * before.outputChange && abs(ratios[1] - 0.1) < 0.002
          && abs(ratios[0] - 0.1) > 0.05)
    },
    caveat:
      "True as long as σ² is much larger than ε. Hence weight decay before batch norm does not "
      + "limit what the network can represent; it changes the effective learning rate.")
}
