import NeuralNet
import Telemetry
import Training

extension Lesson {
  /// 14: what speaks against the shift as the reason.
  static let covariate = Lesson(
    id: "covariate", title: "Is it really covariate shift?",
    claim: "Batch norm works because it reduces internal covariate shift.",
    source: "Ioffe & Szegedy 2015; contested by Santurkar et al. 2018",
    configuration: .lesson {
      $0.rate = 0.1
      $0.normalization = .noisy
      $0.twin = .batch
    },
    compares: true,
    variants: [Variant(configuration: .lesson { $0.rate = 0.1 }, steps: 2000)],
    view: "shift", pace: 120, script: [], steps: 2000,
    notes: [
      Note(
        step: 0,
        text:
          "Left, noisy batch norm: behind batch norm every unit is shifted and scaled at random, "
          + "anew at every step. Right, batch norm. Charts on the left: shift of y; on the right: of "
          + "gradients."),
      Note(
        step: 500,
        text:
          "Noise keeps the left network’s distributions moving: its drift is several times that of "
          + "batch norm. Look at accuracy: it learns about as fast."),
      Note(
        step: 1500,
        text:
          "The charts on the right are the other measure: how far a layer’s gradient turns when only the "
          + "layers before it step. There batch norm has no advantage over plain."),
    ],
    keys: "8 shows the learning curves, n goes on to other normalizations",
    question: "What would have to be seen here if less shift were the reason why batch norm helps?",
    answer:
      "The noisy network, whose distributions move most from step to step, would have to learn "
      + "worse than the plain one. It learns better: speed of learning and drift do not go together.",
    outcome: { evidence in
      guard let (noisy, batch) = evidence.twins else { return .incomplete }
      let shifts = (noisy.lastShift.raw, batch.lastShift.raw)
      let drifts = (
        noisy.current.layers.last?.drift ?? .nan, batch.current.layers.last?.drift ?? .nan
      )
      let accuracies = (noisy.testAccuracy, batch.testAccuracy)
      let outcome = Outcome(
        [
          ("noisy shift", shifts.0), ("batch shift", shifts.1),
          ("noisy drift", drifts.0), ("batch drift", drifts.1),
          ("noisy test accuracy", accuracies.0), ("batch test accuracy", accuracies.1),
        ],
        words: "Noisy batch norm shifted by W₁ = \(number(shifts.0)), batch norm by "
          + "\(number(shifts.1)), with a drift in 50 steps of \(number(drifts.0)) and "
          + "\(number(drifts.1)); they reach \(percent(accuracies.0)) and \(percent(accuracies.1)).",
        holds: shifts.0 > 1.2 * shifts.1 && drifts.0 > 3 * drifts.1
          && accuracies.0 > accuracies.1 - 0.03
          && noisy.current.normalization?.id == "noisy")
      guard let plain = evidence.variants.first else { return outcome }
      let turned = [plain, batch].map {
        $0.mean(after: 1000) { $0.layers.last?.gradientShift?.ratio }
      }
      let accuracy = plain.testAccuracy
      let drift = plain.current.layers.last?.drift ?? .nan
      return outcome.and(
        Outcome(
          [
            ("plain shift", plain.lastShift.raw), ("plain drift", drift),
            ("plain test accuracy", accuracy),
            ("plain gradient shift", turned[0]), ("batch gradient shift", turned[1]),
          ],
          words:
            "The plain network, which drifts by \(number(drift)) only, reaches \(percent(accuracy)). "
            + "(Since step 0 it has shifted by \(number(plain.lastShift.raw)): over a long span noise "
            + "around one place is little.) The gradient shift ‖G − G′‖ / ‖G‖ "
            + "of the last hidden layer after step 1,000 is \(number(turned[0])) plain and "
            + "\(number(turned[1])) with batch norm: larger.",
          holds: accuracies.0 > accuracy && drifts.0 > 3 * drift && turned[1] > turned[0]))
    },
    caveat: "The claim is not borne out here. Distributions move less with batch norm, by "
      + "construction; gradients do not. Santurkar et al. see the reason in a smoother loss.")
}
