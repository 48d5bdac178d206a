import Datasets
import NeuralNet
import Telemetry

extension TrainingLoop {
  /// Carries out a command at the present step.
  mutating func apply(_ command: Command) {
    hasNews = true
    switch command {
    case .setRunning(let isRunning): start(isRunning, steps: nil)
    case .advance(let steps): start(true, steps: max(1, steps))
    case .advanceEpoch:
      let epoch = dataset.train.count / configuration.batchSize
      start(true, steps: epoch - step % epoch)
    case .setPace(let pace):
      status.pace = pace
      pacer = Pacer(pace)
    case .setRate(let rate):
      record(command)
      for lane in present { lane.withRun { $0.setRate(rate) } }
    case .toggleNormalization(let network, let toggle):
      guard present.indices.contains(network) else { return }
      record(.mark)
      lanes[network].withRun { $0.toggleNormalization(toggle) }
      for lane in present where lane !== lanes[network] { lane.withRun { $0.setMark() } }
    case .mark:
      record(command)
      for lane in present { lane.withRun { $0.setMark() } }
    case .compare(let isOn, let network):
      guard lanes.indices.contains(network) else { return }
      compare(isOn, beside: lanes[network])
    case .restart(let seed): restart(seed: seed)
    }
  }

  /// The step of the network that is furthest.
  private var step: Int { lanes.map { $0.withRun { $0.session.step } }.max() ?? 0 }

  /// The networks that are at the same step: a twin that is catching up gets its commands later.
  private var present: ArraySlice<Lane> { catchUp == nil ? lanes[...] : lanes.prefix(1) }

  private mutating func start(_ isRunning: Bool, steps: Int?) {
    status.isRunning = isRunning
    remaining = steps
    pacer = Pacer(status.pace)
    if !isRunning { status.measuredRate = nil }
  }

  private mutating func record(_ command: Command) {
    let stamped = StampedCommand(step: step, command: command)
    log.append(stamped)
    catchUp?.missed.append(stamped)
  }

  /// Puts a twin beside `lane` that started alike but with the other normalization, or leaves
  /// `lane` alone.
  private mutating func compare(_ isOn: Bool, beside lane: Lane) {
    lanes = [lane]
    catchUp = nil
    guard isOn else { return }
    var other = configuration
    other.normalization = lane.withRun { $0.session.isNormalized } ? .none : .batch
    guard let twin = try? Run(Session(other, dataset: dataset)) else { return }
    lanes.append(Lane(twin, name: "twin"))
    catchUp = CatchUp(target: step, log: log)
  }

  /// Starts every network again with its present normalization and the present learning rate.
  private mutating func restart(seed: UInt64) {
    configuration.seed = seed
    configuration.rate = lanes[0].withRun { $0.session.rate }
    lanes = lanes.compactMap { lane in
      var fresh = configuration
      fresh.normalization = lane.withRun { $0.session.isNormalized } ? .batch : .none
      return (try? Run(Session(fresh, dataset: dataset))).map { Lane($0, name: "run") } ?? lane
    }
    catchUp = nil
    log = []
    pacer = Pacer(status.pace)
  }
}

/// A command and the step before which it was carried out.
struct StampedCommand: Sendable {
  let step: Int
  let command: Command
}

/// The way of a late twin: `target` steps, with the commands that it missed at their steps.
struct CatchUp: Sendable {
  let target: Int
  /// What the twin has still to be told.
  var missed: ArraySlice<StampedCommand>

  init(target: Int, log: [StampedCommand]) {
    self.target = target
    missed = log[...]
  }

  /// Makes at most `steps` steps; true when the twin has arrived or diverged.
  mutating func advance(_ run: inout Run, steps: Int) -> Bool {
    while let next = missed.first, next.step <= run.session.step {
      switch next.command {
      case .setRate(let rate): run.setRate(rate)
      case .mark: run.setMark()
      default: break
      }
      missed.removeFirst()
    }
    let goal = min(target, missed.first?.step ?? target)
    run.advance(steps: min(steps, goal - run.session.step))
    let isThere = run.session.step == target && missed.isEmpty
    return isThere || run.session.divergedAt != nil
  }
}
