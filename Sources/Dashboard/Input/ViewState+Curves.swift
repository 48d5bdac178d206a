import Telemetry

extension ViewState {
  /// Changes how many points of a curve are taken together.
  mutating func chooseSmoothing() {
    guard isOfCurves() else { return }
    let next = [nil, 1, 5, 17, 65].neighbour(of: smoothing, by: 1)
    smoothing = next
    message =
      switch next {
      case nil: "smoothed as much as there are points for"
      case 1: "not smoothed: every logged point as it is"
      case let count?: "smoothed: each value the mean of up to \(count) around it"
      }
  }

  /// Changes between logarithmic and linear axes of curves.
  mutating func toggleLogarithm() {
    guard isOfCurves() else { return }
    isLogarithmic.toggle()
    message = isLogarithmic ? "log axis: what is not above 0 has no place on it" : "linear axis"
  }

  /// Changes between steps and time on the clock.
  mutating func toggleWallTime(_ snapshot: Snapshot?) {
    guard isOfCurves() else { return }
    guard snapshot?.run.log != nil else {
      message = "wall time is for logs: a run of one’s own counts steps"
      return
    }
    showsWallTime.toggle()
    message = showsWallTime ? "time since the first event of each run" : "steps"
  }

  /// Whether curves are shown; says where they are if not.
  private mutating func isOfCurves() -> Bool {
    if view != .learning { message = "this key changes the curves of view 8" }
    return view == .learning
  }
}
