import NeuralNet
package import Statistics
package import Telemetry

/// All that can be seen of a network at one step, for a log.
package struct LoggedStep: Sendable {
  /// Which network it is: 0, or 1 for a twin.
  package let network: Int
  /// What tells it from the steps of earlier runs of that network; see `Run.series`.
  package let series: UInt64?
  /// The normalization that is in it, by its name on the command line.
  package let normalization: String
  /// What is seen of the pre-activations, of gradients and of losses.
  ///
  /// Losses on the test sample are of this step. There are no layers where their numbers are not finite.
  package let observation: Observation
  /// The step whose loss was not finite, if one was.
  package let divergedAt: Int?
  /// The values of every quantity in every layer, in training mode; a quantity is missing where it is
  /// not finite, and ẑ where there is no normalization.
  package let values: [(tap: Tap, layers: [UnitSamples])]
}

extension Run {
  /// What a log may tell of this step; `network` says which network it is.
  ///
  /// It takes several times as long as a step, and changes nothing.
  package func logged(as network: Int) -> LoggedStep {
    var run = self
    run.observe(testing: true)
    let isSeen = run.current.step == session.step
    let taps = Tap.allCases.filter { $0 != .normalized || session.normalization != .none }
    return LoggedStep(
      network: network, series: series, normalization: session.normalization.rawValue,
      observation: isSeen
        ? (splits.map { run.current.with(splits: $0) } ?? run.current).with(flows: flows)
          .with(unitCorrelations: unitCorrelations)
        : Observation(
          session, [], probe.evaluate(session.network), reference.landscape,
          markStep: reference.markStep),
      divergedAt: session.divergedAt,
      values: taps.compactMap { tap in
        run.probe.samples(session.network, tap: tap).map { (tap, $0.map(\.values)) }
      })
  }
}
