/// All that a source hands to the screen at one moment.
package struct Snapshot: Sendable, Equatable {
  /// What is said of the run that all networks share.
  package let run: RunInfo
  /// Where the run stands.
  package private(set) var status: Status
  /// What the observations are of; while the moment that was asked for is remade, still what was
  /// shown before.
  package let query: Query
  /// The networks, one or two, never none, at the same step unless one has diverged or is catching up.
  package private(set) var networks: [NetworkSnapshot]

  /// A snapshot of the given parts.
  package init(
    run: RunInfo, status: Status, query: Query = Query(), networks: [NetworkSnapshot]
  ) {
    self.run = run
    self.status = status
    self.query = query
    self.networks = networks
    if run.trainer == nil {
      for index in networks.indices.dropFirst() { self.networks[index].isSecond = true }
    }
  }

  /// The step of the network that is furthest.
  package var newestStep: Int { networks.map(\.newestStep).max() ?? 0 }

  /// The snapshot with what is known beforehand of `command`'s effects: whether training goes on,
  /// the pace, the rate, and whether there is something to undo.
  ///
  /// Keys that are pressed faster than snapshots come count from here.
  package func anticipating(_ command: Command) -> Snapshot {
    var copy = self
    switch command {
    case .setRunning(let isRunning): copy.status.isRunning = isRunning
    case .restart, .compare(false, _): copy.status.isUndoable = status.keepsEarlier
    case .fork where networks.count > 1: copy.status.isUndoable = status.keepsEarlier
    case .takeOver: copy.status.playback = nil
    case .setPace(let pace): copy.status.pace = pace
    case .setRate(let rate):
      for index in networks.indices {
        copy.networks[index].current = networks[index].current.with(rate: rate)
      }
    default: break
    }
    return copy
  }
}

/// Where a run stands.
package struct Status: Sendable, Equatable {
  /// Whether training goes on by itself.
  package var isRunning: Bool
  /// The pace asked for.
  package var pace: Pace
  /// The recording that is played, which takes no command that changes numbers; nil without one.
  package var playback: Playback?
  /// Whether there is something to undo.
  package var isUndoable: Bool
  /// Whether what is there now could be brought back after a restart; not where it is too large.
  package var keepsEarlier: Bool
  /// The step of the past that was asked for and is not there yet, where that takes its time.
  package var remaking: Int?
  /// Steps made in the latest second, nil before that is known.
  package var measuredRate: Double?
  /// What the source never accepts, each with the reason in a sentence for the user.
  package var refused: [Request: String]

  /// What a source that is no folder of logs does not accept.
  package static let refusedWithoutLogs: [Request: String] = [
    .runs: "no other runs to choose: this is no folder of logs",
    .filter: "no tags to choose: this is no folder of logs",
  ]

  /// A status of the given parts.
  package init(
    isRunning: Bool, pace: Pace, playback: Playback? = nil, isUndoable: Bool = false,
    keepsEarlier: Bool = true, remaking: Int? = nil, measuredRate: Double? = nil,
    refused: [Request: String] = Self.refusedWithoutLogs
  ) {
    self.isRunning = isRunning
    self.playback = playback
    self.isUndoable = isUndoable
    self.keepsEarlier = keepsEarlier
    self.remaking = remaking
    self.pace = pace
    self.measuredRate = measuredRate
    self.refused = refused
  }
}

/// All that is known of one network.
package struct NetworkSnapshot: Sendable, Equatable {
  /// The network as it is at the moment shown, or as it last was with finite numbers.
  package fileprivate(set) var current: Observation
  /// The newest step of the network, which is `current.step` unless the past is shown.
  package let newestStep: Int
  /// The distributions at the mark, one observation of the same network.
  package let mark: Observation
  /// The network's past, of its pre-activations.
  package let history: History
  /// The same of the quantity that is looked at; with fewer points, and without training numbers,
  /// when that is another one; empty where it was not asked for.
  package let tapHistory: History
  /// What happened to it, in order of steps.
  package let markers: [Marker]
  /// The step at which a number stopped being finite, if one did; the network stopped there.
  package let divergedAt: Int?
  /// The step up to which the network trains alone before it goes on beside its twin, if it does.
  package let catchingUpTo: Int?
  /// The transform of the layer that is looked at, taken apart, if one is.
  package let anatomy: Anatomy?
  /// What the network answers to test examples, if that was asked for and is known.
  package let answers: Answers?
  /// The loss along a step from the network, if that was asked for and is known.
  package let landscape: Landscape?
  /// Its accuracy by each kind of statistics, if that was asked for, is known and makes sense.
  package let accuracyModes: AccuracyModes?
  /// Its accuracy on changed test images, if that was asked for and is known.
  package let shiftTest: ShiftTest?
  /// Numbers under the names that another program gave them, as many as were asked for.
  package let curves: [Curve]
  /// What the latest scaling of weights did, if there was one.
  package let scaling: Scaling?
  /// Whether it stands beside another one of a source that does not know how the two differ.
  package fileprivate(set) var isSecond = false

  /// A snapshot of the given parts.
  package init(
    current: Observation, mark: Observation, history: History, tapHistory: History? = nil,
    markers: [Marker],
    divergedAt: Int?, catchingUpTo: Int? = nil, newestStep: Int? = nil, anatomy: Anatomy? = nil,
    answers: Answers? = nil, landscape: Landscape? = nil, accuracyModes: AccuracyModes? = nil,
    shiftTest: ShiftTest? = nil, curves: [Curve] = [], scaling: Scaling? = nil
  ) {
    self.current = current
    self.newestStep = newestStep ?? current.step
    self.anatomy = anatomy
    self.answers = answers
    self.landscape = landscape
    self.accuracyModes = accuracyModes
    self.shiftTest = shiftTest
    self.curves = curves
    self.scaling = scaling
    self.mark = mark
    self.history = history
    self.tapHistory = tapHistory ?? history
    self.markers = markers
    self.divergedAt = divergedAt
    self.catchingUpTo = catchingUpTo
  }
}

/// An event at a step, drawn on every time axis.
package struct Marker: Sendable, Equatable {
  /// What happened.
  package enum Kind: Sendable, Equatable {
    /// A normalization came, with γ and β that kept the network's function (graft) or not (snap).
    case inserted(NormalizationInfo, grafts: Bool)
    /// A normalization went, and was folded into W and b (fold) or just left out (drop).
    case removed(NormalizationInfo, folds: Bool)
    /// The weights of a layer (counted from 0) were multiplied by a factor.
    case scaled(layer: Int, factor: Double)
    /// The network began here as a copy of another one's past.
    case forked
    /// The learning rate changed to this, from another one where that is known.
    case rate(Double, from: Double? = nil)
    /// The mark was set here.
    case mark
    /// A number stopped being finite.
    case diverged
  }
  /// When, in steps.
  package let step: Int
  /// What.
  package let kind: Kind
  /// Whether a normalization came or went because the next one was asked for, and not by itself.
  package let isNext: Bool

  /// An event at `step`.
  package init(step: Int, kind: Kind, isNext: Bool = false) {
    self.step = step
    self.kind = kind
    self.isNext = isNext
  }
}
