import Drawing
import Statistics
import Telemetry

/// The scales that all layers and both twins share, so that pictures can be compared.
struct AxisRanges: Equatable, Sendable {
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

  /// Scales for every layer now, at the mark and since then.
  ///
  /// A network that has diverged counts only when all have: its last numbers would hide the others.
  init(_ snapshot: Snapshot) {
    self.init(snapshot) { network in
      let points = network.tapHistory.points
      let start = points.lastIndex { $0.step < network.mark.step }.map { $0 + 1 } ?? 0
      return points[start...]
    }
  }

  /// Scales for every layer now and at the mark, and in what was `seen` of each network since then.
  init(_ snapshot: Snapshot, seen: (NetworkSnapshot) -> ArraySlice<Observation>) {
    let isPreActivation = snapshot.query.tap == .y
    var shift = isPreActivation ? 1.0 : 0.0
    var (drift, meanDrift) = (0.1, 0.1)
    var gradients: [Distribution] = []
    for network in snapshot.decisive {
      func note(_ point: Observation) {
        for layer in point.layers { drift = max(drift, layer.drift ?? 0) }
        meanDrift = max(meanDrift, point.drift ?? 0)
      }
      func noteShift(_ point: Observation) {
        guard point.markStep == network.mark.step else { return }
        for layer in point.layers { shift = max(shift, layer.shift?.raw ?? 0) }
      }
      network.history.points.forEach(note)
      note(network.current)
      seen(network).forEach(noteShift)
      noteShift(network.current)
      let some = [network.current, network.mark] + ValueRange.some(of: seen(network))
      gradients += some.filter { $0.tap == .gradient }.flatMap(\.layers).map(\.pooled)
    }
    let values = ValueRange(snapshot, past: seen)
    // The saturated zones are in sight, unless what is seen would be a needle between them.
    let reach = max(-values.low, values.high)
    let zone = isPreActivation ? snapshot.run.trainer.map { ($0.saturation ?? 2) * 1.3 } ?? 0 : 0
    if snapshot.networks[0].current.tap == .gradient {
      absolute = Axis(gradients: gradients)
      range = absolute
    } else {
      absolute = Axis(reaching: max(reach, 6 * reach < zone ? 0 : zone))
      range = Axis(dividing: values.low, values.high)
    }
    shiftLimit = Axis.round(atLeast: shift)
    driftLimit = Axis.round(atLeast: drift)
    meanDriftLimit = Axis.round(atLeast: meanDrift)
  }
}
