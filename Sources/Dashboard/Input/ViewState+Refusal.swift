import Telemetry

extension ViewState {
  /// Whether the source does not do what it is asked for, where it stands; says why if so.
  ///
  /// Asked before anything of the view changes. Before there is a snapshot nothing is refused.
  mutating func refuses(_ request: Request, _ snapshot: Snapshot?) -> Bool {
    guard let refusal = snapshot?.status.refusal(of: request) else { return false }
    message = refusal.words
    return true
  }
}

extension Refusal {
  /// The reason, with the key that helps.
  fileprivate var words: String {
    switch self {
    case .isRecording: "a recording can’t be changed; g goes on by yourself"
    case .recordingEnded: "the recording has ended; g goes on by yourself"
    case .isNoRecording: "this is no recording that g could leave"
    case .because(let reason): reason
    }
  }
}

extension Action {
  /// What it asks of the source; nil where it is a matter of the view alone.
  var request: Request? {
    switch self {
    case .toggleNormalization, .nextNormalization, .changeManner: .normalization
    case .runOrPause: .run
    case .stepOnce, .askSteps: .advance
    case .stepEpoch: .advanceEpoch
    case .raiseRate, .lowerRate: .rate
    case .slower, .faster: .pace
    case .compare: .twin
    case .setMark: .mark
    case .scaleWeights: .scaling
    case .fork: .fork
    case .restart, .restartWithNewSeed, .chooseSettings: .restart
    case .undo: .undo
    case .takeOver: .takeOver
    case .openRuns: .runs
    case .askFilter: .filter
    case .nextTap: .tap
    case .togglePopulation: .population
    case .back, .forth, .farBack, .farForth, .start: .past
    case .swapFocus, .layerUp, .layerDown, .nextView, .previousView, .showView, .nextFrame,
      .chooseSmoothing, .toggleLogarithm, .toggleWallTime, .changeTestImages, .toggleUnits,
      .nextUnit, .previousUnit,
      .openUnit, .splitShift, .lockAxes, .save, .project, .now,
      .openLessons, .textBack, .textOn, .answer, .nextLesson, .help, .closeHelp, .quit:
      nil
    }
  }
}
