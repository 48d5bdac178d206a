import Telemetry

extension Action {
  /// Why the action is refused where the run stands, in words; nil where it is not.
  func refusal(_ status: Status) -> String? {
    guard let playback = status.playback else {
      if case .takeOver = self { return "this is no recording that g could leave" }
      return nil
    }
    if changesNumbers {
      return "this is a recording: it can be watched, not changed; g goes on from here by yourself"
    }
    if trains, playback.hasEnded { return "the recording has ended; g goes on by yourself" }
    return nil
  }

  /// Whether it leads to a command that changes numbers.
  private var changesNumbers: Bool {
    switch self {
    case .toggleNormalization, .nextNormalization, .changeManner, .raiseRate, .lowerRate, .compare,
      .setMark, .scaleWeights, .fork, .restart, .restartWithNewSeed, .chooseSettings, .undo:
      true
    default: false
    }
  }

  /// Whether it leads to a command that makes steps.
  private var trains: Bool {
    switch self {
    case .runOrPause, .stepOnce, .stepEpoch, .askSteps: true
    default: false
    }
  }
}
