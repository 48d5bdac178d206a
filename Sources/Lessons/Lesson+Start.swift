import NeuralNet
import Telemetry
import Training

extension Lesson {
  /// 5: weights that start too small or too large.
  static let start = Lesson(
    id: "start", title: "Careless initialization",
    claim: "With batch norm a network depends less on how its weights are drawn.",
    source: "Ioffe & Szegedy 2015, abstract and section 3.3",
    configuration: .lesson {
      $0.rate = 0.1
      $0.initialization = .gaussian(0.01)
    },
    compares: true,
    variants: [
      Variant(configuration: large, steps: 1500),
      Variant(configuration: large.changed { $0.normalization = .batch }, steps: 1500),
    ],
    view: "histograms", pace: 120, script: [], steps: 1500,
    notes: [
      Note(
        step: 0, layer: 2,
        text:
          "Weights of σ 0.01: without batch norm every layer’s values shrink, and layer 3 tells "
          + "no example from another. With it every unit has σ 1 all the same."),
      Note(
        step: 300, layer: 0,
        text:
          "The normalized network learns. The plain one’s gradient is so small that it stays at "
          + "a loss of 2.30; press 5 to see by how much."),
      Note(
        step: 1000, layer: 2,
        text: "And too large? Start `normscope --init gaussian:1 --lr 1 --compare`: the plain "
          + "network begins with most of its sigmoids saturated."),
    ],
    keys: "5 shows the gradients, 8 the learning curves",
    question: "Weights of exactly 0 do not work with batch norm either. Why?",
    answer:
      "Then z is the same for every example: σ is 0, ẑ is 0, and no gradient gets "
      + "through a W of 0. All units of a layer stay alike, since nothing tells them "
      + "apart.",
    outcome: { evidence in
      guard let (plain, batch) = evidence.twins else { return .incomplete }
      let (low, high) = (plain.testAccuracy, batch.testAccuracy)
      let outcome = Outcome(
        [("small plain test accuracy", low), ("small batch test accuracy", high)],
        words: "With weights of σ 0.01 test accuracy is \(percent(low)) without and "
          + "\(percent(high)) with batch norm.",
        holds: low < 0.2 && high > 0.8)
      guard evidence.variants.count == 2 else { return outcome }
      let accuracies = evidence.variants.map(\.testAccuracy)
      let saturated = evidence.variants.map { $0.saturated(layer: 0) }
      return outcome.and(
        Outcome(
          [
            ("large plain test accuracy", accuracies[0]),
            ("large batch test accuracy", accuracies[1]),
            ("large plain saturated", saturated[0]), ("large batch saturated", saturated[1]),
          ],
          words: "With σ 1 (at learning rate 1) it is \(percent(accuracies[0])) and "
            + "\(percent(accuracies[1])); of the first layer’s sigmoids \(percent(saturated[0])) and "
            + "\(percent(saturated[1])) are saturated.",
          holds: accuracies[1] > accuracies[0] && saturated[0] > 0.5 && saturated[1] < 0.1))
    },
    caveat: "Less is not not at all: good initializations (Xavier, He) let plain networks of this "
      + "depth learn, and very deep ones start badly because of batch norm (lesson 15).")

  private static let large = Configuration.lesson {
    $0.rate = 1
    $0.initialization = .gaussian(1)
  }
}
