import NeuralNet
import Telemetry
import Training

extension Lesson {
  /// 12: the ideal that batch normalization is a cheap stand-in for.
  static let whitening = Lesson(
    id: "whitening", title: "Whitening, the expensive ideal",
    claim:
      "Decorrelating all units of a layer would be better still, but costs too much; normalizing "
      + "each unit by itself is the affordable part of it.",
    source: "Ioffe & Szegedy 2015, sections 2 and 3",
    configuration: .lesson {
      $0.rate = 0.1
      $0.normalization = .whitening
      $0.twin = .batch
    },
    compares: true, isTimed: true, view: "learning", pace: 120, script: [], steps: 800,
    notes: [
      Note(
        step: 0,
        text: "Left, the units of every layer are decorrelated over the batch, as far as 60 "
          + "examples allow: the correlations in them are shrunk by 62.5 % first. Right, batch norm."
      ),
      Note(
        step: 150,
        text: "Both learn. Look at the curves: is the ideal ahead? A batch of 60 can’t tell the "
          + "correlations of 100 units, which makes its whitening rough."),
      Note(
        step: 500,
        text: "Press [ and ] and watch steps/s: a whitening step takes longer, and the more so the "
          + "more units a layer has: the work grows with their number cubed."),
    ],
    keys: "1 shows the histograms, n goes on to other normalizations, ] faster",
    question: "Why does whitening 100 units need more than 100 examples in a batch?",
    answer:
      "Over m examples the correlations of 100 units have a rank of m − 1 at most. With "
      + "100 examples or fewer some directions have variance 0, and nothing can be "
      + "divided by that.",
    outcome: { evidence in
      guard let (whitened, batch) = evidence.twins,
        whitened.current.normalization?.id == "whitening"
      else { return .incomplete }
      let accuracies = (whitened.testAccuracy, batch.testAccuracy)
      let outcome = Outcome(
        [
          ("whitening test accuracy", accuracies.0), ("batch test accuracy", accuracies.1),
        ],
        words: "After as many steps test accuracy is \(percent(accuracies.0)) with whitening and "
          + "\(percent(accuracies.1)) with batch norm.",
        holds: accuracies.0 > 0.7 && accuracies.1 > 0.7)
      guard evidence.stepTimes.count == 2 else { return outcome }
      let times = evidence.stepTimes
      return outcome.and(
        Outcome(
          [
            ("whitening ms per step", times[0]), ("batch ms per step", times[1]),
            ("time ratio", times[0] / times[1]),
          ],
          words: "A step takes \(number(times[0])) ms and \(number(times[1])) ms, "
            + "\(number(times[0] / times[1])) times as long with whitening.",
          holds: times[0] > 1.3 * times[1]))
    },
    caveat:
      "That it would be better still is not borne out here: from batches of 60 the correlations "
      + "of 100 units can’t be estimated. Later work whitens in groups or by iteration.")
}
