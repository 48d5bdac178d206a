import NeuralNet
import Statistics
import Telemetry
import Training

extension Lesson {
  /// 15: where batch normalization does harm.
  static let limits = Lesson(
    id: "limits", title: "Where batch norm hurts",
    claim: "Batch norm cures exploding gradients and never does harm.",
    source: "commonly told; contradicted by Yang et al. 2019",
    configuration: .lesson {
      $0.rate = 0.01
      $0.hidden = Array(repeating: 100, count: 30)
      $0.activation = .relu
      $0.initialization = .he
    },
    compares: true,
    variants: [
      Variant(configuration: tiny(.none), steps: 1500),
      Variant(configuration: tiny(.batch), steps: 1500),
      Variant(configuration: late(.none), steps: 3000),
      Variant(configuration: late(.batch), steps: 3000),
    ],
    contradicts: true, view: "gradients", pace: 2, script: [], steps: 40,
    notes: [
      Note(
        step: 0, layer: 29,
        text: "Thirty layers of ReLU, weights as He et al. draw them, hardly any training. Look at "
          + "‖∂L/∂W‖ from the top layer down, left without and right with batch norm."),
      Note(
        step: 5, layer: 0,
        text: "Left the gradients of all layers are of one size. Right they grow by some 20 % per "
          + "layer on the way down: batch norm itself makes them explode."),
      Note(
        step: 25,
        text: "Another case is a batch of two: choose it with the comma key. The check of this "
          + "lesson measures that, and late training at a high rate."),
    ],
    keys: "↑ ↓ layers, comma smaller batches, 8 shows the learning curves",
    question: "Every layer divides by its σ. What does that do to a gradient on its way back?",
    answer:
      "It is divided by σ too. With ReLU that makes it 1.21 times as large at each layer on its way "
      + "back, in theory [Yang et al. 2019]: 214 times from layer 30 to layer 2, where 246 ± 27 are "
      + "measured.",
    outcome: { evidence in
      guard let (plain, batch) = evidence.twins, let before = plain.explosion,
        let after = batch.explosion
      else { return .incomplete }
      let outcome = Outcome(
        [("plain gradient ratio", before), ("batch gradient ratio", after)],
        words: "At the first step ‖∂L/∂W‖ of layer 2 is \(number(before)) times that of the last "
          + "hidden layer without batch norm, and \(number(after)) times with it.",
        holds: after > 10 && after > 10 * before)
      guard evidence.variants.count == 4 else { return outcome }
      let accuracies = evidence.variants.map(\.testAccuracy)
      let shifts = evidence.variants.suffix(2).map {
        $0.mean(after: 2000) { $0.layers.last?.windowShift?.raw }
      }
      return outcome.and(
        Outcome(
          [
            ("batch size 2 plain test accuracy", accuracies[0]),
            ("batch size 2 batch test accuracy", accuracies[1]),
            ("rate 5 plain window shift", shifts[0]), ("rate 5 batch window shift", shifts[1]),
            ("rate 5 plain test accuracy", accuracies[2]),
            ("rate 5 batch test accuracy", accuracies[3]),
          ],
          words: "With batches of 2 test accuracy is \(percent(accuracies[0])) without and "
            + "\(percent(accuracies[1])) with batch norm. Late training at rate 5 is no such case: "
            + "250 steps shift the last layer by \(number(shifts[0])) without and "
            + "\(number(shifts[1])) with it (\(percent(accuracies[2])), \(percent(accuracies[3]))).",
          holds: accuracies[0] > accuracies[1] + 0.1 && shifts[1] < shifts[0]
            && accuracies[3] > 0.9))
    },
    caveat:
      "The claim is refuted: here gradients explode with depth because of batch norm. Over a few "
      + "layers it is little, 1.21 times at each, and skip connections weaken it (lesson 19).")

  /// Batches of two examples.
  private static func tiny(_ kind: NormalizationKind) -> Configuration {
    .lesson {
      $0.normalization = kind
      $0.batchSize = 2
      $0.rate = 0.05
      $0.activation = .relu
      $0.initialization = .he
    }
  }

  /// A learning rate at which the plain network soon stands still.
  private static func late(_ kind: NormalizationKind) -> Configuration {
    .lesson {
      $0.normalization = kind
      $0.rate = 5
    }
  }
}

extension NetworkSnapshot {
  /// ‖∂L/∂W‖ of layer 2 over that of the last hidden layer, which has the same shape, for the first
  /// batch; nil where there is no such observation.
  fileprivate var explosion: Double? {
    guard let first = seen(at: 1), first.layers.count > 2,
      let low = first.layers[1].gradient?.norm, let high = first.layers.last?.gradient?.norm
    else { return nil }
    return low / high
  }
}
