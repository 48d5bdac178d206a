import Drawing
import Statistics
package import Telemetry

/// The scales that all layers and both twins share, so that pictures can be compared.
package struct AxisRanges: Equatable, Sendable {
  /// Pre-activations as they are.
  let absolute: Axis
  /// Deviations from the mark, in σ.
  let relative: Axis
  /// The end of the shift meters, raw.
  let shiftLimit: Double

  /// Scales that hold 98 % of every layer at the mark, since then, and now.
  ///
  /// A network that has diverged counts only when all have: its last numbers would hide the others.
  package init(_ snapshot: Snapshot) {
    let isPreActivation = snapshot.look.tap == .y
    var (absolute, relative, shift) = (0.0, 4.0, isPreActivation ? 1.0 : 0.0)
    let finite = snapshot.networks.filter { $0.divergedAt == nil }
    for network in finite.isEmpty ? snapshot.networks : finite {
      let recent = network.tapHistory.points.reversed().prefix { $0.step >= network.mark.step }
      for observation in [network.current, network.mark] + recent {
        for layer in observation.layers {
          absolute = max(absolute, -layer.pooled.quantiles.q1, layer.pooled.quantiles.q99)
          guard observation.markStep == network.mark.step else { continue }
          relative = max(relative, -layer.relative.quantiles.q1, layer.relative.quantiles.q99)
          shift = max(shift, layer.shift.raw)
        }
      }
    }
    // The saturated zones are always in sight.
    let least = isPreActivation ? (snapshot.run.saturation ?? 2) * 1.3 : 0
    self.absolute = Axis(reaching: max(absolute, least))
    self.relative = Axis(reaching: relative)
    shiftLimit = Axis.round(atLeast: shift)
  }
}
