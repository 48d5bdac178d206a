import Drawing
import Telemetry

/// A key worth trying next, told where no key was pressed for a while and never again once it was.
enum Hint: Hashable, CaseIterable {
  /// To insert batch normalization.
  case insertion
  /// To put the other network beside the normalized one.
  case twin
  /// To look at the curves of twins.
  case race

  /// The hint that says what `action` does, if there is one.
  init?(for action: Action) {
    switch action {
    case .toggleNormalization: self = .insertion
    case .compare: self = .twin
    case .showView(.learning): self = .race
    default: return nil
    }
  }

  /// The hint for who sees `snapshot` in `view`, but for those that were `taken` and for what is shown
  /// already.
  init?(_ snapshot: Snapshot, view: View, taken: Set<Hint>) {
    let isNormalized = snapshot.networks[0].current.normalization != nil
    let next: Hint = snapshot.networks.count > 1 ? .race : isNormalized ? .twin : .insertion
    // A diverged network takes no key but those that start again.
    guard snapshot.run.trainer != nil, snapshot.status.playback == nil, !taken.contains(next),
      next.key != view.key,
      snapshot.networks.allSatisfy({ $0.divergedAt == nil })
    else { return nil }
    self = next
  }

  /// The key.
  var key: Key {
    switch self {
    case .insertion: .character("b")
    case .twin: .character("c")
    case .race: View.learning.key
    }
  }

  /// What the key does, behind its name.
  var words: String {
    switch self {
    case .insertion: "inserts batch norm"
    case .twin: "shows a twin without it"
    case .race: "shows which learns faster"
    }
  }
}
