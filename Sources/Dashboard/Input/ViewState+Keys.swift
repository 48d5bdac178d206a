package import Drawing
package import Telemetry

extension ViewState {
  /// Takes a key or a click and returns what the source of snapshots is to do about it.
  ///
  /// `snapshot` is what is on screen, nil while nothing is, and `regions` what its cells stand for.
  package mutating func handle(
    _ event: Event, snapshot: Snapshot?, regions: Regions = Regions()
  ) -> [Command] {
    let before = look
    var commands: [Command] = []
    switch event {
    case .key(let key):
      commands = press(key, snapshot: snapshot)
    case .mouse(let mouse): commands = point(mouse, snapshot: snapshot, regions)
    case .resized(let newSize): size = newSize
    case .terminated: wantsToQuit = true
    }
    return look == before ? commands : commands + [.look(look)]
  }

  /// Does what a key means where the user is.
  mutating func press(_ key: Key, snapshot: Snapshot?) -> [Command] {
    message = nil
    tellsScaling = false
    if let digits = typedSteps { return type(key, after: digits, snapshot) }
    if let line = lessonLine {
      chooseLesson(key, at: line)
    } else if let choice = settings {
      return choose(key, choice, snapshot)
    } else if helpLine != nil, key == .character("q") {
      helpLine = nil
    } else if let binding = Binding.forKey(key) {
      return perform(binding.action, snapshot: snapshot)
    }
    return []
  }

  private mutating func perform(_ action: Action, snapshot: Snapshot?) -> [Command] {
    if let request = action.request, refuses(request, snapshot) { return [] }
    switch action {
    case .quit: wantsToQuit = true
    case .help: helpLine = helpLine == nil ? 0 : nil
    case .closeHelp: helpLine = nil
    case .layerUp: move(by: 1, snapshot)
    case .layerDown: move(by: -1, snapshot)
    case .nextView: view = view.next(forward: true)
    case .previousView: view = view.next(forward: false)
    case .showView(let chosen): view = chosen
    case .nextFrame: chooseNextFrame(networks: snapshot?.networks.count ?? 1)
    case .nextTap:
      tap = tap.next
      message = "looking at \(tap.symbol)"
    case .togglePopulation:
      usesPopulation.toggle()
      message =
        usesPopulation
        ? "batch norm takes its moving averages over the probe, as in inference"
        : "batch norm takes the probe’s own statistics, as in training"
    case .toggleUnits:
      showsUnit.toggle()
      message =
        showsUnit
        ? "one unit of each layer: the typical one, or the one that u chooses"
        : "all units of each layer together"
    case .askSteps: typedSteps = ""
    case .save: wantsToSave = true
    case .openLessons: openLessons()
    case .changeManner:
      let manners = [
        Toggle(), Toggle(grafts: true), Toggle(folds: false),
        Toggle(grafts: true, folds: false),
      ]
      toggle = manners[((manners.firstIndex(of: toggle) ?? 0) + 1) % manners.count]
      message = "b inserts by \(toggle.insertion) and removes by \(toggle.removal)"
    default:
      guard let snapshot else { return [] }
      return command(action, snapshot)
    }
    return []
  }

  private mutating func command(_ action: Action, _ snapshot: Snapshot) -> [Command] {
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
    return [change.command(of: focused(snapshot))]
  }

  private mutating func changeRate(_ snapshot: Snapshot, higher: Bool) -> [Command] {
    guard let rate = snapshot.networks[0].current[.rate] else {
      message = "the learning rate of this run is not known"
      return []
    }
    return [.setRate(RateLadder.neighbour(of: rate, higher: higher))]
  }

  /// The network that keys act on.
  func focused(_ snapshot: Snapshot) -> Int { min(focus, snapshot.networks.count - 1) }

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

  /// The selected layer, within the network that keys act on; 0 where that has none.
  func selectedLayer(_ snapshot: Snapshot) -> Int {
    max(0, min(layer, snapshot.networks[focused(snapshot)].current.layers.count - 1))
  }

  private mutating func selectUnit(_ change: Int, _ snapshot: Snapshot) {
    let (layers, layer) = (
      snapshot.networks[focused(snapshot)].current.layers, selectedLayer(snapshot)
    )
    guard layers.indices.contains(layer), let units = layers[layer].units else {
      message = LayerObservation.unitsUnknown
      return
    }
    let count = units.count
    let next = ((unit ?? units.typical.unit) + change + count) % count
    unit = next
    message = "unit \(next + 1) of \(count)"
  }

  /// Moves the selection, or the help's text where that is shown.
  mutating func move(by change: Int, _ snapshot: Snapshot?) {
    if let line = helpLine {
      let last = HelpPanel.lastFirstLine(view, snapshot?.run, in: Dashboard.body(self))
      helpLine = min(max(0, line - change), last)
    } else {
      layer = max(0, min(layer + change, (snapshot?.layers ?? 1) - 1))
    }
  }

  private mutating func chooseNextFrame(networks: Int) {
    let all = FrameChoice.allCases
    let place = all.firstIndex(of: frames) ?? 0
    frames = all[(place + 1) % all.count]
    let fit = HistogramsView.framesThatFit(width: size.width / networks - 2)
    if fit == 1, frames == .all { frames = .relative }
  }
}

extension Snapshot {
  /// How many hidden layers there are.
  var layers: Int { networks[0].current.layers.count }

  /// Whether something is known of each network's layers.
  var hasLayers: Bool { networks.allSatisfy { !$0.current.layers.isEmpty } }
}
