import Drawing
import Telemetry

extension ViewState {
  /// Does what a key means that needs to know what is on screen.
  mutating func command(_ action: Action, _ snapshot: Snapshot) -> [Command] {
    switch action {
    case .back: travel(-1, snapshot)
    case .forth: travel(1, snapshot)
    case .farBack: travel(-10, snapshot)
    case .farForth: travel(10, snapshot)
    case .start: step = 0
    case .now: step = nil
    case .fork: return fork(snapshot)
    case .nextUnit: selectUnit(1, snapshot)
    case .previousUnit: selectUnit(-1, snapshot)
    case .openUnit:
      showsUnit = true
      view = .percentiles
    case .scaleWeights:
      if isCatchingUp(snapshot) { return [] }
      tellsScaling = true
      return [
        .scaleWeights(network: focused(snapshot), layer: selectedLayer(snapshot), factor: 10)
      ]
    case .toggleNormalization:
      return normalize(snapshot, .toggle(toggle))
    case .nextNormalization: return normalize(snapshot, .next(toggle))
    case .runOrPause:
      if !snapshot.status.isRunning, snapshot.networks.allSatisfy({ $0.divergedAt != nil }) {
        message = "nothing left to train: diverged; r starts again"
        return []
      }
      return [.setRunning(!snapshot.status.isRunning)]
    case .stepOnce: return [.advance(steps: 1)]
    case .stepEpoch: return [.advanceEpoch]
    case .raiseRate: return changeRate(snapshot, higher: true)
    case .lowerRate: return changeRate(snapshot, higher: false)
    case .slower: return [.setPace(snapshot.status.pace.next(faster: false))]
    case .faster: return [.setPace(snapshot.status.pace.next(faster: true))]
    case .compare: return compare(snapshot)
    case .swapFocus:
      if snapshot.networks.count > 1 {
        focus = 1 - focused(snapshot)
      } else {
        message = "there is one network; c puts a twin beside it"
      }
    case .setMark:
      message = "mark set"
      return [.mark]
    case .lockAxes:
      lockedAxes = lockedAxes == nil ? AxisRanges(snapshot) : nil
      message = lockedAxes == nil ? "axes follow the data again" : "axes locked"
    case .chooseSettings:
      guard let trainer = snapshot.run.trainer else {
        message = "the settings of this run are not known"
        return []
      }
      settings = SettingsChoice(
        settings: Settings(
          activation: trainer.activation, batchSize: trainer.batchSize, momentum: trainer.momentum))
    case .restart: return restart(snapshot)
    case .restartWithNewSeed: return restart(snapshot, seedsOn: 1)
    case .undo: return undo(snapshot)
    case .takeOver:
      message = "the recording is left: what follows is yours"
      return [.takeOver]
    default: break
    }
    return []
  }

  /// Changes the normalization of the focused network, or of a fork where the past is shown.
  private mutating func normalize(_ snapshot: Snapshot, _ change: Change) -> [Command] {
    // The past can't be changed: what goes on from there is a network of its own.
    if step != nil { return fork(snapshot, change: change) }
    if let step = snapshot.networks[focused(snapshot)].divergedAt {
      message = "this network diverged at step \(step); r starts again"
      return []
    }
    if isCatchingUp(snapshot) { return [] }
    tellsChange = true
    return [change.command(of: focused(snapshot))]
  }

  private mutating func changeRate(_ snapshot: Snapshot, higher: Bool) -> [Command] {
    guard let rate = snapshot.networks[0].current[.rate] else {
      message = "the learning rate of this run is not known"
      return []
    }
    return [.setRate(RateLadder.neighbour(of: rate, higher: higher))]
  }

  private mutating func compare(_ snapshot: Snapshot) -> [Command] {
    let isOn = snapshot.networks.count == 1
    // A twin that is still catching up can't stay alone.
    let network = snapshot.networks[focused(snapshot)].catchingUpTo == nil ? focused(snapshot) : 0
    if !isOn { message = "the twin is gone; " + replacing(snapshot) }
    focus = 0
    return [.compare(isOn, beside: network)]
  }

  /// Whether the focused network is still on its way to the present; says so.
  mutating func isCatchingUp(_ snapshot: Snapshot) -> Bool {
    guard snapshot.networks[focused(snapshot)].catchingUpTo != nil else { return false }
    message = "this network is catching up with its twin; x goes to the other one"
    return true
  }
}
