import Drawing
import Telemetry

extension ListPanel {
  /// The runs of a folder of logs, those that are shown marked, and the `selected` one.
  init(runs log: LogInfo, selected: String) {
    let names = log.all.map(\.name)
    let steps = log.all.map { $0.step.map { "step \(grouped($0))" } ?? "" }
    let (longest, widest) = (Self.longest(names), Self.longest(steps))
    self.init(
      list: .runs, title: "Runs, and where they end",
      lines: log.all.enumerated().map { row, run in
        let place = log.runs.firstIndex(of: run.name)
        let mark =
          switch place {
          case 0: Span("━ ", Palette.hue(nil).style)
          case 1: Span("┈ ", Palette.second.style)
          default: Span("  ")
          }
        let (name, step) = (names[row].padded(to: longest), steps[row].padded(to: widest))
        return [mark, Span("\(name)  "), Span("\(step)  \(run.time ?? "")", Palette.quiet)]
      }, selected: names.firstIndex(of: selected),
      hints: [
        ("↑↓ choose", nil), ("Enter shows it", .enter),
        ("space puts it beside", .character(" ")), ("Esc cancels", .escape),
      ])
  }

  private static func longest(_ texts: [String]) -> Int {
    texts.map(\.unicodeScalars.count).max() ?? 0
  }
}

extension String {
  /// The text with spaces behind it up to so many characters.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
  }
}

extension ViewState {
  /// Opens the list of runs at the one that keys act on.
  mutating func openRuns(_ snapshot: Snapshot) {
    guard let log = snapshot.run.log, let first = log.all.first else {
      message = "there is no run in this folder yet"
      return
    }
    let network = focused(snapshot)
    chosenRun = log.runs.indices.contains(network) ? log.runs[network] : first.name
  }

  /// Takes a key while the list of runs is open.
  mutating func chooseRun(_ key: Key, from name: String, _ snapshot: Snapshot?) -> [Command] {
    guard let log = snapshot?.run.log, !log.all.isEmpty else {
      chosenRun = nil
      return []
    }
    let names = log.all.map(\.name)
    let line = names.firstIndex(of: name) ?? 0
    func move(_ change: Int) { chosenRun = names[min(max(0, line + change), names.count - 1)] }
    switch key {
    case .up, .character("k"): move(-1)
    case .down, .character("j"): move(1)
    case .pageUp: move(-10)
    case .pageDown: move(10)
    case .home: chosenRun = names[0]
    case .end: chosenRun = names[names.count - 1]
    case .enter: return show(names[line], in: log)
    case .character(" "): return showBeside(names[line], in: log)
    case .escape, .character("C"), .character("q"), .control: chosenRun = nil
    default: break
    }
    return []
  }

  /// Shows a run in the place of the one that keys act on; that of a twin changes places with it.
  private mutating func show(
    _ name: String, in log: LogInfo
  ) -> [Command] {
    var shown = log.runs
    let place = min(focus, max(0, shown.count - 1))
    if let other = shown.firstIndex(of: name), !shown.isEmpty {
      shown.swapAt(other, place)
    } else if shown.isEmpty {
      shown = [name]
    } else {
      shown[place] = name
    }
    return show(shown)
  }

  /// Puts a run beside the first one, or takes it away where it is there.
  private mutating func showBeside(
    _ name: String, in log: LogInfo
  ) -> [Command] {
    guard let first = log.runs.first else { return show([name]) }
    if log.runs.count > 1, log.runs.contains(name) { return show(log.runs.filter { $0 != name }) }
    guard name != first else {
      message = "\(name) is shown already; choose another one to put beside it"
      return []
    }
    return show([first, name])
  }

  private mutating func show(_ names: [String]) -> [Command] {
    (chosenRun, step) = (nil, nil)
    if names.count == 1 { focus = 0 }
    message = "showing \(names.joined(separator: " and "))"
    return [.showRuns(names)]
  }

  /// Takes a key of the answer to `/`.
  mutating func type(_ key: Key, afterFilter text: String) -> [Command] {
    switch key {
    case .character(let character) where text.unicodeScalars.count < 200:
      typedFilter = text + String(character)
    case .backspace: typedFilter = String(text.dropLast())
    case .enter:
      if text.isEmpty {
        typedFilter = nil
        message = "showing the histograms that were shown to begin with"
        return [.filter(nil)]
      }
      guard let filter = TagFilter(text) else {
        message = "this is no regular expression; Esc cancels"
        return []
      }
      typedFilter = nil
      return [.filter(filter)]
    case .escape, .control: typedFilter = nil
    default: break
    }
    return []
  }
}
