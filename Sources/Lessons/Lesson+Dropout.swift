import NeuralNet
import Telemetry
import Training

extension Lesson {
  /// 11: dropout beside batch normalization.
  static let dropout = Lesson(
    id: "dropout", title: "Dropout and batch norm",
    claim: "Batch norm regularizes too, so that dropout can be reduced, in some cases left out.",
    source: "Ioffe & Szegedy 2015, section 3.4; Li et al. 2018 (disharmony by variance shift)",
    configuration: dropping(0.5, .batch),
    compares: true,
    variants: [
      Variant(configuration: dropping(0, .batch), steps: 1000),
      Variant(configuration: dropping(0, .none), steps: 1000),
      Variant(configuration: dropping(0, .batch, examples: few), steps: 2000),
      Variant(configuration: dropping(0, .none, examples: few), steps: 2000),
      Variant(configuration: dropping(0.5, .batch, examples: few), steps: 2000),
      Variant(configuration: dropping(0.5, .none, examples: few), steps: 2000),
    ],
    contradicts: true,
    view: "anatomy", layer: 1, pace: 60, script: [], steps: 1000,
    notes: [
      Note(
        step: 0, layer: 1,
        text: "Both networks drop half of each layer’s outputs in training, and double the rest. "
          + "Left with batch norm, right without any normalization."),
      Note(
        step: 200,
        text:
          "Layer 2, left: σ of the moving averages was taken with dropout, the retaken one (algorithm 2) "
          + "without it, as in use. They differ: that is the variance shift. The end tells what it costs."
      ),
      Note(
        step: 600,
        text:
          "Press 8: in one pass over 60,000 images no image comes twice, so nothing overfits and "
          + "dropout has nothing to prevent. Without it both networks get further in as many steps."
      ),
    ],
    keys: "8 shows the learning curves, 7 comes back here, u U units, ↑ ↓ layers",
    question: "In which layer does dropout not change the variance that batch norm sees?",
    answer:
      "In the first one: its inputs are the pixels, of which none is dropped. From "
      + "layer 2 on, dropping half of the inputs adds variance in training that is "
      + "missing in use.",
    outcome: { evidence in
      guard let (batch, plain) = evidence.twins, let ratio = batch.anatomy?.varianceShift,
        let modes = batch.accuracyModes
      else { return .incomplete }
      let with = (batch.testAccuracy, plain.testAccuracy)
      let outcome = Outcome(
        [
          ("sigma ratio with dropout", ratio), ("batch dropout test accuracy", with.0),
          ("plain dropout test accuracy", with.1),
          ("batch dropout accuracy by moving averages", modes.running),
          ("batch dropout accuracy by retaken statistics", modes.retaken),
        ],
        words: "With dropout the moving σ of layer \((batch.anatomy?.layer ?? 0) + 1) is "
          + "\(number(ratio)) times that in use, test accuracy \(percent(with.0)) with and "
          + "\(percent(with.1)) without batch norm. Statistics retaken without dropout do not help: "
          + "\(percent(modes.retaken)), by moving averages \(percent(modes.running)).",
        holds: ratio > 1.05 && modes.retaken < modes.running + 0.02,
        // Networks that all drop tell nothing of doing without.
        isDecided: false)
      guard evidence.variants.count == 6 else { return outcome }
      let other = evidence.variants[0].anatomy?.varianceShift ?? .nan
      let accuracies = evidence.variants.prefix(2).map(\.testAccuracy)
      return outcome.and(
        Outcome(
          [
            ("sigma ratio without dropout", other), ("batch test accuracy", accuracies[0]),
            ("plain test accuracy", accuracies[1]),
          ],
          words: "Without dropout that ratio is \(number(other)), and accuracy "
            + "\(percent(accuracies[0])) and \(percent(accuracies[1])).",
          holds: abs(other - 1) < 0.1 && accuracies[0] > with.0 && accuracies[1] > with.1)
      ).and(onFew(Array(evidence.variants.dropFirst(2))))
    },
    caveat:
      "The first half is contradicted on 1,000 images learned by heart, which a check alone trains on "
      + "(batch norm 80 ± 1 %, plain 81 ± 1 %); the second half is borne out, but without batch norm too."
  )

  /// So few training examples are learned by heart.
  private static let few = 1000

  /// What networks come to on few examples: with batch norm and plain, and both with dropout.
  private static func onFew(_ networks: [NetworkSnapshot]) -> Outcome {
    let learned = networks.prefix(2).map { $0.current[.trainAccuracy] ?? .nan }
    let accuracies = networks.map(\.testAccuracy)
    return Outcome(
      [
        ("batch training accuracy on 1000", learned[0]),
        ("plain training accuracy on 1000", learned[1]),
        ("batch test accuracy on 1000", accuracies[0]),
        ("plain test accuracy on 1000", accuracies[1]),
        ("batch dropout test accuracy on 1000", accuracies[2]),
        ("plain dropout test accuracy on 1000", accuracies[3]),
      ],
      words:
        "On 1,000 images alone batch norm answers \(percent(learned[0])) of the last batch rightly and "
        + "\(percent(accuracies[0])) of the test images, plain \(percent(learned[1])) and "
        + "\(percent(accuracies[1])); with dropout \(percent(accuracies[2])) and "
        + "\(percent(accuracies[3])) of the test images.",
      // By heart; no better than plain, and dropout does not help it.
      holds: learned.allSatisfy { $0 > 0.98 } && accuracies[0] < accuracies[1] + 0.02
        && accuracies[2] < accuracies[0] + 0.01)
  }

  private static func dropping(
    _ share: Double, _ kind: NormalizationKind, examples: Int? = nil
  ) -> Configuration {
    .lesson {
      $0.dropout = share
      $0.normalization = kind
      $0.examples = examples
    }
  }
}

extension Anatomy {
  /// σ of the moving averages in units of algorithm 2's, on average over the units; nil where
  /// inference needs none.
  fileprivate var varianceShift: Double? {
    let ratios = units.compactMap { unit -> Double? in
      guard let moving = unit.moving, let population = unit.population else { return nil }
      return Double(moving.deviation / population.deviation)
    }
    return ratios.isEmpty ? nil : ratios.reduce(0, +) / Double(ratios.count)
  }
}
