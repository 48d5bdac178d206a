import Drawing
import Telemetry

extension ViewState {
  /// Takes a click on a view's name, a network, a layer or a moment, or a turn of the wheel.
  mutating func point(_ mouse: Mouse, snapshot: Snapshot?) {
    if mouse.action == .press,
      let chosen = Header.view(atX: mouse.x, y: mouse.y, width: size.width, active: view)
    {
      view = chosen
      return
    }
    let layers = snapshot?.layers ?? 1
    guard let snapshot, helpLine == nil, settings == nil else {
      if mouse.action != .press { move(by: mouse.action == .wheelUp ? 1 : -1, layers: layers) }
      return
    }
    let picture = Dashboard.render(snapshot, self)
    let item = picture.item(atX: mouse.x, y: mouse.y)
    let moment = picture.number(atX: mouse.x, y: mouse.y)
    switch mouse.action {
    case .press:
      if let item { focus = item.group }
      layer = item?.index ?? layer
      if let moment { show(Int(moment), snapshot) }
    case .wheelUp, .wheelDown:
      let change = mouse.action == .wheelUp ? 1 : -1
      // Over an axis of steps that belongs to no layer, the wheel goes back and forth in time.
      if moment != nil, item?.index == nil {
        travel(-change, snapshot)
      } else {
        move(by: change, layers: layers)
      }
    }
  }

  /// Shows the moment after `step` steps, or the present where nothing came after it.
  private mutating func show(_ step: Int, _ snapshot: Snapshot) {
    let newest = snapshot.networks.map(\.newestStep).max() ?? 0
    self.step = step >= newest ? nil : max(0, step)
  }
}
