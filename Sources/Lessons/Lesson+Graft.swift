import NeuralNet
import Statistics
import Telemetry
import Training

extension Lesson {
  /// 8: batch normalization that changes nothing when it comes.
  static let graft = Lesson(
    id: "graft", title: "γ and β can be the identity",
    claim:
      "With γ = √(σ² + ε) and β = μ batch norm is the identity: it takes nothing from what a "
      + "network can represent.",
    source: "Ioffe & Szegedy 2015, section 3",
    configuration: .lesson {
      $0.rate = 0.1
      $0.twin = NormalizationKind.none
    },
    compares: true, view: "histograms", pace: 120,
    script: [
      StampedCommand(
        step: 800, command: .toggleNormalization(network: 0, Toggle(grafts: true))),
      StampedCommand(step: 800, command: .toggleNormalization(network: 1, Toggle())),
    ],
    steps: 1200,
    notes: [
      Note(
        step: 0,
        text: "Two plain networks that are the same to the last bit. At step 800 both get batch "
          + "norm, in two ways."),
      Note(
        step: 800,
        text: "Left it was grafted: γ and β from the batch at hand, the histograms stay. Right it "
          + "was snapped in: γ 1, β 0, they jump to σ 1, and the loss jumps with them."),
      Note(
        step: 950,
        text: "Now γ and β of both are learned. The graft went on from where it was, with units "
          + "that hardly vary; σ 1 in every unit is another place to go on from."),
    ],
    keys: "8 shows the loss at step 800, 7 the transform with γ and β, B how b inserts",
    question:
      "Both networks can represent the same functions. Why do they not learn at the same pace?",
    answer:
      "Gradient descent moves parameters, not functions: from another γ and another "
      + "scale of W the same rate leads elsewhere. What can be represented and what is "
      + "soon found are two questions.",
    outcome: { evidence in
      guard let (grafted, snapped) = evidence.twins,
        let before = grafted.history.points.last(where: { $0.normalization == nil }),
        let old = before.layers.last?.pooled, let new = grafted.mark.layers.last?.pooled
      else { return .incomplete }
      let losses = (
        before[.testLoss] ?? .nan, grafted.mark[.testLoss] ?? .nan, snapped.mark[.testLoss] ?? .nan
      )
      let accuracies = (grafted.testAccuracy, snapped.testAccuracy)
      return Outcome(
        [
          ("loss before", losses.0), ("loss after graft", losses.1), ("loss after snap", losses.2),
          ("last layer sigma before", old.sigma), ("last layer sigma after graft", new.sigma),
          ("last layer sigma after snap", snapped.mark.layers.last?.pooled.sigma ?? .nan),
          ("grafted test accuracy", accuracies.0), ("snapped test accuracy", accuracies.1),
        ],
        words:
          "The test loss was \(number(losses.0)) before step 800, \(number(losses.1)) after the "
          + "graft and \(number(losses.2)) after the snap. 400 steps later the grafted network has "
          + "\(percent(accuracies.0)), the snapped one \(percent(accuracies.1)).",
        holds: grafted.mark.step == 800 && abs(losses.1 - losses.0) < 0.03
          && abs(losses.2 - losses.0) > 0.1)
    },
    caveat: "The identity holds for the batch that γ and β were taken from; with another batch’s μ "
      + "and σ the transform is another one.")
}
