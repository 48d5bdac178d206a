package import Drawing
package import Telemetry

extension ViewState {
  /// Takes a key or a click and returns what the source of snapshots is to do about it.
  ///
  /// `snapshot` is what is on screen, nil while nothing is, and `regions` what its cells stand for.
  package mutating func handle(
    _ event: Event, snapshot: Snapshot?, regions: Regions = Regions()
  ) -> [Command] {
    let (before, shown) = (query, view)
    var commands: [Command] = []
    switch event {
    case .key(let key):
      commands = press(key, snapshot: snapshot)
    case .mouse(let mouse): commands = point(mouse, snapshot: snapshot, regions)
    case .resized(let newSize): size = newSize
    case .terminated: wantsToQuit = true
    }
    followHelp(from: shown)
    return query == before ? commands : commands + [.query(query)]
  }

  /// Does what a key means where the user is.
  mutating func press(_ key: Key, snapshot: Snapshot?) -> [Command] {
    (message, notice, told) = (nil, nil, nil)
    if let digits = typedSteps { return type(key, after: digits, snapshot) }
    if let text = typedFilter { return type(key, afterFilter: text) }
    if let run = chosenRun { return chooseRun(key, from: run, snapshot) }
    if let line = lessonLine {
      chooseLesson(key, at: line)
    } else if let choice = settings {
      return choose(key, choice, snapshot)
    } else if readHelp(key, snapshot) {
      return []
    } else if let binding = Binding.forKey(key) {
      return perform(binding.action, snapshot: snapshot)
    } else {
      message = "\(key.name) does nothing; ? lists the keys"
    }
    return []
  }

  private mutating func perform(_ action: Action, snapshot: Snapshot?) -> [Command] {
    if let request = action.request, refuses(request, snapshot) { return [] }
    if let hint = Hint(for: action) { takenHints.insert(hint) }
    switch action {
    case .quit: wantsToQuit = true
    case .help: showMoreHelp()
    case .closeHelp: close()
    case .textBack: turnLecture(forward: false)
    case .textOn: turnLecture(forward: true)
    case .answer: toggleAnswer()
    case .nextLesson: startNextLesson()
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
      message = Self.words(ofPopulation: usesPopulation, snapshot)
    case .toggleUnits:
      showsUnit.toggle()
      message =
        showsUnit
        ? "one unit of each layer: the typical one, or what u chooses"
        : "all units of each layer together"
    case .splitShift:
      splitShift(snapshot)
    case .askSteps: typedSteps = ""
    case .askFilter: typedFilter = snapshot?.run.log?.filter?.text ?? ""
    case .save: wantsToSave = true
    case .chooseSmoothing: chooseSmoothing()
    case .toggleLogarithm: toggleLogarithm()
    case .toggleWallTime: toggleWallTime(snapshot)
    case .changeTestImages: changeTestImages(snapshot)
    case .project: project()
    case .openLessons: openLessons()
    case .changeManner:
      let manners = [
        Toggle(), Toggle(grafts: true), Toggle(folds: false),
        Toggle(grafts: true, folds: false),
      ]
      toggle = manners.neighbour(of: toggle, by: 1)
      message = "b inserts by \(toggle.insertion) and removes by \(toggle.removal)"
    default:
      guard let snapshot else { return [] }
      return command(action, snapshot)
    }
    return []
  }

  /// Says the first of `wordings`, from the longest to the shortest, that fits into the footer.
  mutating func say(_ wordings: String...) { message = wordings.fitting(size.width - 1) }

  /// By what the probe is normalized from now on, and that this is all the same where no network has
  /// moving averages.
  private static func words(ofPopulation isUsed: Bool, _ snapshot: Snapshot?) -> String {
    let kinds = snapshot?.networks.compactMap(\.current.normalization) ?? []
    guard let kind = kinds.first(where: { !$0.isPerExample }) else {
      return "as in \(isUsed ? "inference" : "training"): all the same without moving averages"
    }
    return isUsed
      ? "as in inference: \(kind.words) by its moving averages"
      : "as in training: \(kind.words) by the probe’s statistics"
  }

  /// Tells whose doing drift and shift are, or that no longer: over time in view 4, in the meters of
  /// view 1.
  mutating func splitShift(_ snapshot: Snapshot?) {
    guard snapshot?.run.log == nil else {
      message = "no log tells whose doing a shift is: only a trainer can"
      return
    }
    showsSplit.toggle()
    let place = view == .shift || view == .histograms ? "" : "; see views 1 and 4"
    guard showsSplit else {
      message = "drift and shift: all of it" + place
      return
    }
    say(
      "whose: what earlier layers alone make of it, the layer itself" + place,
      "whose: earlier layers, the layer itself" + place)
  }
}
