import LogWatching
import Statistics

/// The summary that `normscope watch --json` prints; numbers that are not finite are null.
struct LogReport: Encodable {
  let runs: [Run]

  /// One run.
  struct Run: Encodable, Sendable {
    let name: String
    let layers: [Layer]
    let scalars: [String: Scalar]

    init(_ run: RunSummary) {
      name = run.name
      layers = run.layers.map { Layer($0) }
      scalars = run.scalars.mapValues { Scalar($0) }
    }
  }

  /// One histogram's tag at its newest step.
  struct Layer: Encodable, Sendable {
    let name: String
    let steps: Int
    let newest: Int
    let source: String
    @Nullable var mean: Double?
    @Nullable var sigma: Double?
    @Nullable var q15: Double?
    @Nullable var q50: Double?
    @Nullable var q85: Double?
    @Nullable var shift: Double?
    @Nullable var drift: Double?

    init(_ layer: RunSummary.Layer) {
      name = layer.name
      steps = layer.steps
      newest = layer.newest
      source = layer.hasUnits ? "units" : "bins"
      let known = layer.distribution.count > 0 ? layer.distribution : nil
      mean = finite(known?.mean)
      sigma = finite(known?.sigma)
      q15 = finite(known?.quantiles.q15)
      q50 = finite(known?.quantiles.q50)
      q85 = finite(known?.quantiles.q85)
      shift = finite(layer.shift)
      drift = finite(layer.drift)
    }
  }

  /// How often a number was logged, and its newest value.
  struct Scalar: Encodable, Sendable {
    let steps: Int
    @Nullable var newest: Double?

    init(_ scalar: (steps: Int, newest: Double)) {
      steps = scalar.steps
      newest = finite(scalar.newest)
    }
  }
}
