import NeuralNet
import Telemetry
import Training

extension Lesson {
  /// 6: nonlinearities that are driven into their flat ends.
  static let saturation = Lesson(
    id: "saturation", title: "Out of saturation",
    claim:
      "Batch norm keeps saturating nonlinearities out of the range where their slope vanishes.",
    source: "Ioffe & Szegedy 2015, abstract and section 2",
    configuration: .lesson {
      $0.rate = 0.5
      $0.hidden = Array(repeating: 100, count: 8)
      $0.activation = .tanh
      $0.initialization = .xavier
    },
    compares: true,
    variants: [
      Variant(configuration: .lesson { $0.rate = 5 }, steps: 1500),
      Variant(
        configuration: .lesson {
          $0.rate = 5
          $0.normalization = .batch
        }, steps: 1500),
    ],
    view: "histograms", pace: 60, script: [], steps: 600,
    notes: [
      Note(
        step: 0,
        text:
          "Eight layers of tanh at learning rate 0.5. Grey is saturated: the slope is below 5 % "
          + "of its largest, |y| > 2.18. At first hardly anything is grey."),
      Note(
        step: 100,
        text:
          "The plain network’s layers are driven to both ends. Where tanh is "
          + "flat no gradient comes through, and there they stay."),
      Note(
        step: 400,
        text: "With batch norm the share of grey stays small in every layer, and the accuracy "
          + "shows that it learns."),
    ],
    keys: "6 shows every unit, 5 the gradients, 3 how the densities came about",
    question:
      "Normalizing alone would keep tanh in its linear middle. What lets it leave that again?",
    answer:
      "γ and β: they are learned, a pair per unit, and widen and move what tanh "
      + "receives as far as that lowers the loss.",
    outcome: { evidence in
      guard let (plain, batch) = evidence.twins else { return .incomplete }
      let last = plain.current.layers.count - 1
      let (before, after) = (plain.saturated(layer: last), batch.saturated(layer: last))
      let (low, high) = (plain.testAccuracy, batch.testAccuracy)
      let outcome = Outcome(
        [
          ("plain saturated", before), ("batch saturated", after), ("plain test accuracy", low),
          ("batch test accuracy", high),
        ],
        words: "In the last hidden layer \(percent(before)) of the plain network’s tanh are "
          + "saturated, and \(percent(after)) with batch norm; test accuracy is \(percent(low)) and "
          + "\(percent(high)).",
        holds: before > 0.7 && after < 0.15 && low < 0.3 && high > 0.8)
      guard evidence.variants.count == 2 else { return outcome }
      let saturated = evidence.variants.map { $0.saturated(layer: 0) }
      let accuracies = evidence.variants.map(\.testAccuracy)
      return outcome.and(
        Outcome(
          [
            ("sigmoid plain saturated", saturated[0]), ("sigmoid batch saturated", saturated[1]),
            ("sigmoid plain test accuracy", accuracies[0]),
            ("sigmoid batch test accuracy", accuracies[1]),
          ],
          words: "Saturation need not be fatal: three sigmoid layers at learning rate 5 have "
            + "\(percent(saturated[0])) and \(percent(saturated[1])) of the first layer saturated "
            + "and learn all the same, to \(percent(accuracies[0])) and \(percent(accuracies[1])).",
          holds: saturated[0] > 2 * saturated[1] && accuracies[0] > 0.85))
    },
    caveat: "ReLU is flat on one side only, where units die rather than saturate, and batch norm "
      + "helps it too: saturation is not the whole story."
  )
}
