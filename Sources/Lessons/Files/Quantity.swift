import Statistics
import Telemetry

/// A number of a run by its name, as `twin.layer3.drift@500`: of the twin, of layer 3, at step 500.
struct Quantity: Sendable, Equatable {
  /// Whose number it is.
  enum Network: Sendable, Equatable {
    /// The network's own, or its twin's.
    case first, twin
    /// That of a variant, counted from 0.
    case variant(Int)
  }

  /// Of which layer it is; of the network as a whole if nil.
  enum Layer: Sendable, Equatable {
    case last
    /// Counted from 0 next to the data.
    case place(Int)
  }

  var network = Network.first
  var layer: Layer?
  /// The name, one of `names` or `layerNames`.
  var name: String
  /// The step, of which the newest observation up to it counts; nil for the end.
  var step: Int?

  /// The names of what a network as a whole has.
  static let names =
    ScalarName.ofTraining.map(\.rawValue) + ["step"] + namesOfEnd
  /// The names of what a network has in the end, and not at every step.
  private static let namesOfEnd =
    ["diverged", "diverged_at", "step_ms", "norm"] + accuracies.map(\.name)
  /// The accuracies by three kinds of statistics, and on changed test images.
  private static let accuracies: [(name: String, value: @Sendable (NetworkSnapshot) -> Double?)] = [
    ("accuracy_batch", \.accuracyModes?.batch), ("accuracy_running", \.accuracyModes?.running),
    ("accuracy_retaken", \.accuracyModes?.retaken),
    ("accuracy_unchanged", \.shiftTest?.unchanged),
    ("accuracy_changed", \.shiftTest?.changed),
    ("accuracy_changed_retaken", \.shiftTest?.retaken),
  ]
  /// The names of what a layer has.
  static let layerNames = LayerObservation(id: LayerID(order: 0), pooled: Distribution([]))
    .namedNumbers.map(\.name)

  /// Whether it is of a network that the live screen shows.
  var isOfShown: Bool {
    if case .variant = network { false } else { true }
  }

  /// Whether it is measured where variants and times are not, as on the live screen.
  var isAlwaysMeasured: Bool { isOfShown && name != "step_ms" }

  /// Whether it is a number that steps have, and not one of the run as a whole.
  var isOfSteps: Bool { !Self.namesOfEnd.contains(name) }

  /// The network; nil where there is none.
  private func snapshot(_ evidence: Evidence) -> NetworkSnapshot? {
    let (networks, place) =
      switch network {
      case .first: (evidence.networks, 0)
      case .twin: (evidence.networks, 1)
      case .variant(let place): (evidence.variants, place)
      }
    return networks.indices.contains(place) ? networks[place] : nil
  }

  /// What was seen at its step; nil where nothing was.
  func observation(_ evidence: Evidence) -> Observation? {
    guard let snapshot = snapshot(evidence) else { return nil }
    return step.map { snapshot.seen(at: $0) } ?? snapshot.current
  }

  /// The number at its step; NaN where it is not known.
  func value(_ evidence: Evidence) -> Double {
    switch name {
    case "diverged", "diverged_at":
      guard let snapshot = snapshot(evidence) else { return .nan }
      let step = snapshot.divergedAt.map { Double($0) }
      return name == "diverged" ? (step == nil ? 0 : 1) : step ?? .nan
    case "step_ms":
      let place = network == .twin ? 1 : 0
      return evidence.stepTimes.indices.contains(place) ? evidence.stepTimes[place] : .nan
    default:
      if layer == nil, let accuracy = Self.accuracies.first(where: { $0.name == name }) {
        return snapshot(evidence).flatMap(accuracy.value) ?? .nan
      }
      return observation(evidence).flatMap { number(of: $0) } ?? .nan
    }
  }

  /// The numbers of all steps after one that are known.
  func values(_ evidence: Evidence, after step: Int) -> [Double] {
    let points = snapshot(evidence)?.history.points ?? []
    return points.lazy.filter { $0.step > step }.compactMap { number(of: $0) }
  }

  private func number(of observation: Observation) -> Double? {
    guard let layer else {
      return name == "step"
        ? Double(observation.step) : observation[ScalarName(rawValue: name)]
    }
    let place =
      switch layer {
      case .last: observation.layers.count - 1
      case .place(let place): place
      }
    guard observation.layers.indices.contains(place) else { return nil }
    return observation.layers[place].namedNumbers.first { $0.name == name }?.value
  }
}
