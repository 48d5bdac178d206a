import Drawing
import Telemetry

/// How far the help is open.
package enum Help: Equatable, Sendable {
  /// The legend beside the view, with the selected entry, from 0.
  case legend(entry: Int)
  /// All pages over the view, from a line on, counted from 0.
  case pages(line: Int)

  /// The same for another view, from its beginning.
  fileprivate var fromTheStart: Help {
    switch self {
    case .legend: .legend(entry: 0)
    case .pages: .pages(line: 0)
    }
  }
}

extension ViewState {
  /// Goes on from no help to the legend, to all pages, and back to none.
  mutating func showMoreHelp() {
    help =
      switch help {
      case nil: .legend(entry: 0)
      case .legend: .pages(line: 0)
      case .pages: nil
      }
  }

  /// Shows the beginning of the help where the view is another one than `before`.
  mutating func followHelp(from before: View) {
    if view != before { help = help?.fromTheStart }
  }

  /// The legend of the view.
  func legend(_ snapshot: Snapshot?) -> [LegendEntry] {
    LegendWords(
      run: RunWords(snapshot?.run),
      markStep: snapshot.map { $0.networks[focused($0)].mark.step }, showsRidges: showsRidges
    ).entries(for: view)
  }

  /// Takes a key for the help, where that is open; false where the key keeps its own meaning.
  ///
  /// Beside the legend the view is in sight, and only ↑ and ↓ are the legend's.
  mutating func readHelp(_ key: Key, _ snapshot: Snapshot?) -> Bool {
    switch (help, key) {
    case (nil, _): return false
    case (_, .character("q")): help = nil
    case (.legend(let entry), .up): help = .legend(entry: max(0, entry - 1))
    case (.legend(let entry), .down):
      help = .legend(entry: min(entry + 1, legend(snapshot).count - 1))
    case (.pages(let line), _): return turn(line, key, snapshot)
    default: return false
    }
    return true
  }

  /// Moves the pages, which begin with `line`; what would act on a view that is covered is refused.
  private mutating func turn(_ line: Int, _ key: Key, _ snapshot: Snapshot?) -> Bool {
    let area = Dashboard.layout(self).view
    let page = max(1, area.height - 3)
    let target: Int
    switch key {
    case .up, .character("k"): target = line - 1
    case .down, .character("j"): target = line + 1
    case .pageUp: target = line - page
    case .pageDown, .character(" "): target = line + page
    case .home: target = 0
    case .end: target = .max
    default:
      guard let binding = Binding.forKey(key), !binding.action.worksInHelp else { return false }
      message = "\(binding.label) waits until the help is closed: ?, q or Esc"
      return true
    }
    let last = HelpPanel.lastFirstLine(view, snapshot?.run, in: area)
    help = .pages(line: min(max(0, target), last))
    return true
  }
}

extension Action {
  /// Whether it is done while the help covers the view.
  fileprivate var worksInHelp: Bool {
    switch self {
    case .help, .closeHelp, .quit, .nextView, .previousView, .showView: true
    default: false
    }
  }
}
