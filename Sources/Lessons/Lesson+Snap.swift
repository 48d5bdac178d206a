import Telemetry
import Training

extension Lesson {
  /// 2: batch normalization, snapped in at step 1,000.
  static let snap = Lesson(
    id: "snap", title: "Batch norm, snapped in",
    claim: "Normalizing each unit over the mini-batch keeps what the next layer receives in place.",
    source: "Ioffe & Szegedy 2015, section 3",
    configuration: .lesson { $0.rate = 0.1 },
    compares: false, view: "histograms", pace: 100,
    script: [
      StampedCommand(step: 1000, command: .toggleNormalization(network: 0, Toggle()))
    ],
    steps: 2000,
    notes: [
      Note(step: 0, text: "A plain network. Watch the histograms leave their white outlines."),
      Note(
        step: 1000,
        text: "Batch norm is in: every unit has mean 0 and σ 1 again. Watch the accuracy."),
    ],
    keys: "b takes batch norm out again and puts it back",
    question: "Why does the accuracy jump although no weight has changed?",
    outcome: { evidence in
      let network = evidence.networks[0]
      let before = network.history.points.last { $0.step <= 1000 && $0.normalization == "none" }
      let (then, now) = (before?.testAccuracy ?? .nan, network.current.testAccuracy)
      return Outcome(
        [("test accuracy before", then), ("test accuracy after", now)],
        words: "Test accuracy went from \(Lesson.percent(then)) to \(Lesson.percent(now)).",
        holds: now > then + 0.1)
    },
    caveat: "A better accuracy does not say that less shift is the reason; lesson 14 doubts it.")
}
