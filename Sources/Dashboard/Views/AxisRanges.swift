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
    self.init(snapshot) { network in
      let recent = network.tapHistory.points.reversed().prefix { $0.step >= network.mark.step }
      return [network.current, network.mark] + recent
    }
  }

  /// Scales that hold 98 % of every layer in the observations that are `seen` of each network.
  init(_ snapshot: Snapshot, seen: (NetworkSnapshot) -> [Observation]) {
    let isPreActivation = snapshot.query.tap == .y
    var (absolute, relative, shift) = (0.0, 4.0, isPreActivation ? 1.0 : 0.0)
    for network in snapshot.decisive {
      for observation in seen(network) {
        for layer in observation.layers {
          absolute = max(absolute, -layer.pooled.quantiles.q1, layer.pooled.quantiles.q99)
          guard observation.markStep == network.mark.step else { continue }
          shift = max(shift, layer.shift?.raw ?? 0)
          guard let quantiles = layer.units?.relative.quantiles else { continue }
          relative = max(relative, -quantiles.q1, quantiles.q99)
        }
      }
    }
    // The saturated zones are always in sight.
    let least =
      isPreActivation ? snapshot.run.trainer.map { ($0.saturation ?? 2) * 1.3 } ?? 0 : 0
    self.absolute = Axis(reaching: max(absolute, least))
    self.relative = Axis(reaching: relative)
    shiftLimit = Axis.round(atLeast: shift)
  }
}
