import Telemetry

/// What the numbers of a table are of, as files call it.
struct NetworkNames {
  private let run: RunInfo
  private let names: [String]

  /// The names of what is in a snapshot.
  init(_ snapshot: Snapshot) {
    run = snapshot.run
    names = snapshot.names
  }

  /// What tells networks apart; of logs no normalization is known.
  var heading: String { run.log == nil ? "normalization" : "run" }

  /// A network: its normalization, or the run that a log calls so.
  func name(of now: Observation, _ network: Int) -> String {
    run.log == nil ? now.normalizationID : printable(names[network])
  }

  /// A layer: its place, counted from 1, or what a log calls it.
  func name(of layer: LayerObservation, _ place: Int) -> String {
    run.log == nil || layer.id.name.isEmpty ? "\(place + 1)" : printable(layer.id.name)
  }

  /// A curve: the tag of a log.
  func name(of curve: Curve) -> String { printable(curve.name) }

  /// The quantity that was looked at.
  func symbol(of now: Observation) -> String { RunWords(run).symbol(of: now.tap) }
}

/// A name of another program's without what a terminal would obey.
private func printable(_ name: String) -> String {
  String(
    String.UnicodeScalarView(
      name.unicodeScalars.map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: "?"
        default: scalar
        }
      }))
}

extension Observation {
  /// The normalization as files call it.
  var normalizationID: String { normalization?.id ?? "none" }
}
