import Drawing
import Telemetry

extension ViewState {
  /// Takes a click on a key's word, a line of a list, a network, a layer or a moment, or a turn of
  /// the wheel.
  mutating func point(_ mouse: Mouse, snapshot: Snapshot?, _ regions: Regions) -> [Command] {
    if mouse.action == .press, let click = regions.click(atX: mouse.x, y: mouse.y) {
      return take(click, snapshot)
    }
    let isOverPanel = Dashboard.layout(self).panel?.contains(x: mouse.x, y: mouse.y) == true
    guard let snapshot, !coversView, !isOverPanel else {
      if mouse.action == .press { return [] }
      return press(wheelKey(mouse.action, isOverPanel), snapshot: snapshot)
    }
    let item = regions.item(atX: mouse.x, y: mouse.y)
    let moment = regions.number(atX: mouse.x, y: mouse.y)
    switch mouse.action {
    case .press:
      if let item { focus = item.group }
      // One layer alone is drawn as the first of all.
      if !isProjecting { layer = item?.index ?? layer }
      if let moment { show(Int(moment), snapshot) }
    case .wheelUp, .wheelDown:
      let change = mouse.action == .wheelUp ? 1 : -1
      // Over an axis of steps that belongs to no layer, the wheel goes back and forth in time.
      if moment != nil, item?.index == nil {
        travel(-change, snapshot)
      } else {
        move(by: change, snapshot)
      }
    }
    return []
  }

  /// Whether something lies over the view that takes the wheel.
  private var coversView: Bool {
    if case .pages = help { return true }
    return openList != nil && openList != .legend
  }

  /// The key that a turn of the wheel stands for outside of the view.
  private func wheelKey(_ action: Mouse.Action, _ isOverPanel: Bool) -> Key {
    if isOverPanel, help == nil, openList == nil {
      return .character(action == .wheelUp ? "{" : "}")
    }
    return action == .wheelUp ? .up : .down
  }

  /// Does what a click means: that of a list's selected line is Enter.
  private mutating func take(_ click: Click, _ snapshot: Snapshot?) -> [Command] {
    switch click {
    case .nothing: return []
    case .key(let key):
      (typedSteps, typedFilter) = (nil, nil)
      return press(key, snapshot: snapshot)
    case .line(let line, let list):
      // A key may have opened another list since the frame was drawn that was clicked.
      guard let list = ChoiceList(rawValue: list), list == openList else { return [] }
      return choose(line, of: list, snapshot)
    }
  }

  /// The list that takes keys; nil where none is open.
  private var openList: ChoiceList? {
    if chosenRun != nil { return .runs }
    if lessonLine != nil { return .lessons }
    if settings != nil { return .settings }
    if case .legend = help { return .legend }
    return nil
  }

  private mutating func choose(_ line: Int, of list: ChoiceList, _ snapshot: Snapshot?)
    -> [Command]
  {
    switch list {
    case .runs:
      guard let names = snapshot?.run.log?.all.map(\.name), names.indices.contains(line) else {
        return []
      }
      if names[line] == chosenRun { return press(.enter, snapshot: snapshot) }
      chosenRun = names[line]
    case .lessons:
      if lessonLine == line { return press(.enter, snapshot: snapshot) }
      lessonLine = line
    case .settings: settings?.line = line
    case .legend: help = .legend(entry: line)
    }
    return []
  }

  /// Shows the moment after `step` steps, or the present where nothing came after it.
  private mutating func show(_ step: Int, _ snapshot: Snapshot) {
    if refuses(.past, snapshot) { return }
    self.step = step >= snapshot.newestStep ? nil : max(0, step)
  }
}
