import Statistics
import Telemetry
import Training

extension Lesson {
  /// 2: batch normalization, snapped in at step 1,000.
  static let snap = Lesson(
    id: "snap", title: "Batch norm, snapped in at step 1,000",
    claim: "Normalizing each unit over the mini-batch keeps what the next layer receives in place.",
    source: "Ioffe & Szegedy 2015, section 3",
    configuration: .lesson { $0.rate = 0.1 },
    compares: false,
    // The control: what would have been without it.
    variants: [
      Variant(
        configuration: .lesson { $0.rate = 0.1 }, steps: 2000,
        script: [StampedCommand(step: 1000, command: .mark)])
    ],
    view: "histograms", pace: 120,
    script: [
      StampedCommand(step: 1000, command: .toggleNormalization(network: 0, Toggle()))
    ],
    steps: 2000,
    notes: [
      Note(
        step: 0, layer: 2,
        text:
          "A plain network. Watch the histograms leave their white outlines, and the drift below "
          + "them; at step 1,000 batch norm comes in."),
      Note(
        step: 1000,
        text: "Batch norm is in, γ 1 and β 0: every unit has mean 0 and σ 1 over the batch. The "
          + "outlines are those of now. Watch the accuracy."),
      Note(
        step: 1500,
        text:
          "The drift has fallen, and the shift since step 1,000 is small. Batch norm sets mean and σ "
          + "anew in every batch; press t and look at z, which it receives: that moves."),
    ],
    keys: "b takes batch norm out and puts it back, t looks at z, 8 shows the learning curves",
    question: "The mean and σ of y are fixed by construction. What of its distribution is not?",
    answer:
      "Its shape: skew, tails and number of peaks are as they were in z, and units stay "
      + "correlated. And γ and β, once they are learned, move mean and σ again.",
    outcome: { evidence in
      guard let network = evidence.networks.first,
        let before = network.history.points.last(where: {
          $0.step <= 1000 && $0.normalization == nil
        })
      else { return .incomplete }
      let (then, now) = (before[.testAccuracy] ?? .nan, network.testAccuracy)
      let (old, new) = (before.layers.last?.shift?.raw ?? .nan, network.lastShift.raw)
      let drifts = (
        before.layers.last?.drift ?? .nan, network.mean(after: 1500) { $0.layers.last?.drift }
      )
      let outcome = Outcome(
        [
          ("test accuracy before", then), ("test accuracy after", now),
          ("last layer shift before", old), ("last layer shift after", new),
          ("last layer drift before", drifts.0), ("last layer drift after", drifts.1),
        ],
        words:
          "In its first 1,000 steps the last hidden layer moved by W₁ = \(number(old)), in the "
          + "1,000 since batch norm came by \(number(new)). Its drift in 50 steps went from "
          + "\(number(drifts.0)) to a mean of \(number(drifts.1)) in the last 500, test accuracy from "
          + "\(percent(then)) to \(percent(now)).",
        holds: network.current.normalization?.id == "batch" && drifts.1 < 0.75 * drifts.0
          && now > then + 0.1)
      guard let plain = evidence.variants.first else { return outcome }
      let (moved, drift) = (plain.lastShift.raw, plain.mean(after: 1500) { $0.layers.last?.drift })
      return outcome.and(
        Outcome(
          [
            ("plain last layer shift after", moved), ("plain last layer drift after", drift),
            ("plain test accuracy after", plain.testAccuracy),
          ],
          words:
            "Left plain, the layer moves by \(number(moved)) in the same steps, with a drift of "
            + "\(number(drift)) in the last 500 and a test accuracy of "
            + "\(percent(plain.testAccuracy)).",
          holds: new < 0.75 * moved && drifts.1 < 0.75 * drift && now > plain.testAccuracy))
    },
    caveat: "Less shift and better accuracy at the same time do not say that one causes the other; "
      + "lesson 14 doubts it.")
}
