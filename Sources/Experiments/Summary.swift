package import Datasets
package import NeuralNet
package import Telemetry
package import Training

/// What a finished run comes to.
package struct Summary: Sendable {
  /// The normalization that the network started with.
  package let normalization: NormalizationKind
  /// Mini-batches learned from.
  package let steps: Int
  /// The step at which a number stopped being finite, or nil.
  package let divergedAt: Int?
  /// Mean cross-entropy over all training examples in inference mode, in nats.
  package let loss: Double
  /// Share of right answers among all training examples and among all test examples.
  package let trainAccuracy: Double, testAccuracy: Double
  /// What the accuracy on test examples depends on; nothing where the network has diverged.
  package let accuracies: TestAccuracies
  /// The hidden layers with their shift since step 0; nil when their numbers are not finite.
  package let layers: [LayerObservation]?
  /// The loss along a step from the network; nil before the first step and where it diverged.
  package let landscape: Landscape?
  /// How many hidden layers there are.
  package let layerCount: Int

  /// Trains a fresh network for `steps` mini-batches and sums up.
  ///
  /// `progress` is told where the session is after every step. Throws when `session` can't be observed.
  package static func training(
    _ session: Session, steps: Int, progress: (Standing) -> Void
  ) throws(ConfigurationError) -> (summary: Summary, trainingTime: Duration) {
    var session = session
    var run = try Run(session)
    var earlier: Session?
    let time = ContinuousClock().measure {
      while session.step < steps, session.divergedAt == nil {
        if session.step == steps - Run.driftLength { earlier = session }
        session.advance()
        progress(Standing(session))
      }
    }
    run.resume(with: session, driftFrom: earlier)
    return (Summary(run), time)
  }

  /// The same of a network whose steps `logs` are told, with it as network `network`; returns also the
  /// run as the logs saw it.
  private static func training(
    _ session: Session, steps: Int, logs: [any StepLog], network: Int, progress: (Standing) -> Void
  ) throws(ConfigurationError) -> (summary: Summary, trainingTime: Duration, seen: Run) {
    var run = try Run(session)
    var seen = try Run(session, logs: logs, network: network)
    var earlier: Session?
    let time = ContinuousClock().measure {
      while seen.session.step < steps, seen.session.divergedAt == nil {
        if seen.session.step == steps - Run.driftLength { earlier = seen.session }
        seen.advance(steps: 1)
        progress(Standing(seen.session))
      }
    }
    run.resume(with: seen.session, driftFrom: earlier)
    return (Summary(run), time, seen)
  }

  /// Trains fresh networks for `steps` mini-batches, each on a queue of its own, and sums each up.
  ///
  /// `progress` is told again and again where the one is that is furthest behind, and `logs` of every
  /// step. Throws when one of them can't be observed.
  package static func training(
    _ configurations: [Configuration], dataset: Dataset, steps: Int, logs: [any StepLog] = [],
    progress: (Standing) -> Void
  ) throws -> [(summary: Summary, trainingTime: Duration)] {
    let results = try sideBySide(
      configurations.count, steps: steps, progress: progress
    ) { index, tell -> (summary: Summary, trainingTime: Duration, seen: Run?) in
      let session = Session(configurations[index], dataset: dataset)
      guard !logs.isEmpty else {
        let (summary, time) = try training(session, steps: steps, progress: tell)
        return (summary, time, nil)
      }
      return try training(session, steps: steps, logs: logs, network: index, progress: tell)
    }
    for log in logs { log.end(results.compactMap(\.seen)) }
    return results.map { ($0.summary, $0.trainingTime) }
  }

  private init(_ run: Run) {
    let session = run.session
    normalization = session.configuration.normalization
    steps = session.step
    divergedAt = session.divergedAt
    let train = session.evaluate(session.dataset.train)
    (loss, trainAccuracy) = train
    testAccuracy = session.evaluate(session.dataset.test).accuracy
    accuracies = session.testAccuracies
    layerCount = session.configuration.hidden.count
    let seen = (run.splits.map { run.current.with(splits: $0) } ?? run.current)
      .with(flows: run.flows).with(unitCorrelations: run.unitCorrelations)
    landscape = run.landscape
    layers = seen.step == session.step ? seen.layers : nil
  }
}
