import Drawing
import Telemetry

extension ViewState {
  /// The network that keys act on.
  func focused(_ snapshot: Snapshot) -> Int { min(focus, snapshot.networks.count - 1) }

  /// The selected layer, within the network that keys act on; 0 where that has none.
  func selectedLayer(_ snapshot: Snapshot) -> Int {
    max(0, min(layer, snapshot.networks[focused(snapshot)].current.layers.count - 1))
  }

  /// Selects the unit so many places further; the first follows the last.
  mutating func selectUnit(_ change: Int, _ snapshot: Snapshot) {
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

  /// Moves the selection to another layer.
  ///
  /// Among the curves of logs, to others: those above come first.
  mutating func move(by change: Int, _ snapshot: Snapshot?) {
    if view == .learning, let log = snapshot?.run.log {
      let last = ScalarsView.lastFirst(of: log.scalars.count, in: Dashboard.layout(self).view)
      firstCurve = max(0, min(firstCurve - change, last))
      return
    }
    layer = max(0, min(layer + change, (snapshot?.layers ?? 1) - 1))
  }

  /// Shows one layer, for a projector, or all again.
  mutating func project() {
    isProjecting.toggle()
    message =
      isProjecting
      ? "one layer for the projector: ↑↓ chooses it, P ends it" : "all layers again"
  }

  /// Goes on to the next pictures of a layer; where just one fits, not to all that do.
  ///
  /// View 3 has two of its own.
  mutating func chooseNextFrame(networks: Int) {
    guard view != .density else {
      showsRidges.toggle()
      return
    }
    frames = FrameChoice.allCases.neighbour(of: frames, by: 1)
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
