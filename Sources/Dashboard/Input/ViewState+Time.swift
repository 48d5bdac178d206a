import Drawing
import Telemetry

extension ViewState {
  /// Shows a moment so many points of the history earlier or later.
  mutating func travel(_ points: Int, _ snapshot: Snapshot) {
    if refuses(.past, snapshot) { return }
    let network = snapshot.networks[focused(snapshot)]
    if snapshot.run.log != nil {
      let known = network.history.points.map(\.step).filter { $0 < network.newestStep }
      let place = step.map { step in known.lastIndex { $0 <= step } ?? 0 } ?? known.count
      let target = max(0, place + points)
      step = target < known.count ? known[target] : nil
      return
    }
    let target = (step ?? network.newestStep) + points * network.history.stride
    step = target >= network.newestStep ? nil : max(0, target)
  }

  mutating func fork(_ snapshot: Snapshot, change: Change? = nil) -> [Command] {
    if refuses(.fork, snapshot) || isCatchingUp(snapshot) { return [] }
    let network = focused(snapshot)
    let moment = step ?? snapshot.networks[network].newestStep
    let loss = snapshot.networks.count > 1 ? "; " + replacing(snapshot) : ""
    let next =
      change == nil ? "the same until b, n or w changes it" : "with the change, from there"
    let place = "fork of step \(grouped(moment)) on the right"
    say("\(place): \(next)\(loss)", place + loss)
    step = nil
    focus = 1
    return [.fork(network: network, step: moment, change: change)]
  }
}
