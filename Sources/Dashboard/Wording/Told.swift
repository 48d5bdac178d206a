import Drawing
import Telemetry

/// What the footer tells of the latest key, in numbers that the next snapshots bring.
package enum Told: Equatable, Sendable {
  /// What scaling the weights did.
  case scaling
  /// What the latest change of the normalization did to the drift.
  case normalization
  /// What the change of the learning rate from this one did to the drift.
  case rate(from: Double)
  /// How the twins differ.
  case twins
}

extension Told {
  /// What there is to tell of the network at `index` of a snapshot, in one line, the longest wording first,
  /// and whether a number of it is still to be measured; nil where nothing is known, no wording where that
  /// says all.
  func words(_ snapshot: Snapshot, network index: Int) -> (wordings: [String], isPending: Bool)? {
    let (network, run) = (snapshot.networks[index], snapshot.run)
    switch self {
    case .scaling: return network.scaling.map { ([$0.words], false) }
    case .normalization: return network.changeWords(run)
    case .rate(let before): return network.rateWords(from: before, run)
    case .twins: return snapshot.twinWords
    }
  }
}

extension NetworkSnapshot {
  /// The latest change of the normalization and the drift around it; nil where nothing was changed.
  fileprivate func changeWords(_ run: RunInfo) -> (wordings: [String], isPending: Bool)? {
    latestChange.map { tell($0.words, at: $0.step, isFirst: true, run) }
  }

  /// The latest change of the learning rate, which was `before`, and the drift around it.
  fileprivate func rateWords(from before: Double, _ run: RunInfo) -> (
    wordings: [String], isPending: Bool
  )? {
    let change = markers.last { marker in
      if case .rate = marker.kind { true } else { false }
    }
    guard let change, case .rate(let rate, _) = change.kind else { return nil }
    return tell(
      "learning rate \(short(before)) → \(short(rate))", at: change.step, isFirst: false, run)
  }

  /// What was done at `step` and the drift of the last hidden layer before and after it.
  ///
  /// The number before the arrow is the last one measured before the change, that behind it the newest
  /// one of steps that all came after it; `isFirst` says that measuring began anew with the change.
  private func tell(_ what: String, at step: Int, isFirst: Bool, _ run: RunInfo) -> (
    wordings: [String], isPending: Bool
  ) {
    let deed = "\(what) at step \(grouped(step)) · "
    guard let layer = current.layers.last else { return ([deed], false) }
    let span = "in \(RunWords(run).driftSpan)"
    let before = drift(before: step)
    let isAfter = isFirst ? current.step > step : driftStart(run).map { $0 >= step } ?? false
    let after = isAfter ? layer.drift : nil
    func line(_ name: String) -> String {
      switch (before.map { fixed($0, 2) }, after.map { fixed($0, 2) }) {
      case (let before?, let after?):
        name + (before == after ? "alike, \(after) " : "\(before) → \(after) ") + span
      case (let before?, nil): name + "\(before) → … " + span
      case (nil, let after?): name + "\(after) " + span
      case (nil, nil): "its drift is known " + span
      }
    }
    let names = ["drift of \(layer.id.label): ", "drift of \(layer.id.short): "]
    // What has diverged is not measured any more.
    return (names.map { deed + line($0) }, after == nil && divergedAt == nil)
  }

  /// A step at or before the first of those over which the latest drift was measured; nil where that
  /// is not known.
  private func driftStart(_ run: RunInfo) -> Int? {
    guard let window = run.trainer?.driftWindow, let newest = current.layers.last?.drift else {
      return nil
    }
    // The number stands from the end of its window on.
    let earlier = history.points.last { $0.step < current.step && $0.layers.last?.drift != newest }
    return earlier.map { $0.step + 1 - window }
  }
}

extension Snapshot {
  /// What twins have in common and how they differ; nil for one network, no wording before
  /// the drift of both is known.
  fileprivate var twinWords: (wordings: [String], isPending: Bool)? {
    guard networks.count == 2 else { return nil }
    guard networks.allSatisfy({ $0.catchingUpTo == nil }) else {
      return (["the twin has the same first weights and batches, and catches up …"], true)
    }
    let layers = networks.map(\.current.layers.last)
    let drifts = layers.map { layer in layer?.drift.map { fixed($0, 2) } }
    guard let layer = layers[0], let first = drifts[0], let second = drifts[1] else {
      return ([], networks.allSatisfy { $0.divergedAt == nil })
    }
    let numbers =
      first == second ? "alike, \(first)" : "\(names[0]) \(first), \(names[1]) \(second)"
    let span = RunWords(run).driftSpan
    let drift = "drift of \(layer.id.label): \(numbers) in \(span)"
    // Of runs that were logged it is not known what they have in common.
    let common = run.log == nil ? ["same first weights and batches · "] : []
    return (
      common.map { $0 + drift } + [
        drift, "drift of \(layer.id.short): \(numbers) in \(span)",
        "drift in \(span): \(numbers)",
      ], false
    )
  }
}
