import Drawing
import Statistics
package import Telemetry

/// The scales that all layers and both twins share, so that pictures can be compared.
package struct AxisRanges: Equatable, Sendable {
  /// Values as they are, symmetric about 0; of gradients symmetric-logarithmic.
  let absolute: Axis
  /// The same from one round number to another, except of gradients.
  let range: Axis
  /// Deviations from the mark, in σ; always the same, so that what grows is what moves.
  let relative = Axis(decades: 2)
  /// The end of the shift meters, raw.
  let shiftLimit: Double
  /// The ends of the drift meters and of the trace of its mean over the layers, raw: they hold all
  /// drift that was seen.
  let driftLimit: Double, meanDriftLimit: Double

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
    var shift = isPreActivation ? 1.0 : 0.0
    var pooled: [Distribution] = []
    var (low, high) = (Double.infinity, -Double.infinity)
    var (drift, meanDrift) = (0.1, 0.1)
    for network in snapshot.decisive {
      for observation in seen(network) {
        for layer in observation.layers {
          pooled.append(layer.pooled)
          low = min(low, layer.pooled.quantiles.q1)
          high = max(high, layer.pooled.quantiles.q99)
          guard observation.markStep == network.mark.step else { continue }
          shift = max(shift, layer.shift?.raw ?? 0)
        }
      }
      for point in network.history.points + [network.current] {
        for layer in point.layers { drift = max(drift, layer.drift ?? 0) }
        meanDrift = max(meanDrift, point.drift ?? 0)
      }
    }
    // The saturated zones are in sight, unless what is seen would be a needle between them.
    let reach = max(-low, high)
    let zone = isPreActivation ? snapshot.run.trainer.map { ($0.saturation ?? 2) * 1.3 } ?? 0 : 0
    let least = 6 * reach < zone ? 0 : zone
    if snapshot.networks[0].current.tap == .gradient {
      absolute = Axis(gradients: pooled)
      range = absolute
    } else {
      absolute = Axis(reaching: max(reach, least))
      range = Axis(rounding: low, high)
    }
    shiftLimit = Axis.round(atLeast: shift)
    driftLimit = Axis.round(atLeast: drift)
    meanDriftLimit = Axis.round(atLeast: meanDrift)
  }
}
