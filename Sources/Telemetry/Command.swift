/// Something that a source of snapshots may be asked to do; it takes effect between two steps.
package enum Command: Sendable, Equatable {
  /// Train on at the current pace, or stop after the step at hand.
  case setRunning(Bool)
  /// Train for this many steps and then pause.
  case advance(steps: Int)
  /// Train to the end of the current pass over the training examples and then pause.
  case advanceEpoch
  /// Change how many steps are made in a second.
  case setPace(Pace)
  /// Change the learning rate of all networks.
  case setRate(Double)
  /// Insert batch normalization into a network (counted from 0), or take out whatever
  /// normalization is in it.
  case toggleNormalization(network: Int, Toggle)
  /// Put the next normalization of the source's list into a network (counted from 0) in place of
  /// the one that is in it; the last is followed by none.
  case nextNormalization(network: Int, Toggle)
  /// Measure shift from here on against the distributions of this step, in all networks.
  case mark
  /// Train and show a twin of the network (counted from 0) beside it, or stop doing so.
  case compare(Bool, beside: Int)
  /// Multiply the weights W of one layer of a network (both counted from 0) by `factor`.
  case scaleWeights(network: Int, layer: Int, factor: Double)
  /// Look at something else from now on.
  case query(Query)
  /// Let the network (counted from 0) go on from `step` of its past as its own twin, with another
  /// normalization from there on where `change` says so.
  case fork(network: Int, step: Int, change: Change? = nil)
  /// Start again at step 0 with fresh weights from this seed, with other settings where given.
  case restart(seed: UInt64, Settings? = nil)
  /// Bring back what the latest restart, or the latest command that dropped a trained twin, took
  /// away; once more to bring back what this replaced.
  case undo
  /// Leave the recording that is played and go on from here as a run of one's own.
  case takeOver
  /// Show the runs of these names, one or two, of a folder of logs.
  case showRuns([String])
  /// Show the histograms whose tags pass, of logs; nil for those that are shown to begin with.
  case filter(TagFilter?)
}

/// A command and the number of steps that had been made when it was carried out.
package struct StampedCommand: Sendable, Equatable {
  /// The step of the network that was furthest.
  package let step: Int
  /// The command.
  package let command: Command

  /// A command at a step.
  package init(step: Int, command: Command) {
    self.step = step
    self.command = command
  }
}

/// How a normalization comes and goes.
package struct Toggle: Sendable, Hashable {
  /// Inserted with γ and β that leave the network's function as it is (graft) where there are such,
  /// or with γ = 1 and β = 0 (snap).
  package var grafts: Bool
  /// Removed by folding it into W and b (fold) where that is possible, or by just leaving it out
  /// (drop).
  package var folds: Bool

  /// A way in and a way out.
  package init(grafts: Bool = false, folds: Bool = true) {
    self.grafts = grafts
    self.folds = folds
  }

  /// The way in, in one word.
  package var insertion: String { grafts ? "graft" : "snap" }
  /// The way out, in one word.
  package var removal: String { folds ? "fold" : "drop" }
}

/// What happens to a network's normalization.
package enum Change: Sendable, Hashable {
  /// It comes, or the one that is there goes.
  case toggle(Toggle)
  /// The next one takes its place.
  case next(Toggle)

  /// The command for a network, counted from 0.
  package func command(of network: Int) -> Command {
    switch self {
    case .toggle(let toggle): .toggleNormalization(network: network, toggle)
    case .next(let toggle): .nextNormalization(network: network, toggle)
    }
  }
}

/// How fast training goes.
package enum Pace: Sendable, Hashable {
  /// So many steps a second, where the machine can.
  case stepsPerSecond(Int)
  /// As fast as the machine can.
  case unlimited

  /// The paces that the keys go through, from slow to fast.
  package static let ladder: [Pace] =
    [1, 2, 5, 10, 20, 60, 120, 250, 500, 1000].map { .stepsPerSecond($0) } + [.unlimited]

  /// The next faster pace of the ladder, or the slower one; the ends stay.
  package func next(faster: Bool) -> Pace {
    if faster { return Self.ladder.first { $0.rate > rate } ?? .unlimited }
    return Self.ladder.last { $0.rate < rate } ?? Self.ladder[0]
  }

  /// Steps a second.
  private var rate: Int {
    switch self {
    case .stepsPerSecond(let rate): rate
    case .unlimited: .max
    }
  }
}
