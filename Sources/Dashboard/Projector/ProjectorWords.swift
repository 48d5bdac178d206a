import Drawing
import Telemetry

/// What a layer's numbers mean, in sentences without symbols.
struct ProjectorWords {
  private let snapshot: Snapshot
  private let network: NetworkSnapshot
  private let run: RunWords

  /// Of the only layer of the network at `index` of `snapshot`.
  init(_ snapshot: Snapshot, network index: Int) {
    self.snapshot = snapshot
    network = snapshot.networks[index]
    run = RunWords(snapshot.run)
  }

  /// One about the drift, one about what the network has learned.
  var sentences: [String] { [drift, result].compactMap(\.self) }

  private var drift: String {
    guard let layer = network.current.layers.first else { return "No layer is known." }
    let start = "\(network.current.name.withCapital): "
    if let step = network.divergedAt {
      return start + "diverged at step \(grouped(step)), a number became infinite."
    }
    guard let drift = layer.drift else {
      return start + "how far \(layer.id.label) moves is known after \(run.driftSpan)."
    }
    let now = start + "\(layer.id.label) moves by \(fixed(drift, 2)) in \(run.driftSpan)"
    guard let before = driftBefore else { return now + "." }
    let isSame = fixed(before, 2) == fixed(drift, 2)
    return now + (isSame ? ", as before." : "; before the change by \(fixed(before, 2)).")
  }

  /// The drift that was measured last before the normalization changed last.
  private var driftBefore: Double? {
    let change = network.markers.last { marker in
      switch marker.kind {
      case .inserted, .removed: true
      default: false
      }
    }
    guard let change, change.step < network.current.step else { return nil }
    return network.history.points.last {
      $0.step <= change.step && $0.layers.first?.drift != nil
    }?.layers.first?.drift
  }

  private var result: String? {
    network.current[.testAccuracy].map { "\(percent($0)) of the test examples are right." }
  }
}

extension String {
  /// The same with a capital at the beginning.
  fileprivate var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
