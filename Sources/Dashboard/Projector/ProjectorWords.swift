import Drawing
import Telemetry

/// What a layer's numbers mean, in sentences without symbols.
struct ProjectorWords {
  private let network: NetworkSnapshot
  private let name: String
  private let info: RunInfo
  private let run: RunWords

  /// Of the only layer of the network at `index` of `snapshot`.
  init(_ snapshot: Snapshot, network index: Int) {
    network = snapshot.networks[index]
    info = snapshot.run
    run = RunWords(snapshot.run)
    let name = snapshot.names[index]
    self.name = snapshot.run.log == nil ? name.withCapital : name
  }

  /// One about the drift, one about what the network has learned.
  var sentences: [String] { [drift, result].compactMap(\.self) }

  private var drift: String {
    guard let layer = network.current.layers.first else { return "No layer is known." }
    let start = "\(name): "
    if let step = network.divergedAt {
      return start + "diverged at step \(grouped(step)), a number was no longer finite."
    }
    guard let drift = network.drift else {
      return start + "how far \(layer.id.label) moves is known after \(run.driftSpan)."
    }
    let least = info.boundSign(layer).isEmpty ? "" : "at least "
    let now = start + "\(layer.id.label) moves by \(least)\(fixed(drift, 2)) in \(run.driftSpan)"
    guard let before = network.latestChange.flatMap({ network.drift(before: $0.step) }) else {
      return now + "."
    }
    let isSame = fixed(before, 2) == fixed(drift, 2)
    return now + (isSame ? ", as before." : "; before the change by \(fixed(before, 2)).")
  }

  private var result: String? {
    network.current[.testAccuracy].map { "\(percent($0)) of the test examples are right." }
  }
}

extension String {
  /// The same with a capital at the beginning.
  fileprivate var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
