import Drawing
import Telemetry

/// How a network on screen is told from the other: by its name, its colour and its lines.
struct NetworkIdentity {
  /// The network, counted from 0.
  let index: Int
  /// What is known of it.
  let network: NetworkSnapshot
  /// The name, by its normalization; that of the second differs from that of the first.
  let name: String
  /// The name that it has at the end of its lines: by its newest normalization, where the moment shown
  /// is before a change.
  let newestName: String
  /// The colour, by its normalization, or where that is not known by its place.
  let style: Style

  /// That of the network at `index`.
  init(_ snapshot: Snapshot, _ index: Int) {
    self.index = index
    network = snapshot.networks[index]
    isTrained = snapshot.run.trainer != nil
    let arePlain = snapshot.networks.map { $0.current.normalization == nil }
    isTwin = index > 0 && arePlain[0] == arePlain[index]
    name = snapshot.names[index]
    newestName = snapshot.newestNames[index]
    style = snapshot.networks[index].hue.style
  }

  /// Whether it is known what normalization it has.
  private let isTrained: Bool
  /// Whether it is the second of two that are both plain, or both normalized.
  private let isTwin: Bool

  /// How its lines are drawn while it has `normalization`: dashed while it is plain and full while it
  /// is normalized, as in figure 1; dotted where the first network's lines would look the same.
  func pattern(_ normalization: NormalizationInfo?) -> LinePattern {
    isTwin ? .dotted : normalization == nil && isTrained ? .dashed : .full
  }

  /// The looks of its lines while it has `normalization`, in a colour other than its own where given.
  func look(_ normalization: NormalizationInfo?, _ style: Style? = nil) -> TimeLine.Look {
    let hue = network.hue(normalization)
    return TimeLine.Look(
      style: style ?? hue.style, faint: hue.faint, pattern: pattern(normalization))
  }

  /// A piece of its lines.
  var sample: String { pattern(network.current.normalization).sample }

  /// The name of a layer's line, as `L3`, with a prime for the second network.
  func name(of layer: LayerID) -> String { layer.short + (index == 0 ? "" : "'") }

  /// The name above its numbers, with a dot where keys act on it, and `sample` where lines are shown.
  func heading(isFocused: Bool, hasLines: Bool = false) -> Span {
    Span((isFocused ? "● " : "") + (hasLines ? "\(sample) " : "") + name, style.bold)
  }
}

extension Observation {
  /// The network's name on screen.
  var name: String { normalization?.words ?? "plain" }
}

extension Snapshot {
  /// Who the networks are, in their order.
  var identities: [NetworkIdentity] { networks.indices.map { NetworkIdentity(self, $0) } }

  /// The networks' names, the second one's told from the first one's where both have the same.
  ///
  /// Only of a trainer's network it is known that it has no normalization.
  var names: [String] { names(at: \.current) }

  /// The same by the newest observations, of which the moment shown may be before.
  var newestNames: [String] {
    names { network in
      network.history.points.last.flatMap { $0.step > network.current.step ? $0 : nil }
        ?? network.current
    }
  }

  private func names(at moment: (NetworkSnapshot) -> Observation) -> [String] {
    if let runs = run.log?.runs, runs.count == networks.count { return runs }
    let names = networks.map { network in
      let seen = moment(network)
      return run.trainer == nil && seen.normalization == nil ? "network" : seen.name
    }
    guard names.count > 1, names[0] == names[1] else { return names }
    return names.enumerated().map { place, name in
      place == 0 ? name : run.trainer == nil ? "\(name) 2" : "\(name) twin"
    }
  }
}
