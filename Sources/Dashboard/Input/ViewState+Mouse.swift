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
    return settings != nil || lessonLine != nil || chosenRun != nil
  }

  /// The key that a turn of the wheel stands for outside of the view.
  private func wheelKey(_ action: Mouse.Action, _ isOverPanel: Bool) -> Key {
    if isOverPanel, help == nil, settings == nil, lessonLine == nil, chosenRun == nil {
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
    case .line(let line):
      if let run = chosenRun {
        guard let names = snapshot?.run.log?.all.map(\.name), names.indices.contains(line) else {
          return []
        }
        if names[line] == run { return press(.enter, snapshot: snapshot) }
        chosenRun = names[line]
        return []
      }
      if lessonLine == line { return press(.enter, snapshot: snapshot) }
      if lessonLine != nil { lessonLine = line }
      settings?.line = line
      if settings == nil, lessonLine == nil, case .legend = help { help = .legend(entry: line) }
      return []
    }
  }

  /// Shows the moment after `step` steps, or the present where nothing came after it.
  private mutating func show(_ step: Int, _ snapshot: Snapshot) {
    if refuses(.past, snapshot) { return }
    self.step = step >= snapshot.newestStep ? nil : max(0, step)
  }
}
