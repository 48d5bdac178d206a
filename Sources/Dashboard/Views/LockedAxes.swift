import Drawing
import Telemetry

/// The scales as they were when they were locked, whatever the data do since.
struct LockedAxes: Equatable, Sendable {
  /// Those that views share.
  let ranges: AxisRanges
  /// Those of views 2 and 3, which hold the whole past.
  let percentiles: Axis, density: Axis

  /// The scales of `snapshot`, as `state`, in which none are locked, shows it.
  init(_ snapshot: Snapshot, _ state: ViewState) {
    ranges = AxisRanges(snapshot)
    percentiles = PercentilesView(snapshot, state).axis
    density = DensityView(snapshot, state).axis
  }
}
