/// All that a source hands to the screen at one moment.
package struct Snapshot: Sendable, Equatable {
  /// The run that all networks share.
  package let run: RunDescription
  /// Where the run stands.
  package private(set) var status: Status
  /// What the observations are of; while the moment that was asked for is remade, still what was
  /// shown before.
  package let look: Look
  /// The networks, one or two, at the same step unless one has diverged or is catching up.
  package private(set) var networks: [NetworkSnapshot]

  /// A snapshot of the given parts.
  package init(
    run: RunDescription, status: Status, look: Look = Look(), networks: [NetworkSnapshot]
  ) {
    self.run = run
    self.status = status
    self.look = look
    self.networks = networks
  }

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

/// What does not change during a run.
package struct RunDescription: Sendable, Equatable {
  /// The number of inputs, of units per hidden layer, and of classes.
  package let sizes: [Int]
  /// The nonlinearity: `sigmoid`, `tanh` or `relu`.
  package let activation: String
  /// The normalizations that the next one is taken from, in order.
  package let normalizations: [NormalizationInfo]
  /// |y| beyond which the nonlinearity is saturated, or nil for ReLU, which is inactive below 0.
  package let saturation: Double?
  /// How the weights were drawn, in words, as `N(0, σ 0.1)`.
  package let initialization: String
  /// The update rule in words, as `SGD` or `SGD momentum 0.9`.
  package let optimizer: String
  /// The momentum of SGD, nil with another update rule.
  package let momentum: Double?
  /// Examples in a mini-batch.
  package let batchSize: Int
  /// The probability with which dropout sets an output of a hidden layer to 0, or 0 without.
  package let dropout: Double
  /// The name of the data set.
  package let dataset: String
  /// Mini-batches in one pass over the training examples.
  package let stepsPerEpoch: Int
  /// Held-out examples on which the accuracy on screen is measured, and how many there are.
  package let testSample: Int, testCount: Int
  /// Held-out examples in the probe, whose pre-activations are shown.
  package let probeSize: Int
  /// Steps in the window of the window shift.
  package let window: Int
  /// What is added to a variance before it is divided by.
  package let epsilon: Double
  /// The seed of weights, batches and probe.
  package let seed: UInt64

  /// A description of the given parts.
  package init(
    sizes: [Int], activation: String, normalizations: [NormalizationInfo] = [],
    saturation: Double?, initialization: String,
    optimizer: String, momentum: Double? = nil, batchSize: Int, dropout: Double = 0,
    dataset: String, stepsPerEpoch: Int,
    testSample: Int,
    testCount: Int, probeSize: Int, window: Int, epsilon: Double = 1e-5, seed: UInt64
  ) {
    self.sizes = sizes
    self.activation = activation
    self.normalizations = normalizations
    self.saturation = saturation
    self.initialization = initialization
    self.optimizer = optimizer
    self.momentum = momentum
    self.batchSize = batchSize
    self.dropout = dropout
    self.dataset = dataset
    self.stepsPerEpoch = stepsPerEpoch
    self.testSample = testSample
    self.testCount = testCount
    self.probeSize = probeSize
    self.window = window
    self.epsilon = epsilon
    self.seed = seed
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

  /// A status of the given parts.
  package init(
    isRunning: Bool, pace: Pace, playback: Playback? = nil, isUndoable: Bool = false,
    keepsEarlier: Bool = true, remaking: Int? = nil, measuredRate: Double? = nil
  ) {
    self.isRunning = isRunning
    self.playback = playback
    self.isUndoable = isUndoable
    self.keepsEarlier = keepsEarlier
    self.remaking = remaking
    self.pace = pace
    self.measuredRate = measuredRate
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
  /// What the latest scaling of weights did, if there was one.
  package let scaling: Scaling?

  /// A snapshot of the given parts.
  package init(
    current: Observation, mark: Observation, history: History, tapHistory: History? = nil,
    markers: [Marker],
    divergedAt: Int?, catchingUpTo: Int? = nil, newestStep: Int? = nil, anatomy: Anatomy? = nil,
    scaling: Scaling? = nil
  ) {
    self.current = current
    self.newestStep = newestStep ?? current.step
    self.anatomy = anatomy
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
    /// A normalization came or went, by `snap`, `graft`, `fold` or `drop`.
    case inserted(NormalizationInfo, by: String)
    case removed(NormalizationInfo, by: String)
    /// The weights of a layer (counted from 0) were multiplied by a factor.
    case scaled(layer: Int, factor: Double)
    /// The network began here as a copy of another one's past.
    case forked
    /// The learning rate changed to this.
    case rate(Double)
    /// The mark was set here.
    case mark
    /// A number stopped being finite.
    case diverged
  }
  /// When, in steps.
  package let step: Int
  /// What.
  package let kind: Kind

  /// An event at `step`.
  package init(step: Int, kind: Kind) {
    self.step = step
    self.kind = kind
  }
}
