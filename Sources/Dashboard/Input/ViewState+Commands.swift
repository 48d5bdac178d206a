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
      told = .scaling
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
    case .slower: return changePace(snapshot, faster: false)
    case .faster: return changePace(snapshot, faster: true)
    case .compare: return compare(snapshot)
    case .swapFocus:
      if snapshot.networks.count > 1 {
        focus = 1 - focused(snapshot)
      } else {
        message = "there is one network; c puts a twin beside it"
      }
    case .setMark:
      message = "mark set: outlines and shift count from here"
      return [.mark]
    case .lockAxes:
      lockedAxes = lockedAxes == nil ? LockedAxes(snapshot, self) : nil
      message =
        lockedAxes == nil
        ? "axes follow the data again" : "axes locked as they are; a lets them follow again"
    case .chooseSettings:
      guard let trainer = snapshot.run.trainer else {
        message = "the settings of this run are not known"
        return []
      }
      settings = SettingsChoice(of: trainer)
    case .openRuns: openRuns(snapshot)
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
    told = .normalization
    return [change.command(of: focused(snapshot))]
  }

  private mutating func changeRate(_ snapshot: Snapshot, higher: Bool) -> [Command] {
    guard let rate = snapshot.networks[0].current[.rate] else {
      message = "the learning rate of this run is not known"
      return []
    }
    let next = RateLadder.neighbour(of: rate, higher: higher)
    guard next != rate else {
      message = "\(short(rate)) is the \(higher ? "highest" : "lowest") learning rate"
      return []
    }
    told = .rate(from: rate)
    return [.setRate(next)]
  }

  private mutating func changePace(_ snapshot: Snapshot, faster: Bool) -> [Command] {
    let pace = snapshot.status.pace
    let next = pace.next(faster: faster)
    if next == pace {
      message = "\(pace.words) is the \(faster ? "fastest" : "slowest") pace"
    } else {
      let deed = "pace \(pace.words) → \(next.words)"
      say("\(deed): only the clock, not what is learned", deed)
    }
    return [.setPace(next)]
  }

  private mutating func compare(_ snapshot: Snapshot) -> [Command] {
    let isOn = snapshot.networks.count == 1
    // A twin that is still catching up can't stay alone.
    let network = snapshot.networks[focused(snapshot)].catchingUpTo == nil ? focused(snapshot) : 0
    if isOn {
      told = .twins
    } else if snapshot.run.log != nil {
      message = "the other run is gone; c shows it again"
    } else {
      message = "the twin is gone; " + replacing(snapshot)
    }
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
