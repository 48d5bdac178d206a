import Statistics
import Telemetry
import Training

extension Lesson {
  /// 1: a plain network's layers receive something else all the time.
  static let shift = Lesson(
    id: "shift", title: "The shift exists",
    claim:
      "While a network learns, the distribution of each layer’s inputs changes, "
      + "since the layers before it change: internal covariate shift.",
    source: "Ioffe & Szegedy 2015, sections 1 and 2",
    configuration: .lesson { $0.rate = 0.1 },
    compares: false, view: "histograms", pace: 120, script: [], steps: 2000,
    notes: [
      Note(
        step: 0, layer: 2,
        text: "Each row is a layer: what its sigmoids receive, over 256 held-out examples. White "
          + "outlines are step 0. At first almost nothing moves: the loss is on a plateau."),
      Note(
        step: 600, layer: 2,
        text:
          "The loss leaves its plateau, and the histograms leave their outlines. The second picture "
          + "shows it per unit, in the unit’s own σ at step 0."),
      Note(
        step: 1200, layer: 2,
        text: "Compare the shifts: raw, the layers move about as far as each other; in σ the last "
          + "layer moves farthest, because its σ was tiny at step 0."),
    ],
    keys: "v other pictures, 4 shift over time, m measure from here on, ← → through the past",
    question:
      "The pooled histogram of a layer can stay alike while its units move apart. Which picture "
      + "shows that?",
    answer:
      "The second one: each unit since the mark, in its own σ. Where units move in "
      + "different directions it spreads although the first stays alike. View 6 shows the "
      + "units one by one.",
    outcome: { evidence in
      guard let network = evidence.networks.first else { return .incomplete }
      let (raw, inSigma) = network.lastShift
      let first = network.current.layers.first?.shift
      let accuracy = network.testAccuracy
      return Outcome(
        [
          ("first layer shift", first?.raw ?? .nan),
          ("first layer shift in sigma", first?.inSigma ?? .nan),
          ("last layer shift", raw), ("last layer shift in sigma", inSigma),
          ("test accuracy", accuracy),
        ],
        words:
          "While the test accuracy rose to \(percent(accuracy)), the last hidden layer’s units "
          + "moved by W₁ = \(number(raw)) on average, which is \(number(inSigma)) σ of step 0; those "
          + "of the first by \(number(first?.raw ?? .nan)), \(number(first?.inSigma ?? .nan)) σ.",
        holds: raw > 0.5 && inSigma > 5 && accuracy > 0.5)
    },
    caveat: "That the shift exists does not say that it does harm: the network learns while it "
      + "shifts, and a network that does not learn does not shift either.")
}
