/// Something that may be asked of a source, apart from its details.
package enum Request: CaseIterable, Sendable {
  /// To go on by itself, and to stop.
  case run, pause
  /// To make so many steps, or those to the end of the epoch.
  case advance, advanceEpoch
  /// To go faster or slower.
  case pace
  /// To change the learning rate, the normalization, the mark, or weights.
  case rate, normalization, mark, scaling
  /// To put a twin beside a network, let one go on from the past, start again, bring something back.
  case twin, fork, restart, undo
  /// To leave the recording that is played.
  case takeOver
  /// To show another quantity, other statistics in normalization, a moment of the past.
  case tap, population, past
  /// To show other runs, or histograms of other tags, of a folder of logs.
  case runs, filter

  /// Whether numbers depend on it, and not only when and how they are seen.
  package var changesNumbers: Bool {
    switch self {
    case .rate, .normalization, .mark, .scaling, .twin, .fork, .restart, .undo: true
    case .run, .pause, .advance, .advanceEpoch, .pace, .takeOver, .tap, .population, .past,
      .runs, .filter:
      false
    }
  }

  /// Whether it makes steps.
  package var trains: Bool {
    switch self {
    case .run, .advance, .advanceEpoch: true
    default: false
    }
  }
}

extension Command {
  /// What the command asks for; nil for a query, whose parts are asked for one by one.
  package var request: Request? {
    switch self {
    case .setRunning(let isRunning): isRunning ? .run : .pause
    case .advance: .advance
    case .advanceEpoch: .advanceEpoch
    case .setPace: .pace
    case .setRate: .rate
    case .toggleNormalization, .nextNormalization: .normalization
    case .mark: .mark
    case .compare: .twin
    case .scaleWeights: .scaling
    case .query: nil
    case .fork: .fork
    case .restart: .restart
    case .undo: .undo
    case .takeOver: .takeOver
    case .showRuns: .runs
    case .filter: .filter
    }
  }

  /// Whether numbers depend on the command, and not only when and how they are seen.
  package var changesNumbers: Bool { request?.changesNumbers ?? false }
}

/// Why a source does not do what it is asked for.
package enum Refusal: Sendable, Equatable {
  /// A recording is played, which can be watched and not changed.
  case isRecording
  /// A recording was played, and its end has come.
  case recordingEnded
  /// There is no recording that could be left.
  case isNoRecording
  /// The reason, in a sentence of the source's.
  case because(String)
}

extension Status {
  /// Why the source does not accept a request where it stands; nil where it does.
  package func refusal(of request: Request) -> Refusal? {
    if let reason = refused[request] { return .because(reason) }
    guard let playback else { return request == .takeOver ? .isNoRecording : nil }
    if request.changesNumbers { return .isRecording }
    return request.trains && playback.hasEnded ? .recordingEnded : nil
  }
}
