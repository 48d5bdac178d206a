import NeuralNet
import Telemetry
import Training

extension Lesson {
  /// 4: a learning rate that only the normalized network survives.
  static let rates = Lesson(
    id: "rates", title: "Higher learning rates",
    claim:
      "Batch norm allows learning rates at which the same network without it diverges or dies.",
    source: "Ioffe & Szegedy 2015, sections 3.3 and 4.2.1",
    configuration: deep,
    compares: true,
    variants: [Variant(configuration: deep.changed { $0.rate = 0.1 }, steps: 1000)],
    view: "learning", pace: 60, script: [], steps: 1000,
    notes: [
      Note(
        step: 0,
        text:
          "Six layers of ReLU at learning rate 1. Look at the plain network’s loss: from most seeds "
          + "it is not finite any more within some ten steps; from others the ReLUs die."),
      Note(
        step: 60,
        text: "Where the plain network has diverged it has stopped, and its past stays. The "
          + "normalized one learns at the same rate from the same weights and batches."),
      Note(
        step: 600,
        text: "Press 5: with batch norm a layer’s gradient falls as its weights grow, which brakes "
          + "steps that are too large (lesson 9)."),
    ],
    keys: "- lowers the rate, r starts again with it, + raises it, 5 shows the gradients",
    question:
      "Find the largest rate at which the plain network lives, and the largest with batch norm.",
    answer:
      "Of the rates that + and - go through, 0.5 and 2: without batch norm the network diverges at "
      + "1, with it learning all but stops at 5. Rates in between are yours to find.",
    outcome: { evidence in
      guard let (plain, batch) = evidence.twins else { return .incomplete }
      let accuracy = batch.testAccuracy
      let last = plain.current.layers.count - 1
      let isDead = plain.divergedAt == nil && plain.testAccuracy < 0.3
      let end =
        plain.divergedAt.map { "the plain network’s loss ceased to be finite at step \($0)" }
        ?? (isDead
          ? "the plain network did not diverge, but died: \(percent(plain.saturated(layer: last))) "
            + "of the last layer’s ReLUs are inactive, and \(percent(plain.testAccuracy)) is right"
          : "the plain network neither diverged nor died")
      let outcome = Outcome(
        [
          ("plain diverged", plain.divergedAt == nil ? 0 : 1), ("plain died", isDead ? 1 : 0),
          ("batch test accuracy", accuracy),
        ],
        words: "At learning rate 1 \(end); with batch norm test accuracy is \(percent(accuracy)).",
        holds: (plain.divergedAt != nil || isDead) && batch.divergedAt == nil && accuracy > 0.9)
      guard let slower = evidence.variants.first else { return outcome }
      let other = slower.testAccuracy
      return outcome.and(
        Outcome(
          [("plain at rate 0.1 test accuracy", other)],
          words: "At learning rate 0.1 the plain network reaches \(percent(other)) as well.",
          holds: other > 0.85))
    },
    caveat:
      "Not any rate works. Three sigmoid layers live at rate 5 without batch norm too, and on "
      + "this easy task the plain network at a rate of its own gets about as far.")

  private static let deep = Configuration.lesson {
    $0.rate = 1
    $0.hidden = Array(repeating: 100, count: 6)
    $0.activation = .relu
    $0.initialization = .he
  }
}
