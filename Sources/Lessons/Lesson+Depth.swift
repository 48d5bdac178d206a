import Statistics
import Telemetry
import Training

extension Lesson {
  /// 3: what eight layers do to each other.
  static let depth = Lesson(
    id: "depth", title: "It compounds with depth",
    claim: "Small changes to the first layers amplify as the network becomes deeper.",
    source: "Ioffe & Szegedy 2015, section 1",
    configuration: .lesson {
      $0.rate = 0.1
      $0.hidden = Array(repeating: 100, count: 8)
    },
    compares: true, view: "histograms", pace: 120, script: [], steps: 1000,
    notes: [
      Note(
        step: 0, layer: 7,
        text: "Eight layers of 100 sigmoids. In the plain network the values of layer 8 are a "
          + "needle: its units hardly differ from one example to the next."),
      Note(
        step: 300,
        text: "Batch norm has started to learn. The plain network’s loss stays at 2.30, which is "
          + "guessing, and yet its layer 8 moves away from its outline."),
      Note(
        step: 700, layer: 0,
        text: "Compare the shifts in σ, from layer 1 up: the plain network’s grow with depth; with "
          + "batch norm they are small everywhere."),
    ],
    keys: "↑ ↓ layers, 5 gradients, 4 shift over time",
    question: "The raw shift of the plain network is small in every layer. Why is that no comfort?",
    answer:
      "The values themselves lie in a range that is smaller still. The next layer tells "
      + "examples apart by differences of that size, and a shift of several σ moves all "
      + "of them past it.",
    outcome: { evidence in
      guard let (plain, batch) = evidence.twins else { return .incomplete }
      let first = plain.current.layers.first?.shift?.inSigma ?? .nan
      let (last, normalized) = (plain.lastShift.inSigma, batch.lastShift.inSigma)
      let accuracies = (plain.testAccuracy, batch.testAccuracy)
      return Outcome(
        [
          ("plain layer 1 shift in sigma", first), ("plain layer 8 shift in sigma", last),
          ("plain layer 1 shift", plain.current.layers.first?.shift?.raw ?? .nan),
          ("plain layer 8 shift", plain.lastShift.raw),
          ("batch layer 1 shift in sigma", batch.current.layers.first?.shift?.inSigma ?? .nan),
          ("batch layer 8 shift in sigma", normalized),
          ("batch layer 8 shift", batch.lastShift.raw),
          ("plain test accuracy", accuracies.0), ("batch test accuracy", accuracies.1),
        ],
        words: "Without batch norm layer 1 moved by \(number(first)) σ and layer 8 by "
          + "\(number(last)) σ, and the network guesses (\(percent(accuracies.0))); with it layer 8 "
          + "moved by \(number(normalized)) σ at \(percent(accuracies.1)).",
        holds: last > 10 * first && normalized < 1 && accuracies.0 < 0.2 && accuracies.1 > 0.7)
    },
    caveat:
      "The plain network fails because its signals and gradients vanish with depth. Its small σ "
      + "is what makes the shift in σ large: the two can’t be told apart here.")
}
