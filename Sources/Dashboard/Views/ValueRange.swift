import Statistics
import Telemetry

/// How far the values of layers reach, for an axis on which all of them are to be seen.
///
/// Of each layer it takes the 1 % and 99 % quantiles now and at the mark, and those within which nine of
/// ten observations of the later half of its past stay. What reaches more than 8 times as far as the
/// middle one of the layers, or as the values from which their nonlinearity is flat, is cut off there:
/// it would leave nothing to be seen of the others.
struct ValueRange: Equatable {
  /// The ends; both 0 where no layer has values.
  let low: Double, high: Double

  /// How much further than others a layer may reach.
  private static let most = 8.0
  /// The most observations of the past that are looked at.
  private static let samples = 64

  /// Up to twice as many observations as are looked at, evenly taken from a `past`.
  static func some(of past: ArraySlice<Observation>) -> [Observation] {
    let pitch = max(1, past.count / samples)
    return stride(from: past.startIndex, to: past.endIndex, by: pitch).map { past[$0] }
  }

  /// The range of what `values` gives of the layers of all networks that decide on axes, with the
  /// `past` of each.
  init(
    _ snapshot: Snapshot, past: (NetworkSnapshot) -> ArraySlice<Observation>,
    values: (LayerObservation) -> Distribution? = \.pooled
  ) {
    var layers: [(low: Double, high: Double)] = []
    for network in snapshot.decisive {
      let later = Self.some(of: past(network).suffix((past(network).count + 1) / 2))
      for layer in network.current.layers.indices {
        func quantiles(_ seen: Observation) -> Quantiles? {
          guard seen.layers.indices.contains(layer) else { return nil }
          return values(seen.layers[layer]).flatMap { $0.count > 0 ? $0.quantiles : nil }
        }
        let ends = [network.current, network.mark].compactMap(quantiles)
        let usual = later.compactMap(quantiles)
        let (lows, highs) = (usual.map { -$0.q1 }.sorted(), usual.map(\.q99).sorted())
        let last = (usual.count - 1) * 9 / 10
        let (low, high) = (
          ends.map(\.q1) + (usual.isEmpty ? [] : [-lows[last]]),
          ends.map(\.q99) + (usual.isEmpty ? [] : [highs[last]])
        )
        if let low = low.min(), let high = high.max() { layers.append((low, high)) }
      }
    }
    let reach = layers.map { max(-$0.low, $0.high) }.filter { $0 > 0 }.sorted()
    var limit = Double.infinity
    // Gradients differ from layer to layer, and that is what is to be seen.
    if snapshot.query.tap != .gradient, let middle = reach.dropLast(reach.count / 2).last {
      limit = Self.most * middle
      let flat = snapshot.run.trainer?.saturation ?? 0
      if snapshot.query.tap == .y, flat > 0 { limit = min(limit, Self.most * flat) }
    }
    let (bottom, top) = (layers.map(\.low).min() ?? 0, layers.map(\.high).max() ?? 0)
    low = bottom > limit ? 0 : max(bottom, -limit)
    high = top < -limit ? 0 : min(top, limit)
  }
}
