import Statistics
import Telemetry

/// What was logged of a layer at one moment, as far as it was.
struct LoggedLayer {
  let pooled: Entry<Distribution>?
  let units: Entry<UnitSamples>?

  /// What was logged at `step`, or last before it.
  init(_ layer: RunLog.Layer?, at step: Int) {
    pooled = layer?.pooled.latest(at: step)
    units = layer?.units.latest(at: step)
  }

  /// All values together, from the units where no bins were logged.
  var distribution: Distribution {
    pooled?.value ?? units.map { Distribution($0.value.sorted) } ?? Distribution([])
  }
}

extension LayerObservation {
  /// What was logged of a layer, compared with what was logged of it at the mark.
  ///
  /// Of bins alone the shift is W₁ of all values together: no more than the mean of that of the units.
  /// `unit` is shown by itself where the layer has it, or else `typical`.
  init(_ id: LayerID, _ now: LoggedLayer, mark: LoggedLayer, unit: Int?, typical: Int) {
    let distribution = now.distribution
    if let values = now.units?.value {
      let before = mark.units?.value
      let earlier = before.flatMap { values.isComparable(with: $0) ? $0 : nil } ?? values
      let distances = wasserstein(earlier, values)
      let relative = values.relative(to: earlier)
      let shown = min(unit ?? typical, values.units - 1)
      self.init(
        id: id, pooled: distribution,
        units: UnitsObservation(
          summaries: values.summaries(shifts: distances), relative: Distribution(relative.values),
          leftOut: relative.leftOut,
          typical: UnitObservation(
            unit: shown, now: Distribution(sorted: values.values(of: shown)),
            mark: Distribution(sorted: earlier.values(of: shown)), shift: distances[shown])),
        shift: before.map { _ in Shift(distances: distances, from: earlier) },
        drift: now.units?.change)
    } else {
      self.init(
        id: id, pooled: distribution,
        shift: mark.pooled.map { Shift(pooled: $0.value, distribution) },
        drift: now.pooled?.change)
    }
  }
}

extension Shift {
  /// The shift of all values of a layer together.
  fileprivate init(pooled earlier: Distribution, _ later: Distribution) {
    let raw = wasserstein(earlier, later)
    self.init(raw: raw, inSigma: raw == 0 ? 0 : raw / earlier.sigma)
  }
}

extension UnitSamples {
  /// The unit whose shift from `mark` is the median, or the lower one of two.
  func typicalUnit(since mark: UnitSamples) -> Int {
    let distances = wasserstein(mark, self)
    return distances.indices.sorted { distances[$0] < distances[$1] }[(units - 1) / 2]
  }

  /// One summary per unit; what its nonlinearity does with it is not known.
  fileprivate func summaries(shifts: [Double]) -> [UnitSummary] {
    let (q15, q50, q85) = (quantiles(0.15), quantiles(0.5), quantiles(0.85))
    return (0..<units).map { unit in
      UnitSummary(
        q15: q15[unit], q50: q50[unit], q85: q85[unit], mean: means[unit], sigma: sigmas[unit],
        saturated: nil, shift: Float(shifts[unit]))
    }
  }
}
