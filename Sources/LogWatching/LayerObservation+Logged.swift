import Statistics
import Telemetry

/// What was logged of a layer at one moment, as far as it was.
struct LoggedLayer {
  let pooled: Entry<Distribution>?
  /// The units; nil where none was known.
  let units: Entry<LayerUnits>?

  /// What was logged at `step`, or last before it.
  init(_ layer: RunLog.Layer?, at step: Int) {
    pooled = layer?.pooled.latest(at: step)
    units = layer?.units.latest(at: step).flatMap { $0.value.samples == nil ? nil : $0 }
  }

  /// All values together, from the units where no bins were logged.
  var distribution: Distribution {
    pooled?.value ?? units?.value.samples.map { Distribution($0.sorted) } ?? Distribution([])
  }
}

extension LayerObservation {
  /// What was logged of a layer, compared with what was logged of it at the mark.
  ///
  /// Of bins alone the shift is W₁ of all values together: no more than the mean of that of the units.
  /// `unit` is shown by itself where the layer has it, or else `typical`.
  init(_ id: LayerID, _ now: LoggedLayer, mark: LoggedLayer, unit: Int?, typical: Int) {
    let distribution = now.distribution
    if let entry = now.units {
      let moved = mark.units.flatMap { entry.value.shared(with: $0.value) }
      self.init(
        id: id, pooled: distribution,
        units: UnitsObservation(entry.value, since: moved, unit: unit, typical: typical),
        shift: moved?.shift, drift: entry.change)
    } else {
      self.init(
        id: id, pooled: distribution,
        shift: mark.pooled.flatMap { LogWatching.shift(from: $0.value, to: distribution) },
        drift: now.pooled?.change)
    }
  }
}

/// The shift of all values of a layer together; nil where there were none at one of the moments.
func shift(from earlier: Distribution, to later: Distribution) -> Shift? {
  guard earlier.count > 0, later.count > 0 else { return nil }
  let raw = wasserstein(earlier, later)
  return Shift(raw: raw, inSigma: raw == 0 ? 0 : raw / earlier.sigma)
}

extension UnitsObservation {
  /// The units as they were logged, and how those moved that were known at the mark as well.
  ///
  /// Of units that are not known every number is NaN; what their nonlinearity does with any is not known.
  fileprivate init?(_ now: LayerUnits, since moved: SharedUnits?, unit: Int?, typical: Int) {
    guard let samples = now.samples, let first = now.known.first else { return nil }
    let moved = moved ?? SharedUnits(units: now.known, earlier: samples, later: samples)
    var shifts = [Double](repeating: .nan, count: now.count)
    for (unit, distance) in zip(moved.units, moved.distances) { shifts[unit] = distance }
    let relative = moved.later.relative(to: moved.earlier)
    let shown =
      unit.map { min($0, now.count - 1) } ?? (now.known.contains(typical) ? typical : first)
    self.init(
      summaries: now.summaries(shifts: shifts), relative: Distribution(relative.values),
      leftOut: relative.leftOut,
      typical: UnitObservation(
        unit: shown, now: samples.distribution(of: now.known.firstIndex(of: shown)),
        mark: moved.earlier.distribution(of: moved.units.firstIndex(of: shown)),
        shift: shifts[shown]))
  }
}

extension UnitSamples {
  /// The values of the unit in that column; without any where there is none.
  fileprivate func distribution(of column: Int?) -> Distribution {
    Distribution(sorted: column.map { values(of: $0) } ?? [])
  }
}

extension LayerUnits {
  /// One summary per unit.
  fileprivate func summaries(shifts: [Double]) -> [UnitSummary] {
    let unknown = UnitSummary(
      q15: .nan, q50: .nan, q85: .nan, mean: .nan, sigma: .nan, saturated: nil, shift: .nan)
    var summaries = [UnitSummary](repeating: unknown, count: count)
    guard let samples else { return summaries }
    let (q15, q50, q85) = (samples.quantiles(0.15), samples.quantiles(0.5), samples.quantiles(0.85))
    for (column, unit) in known.enumerated() {
      summaries[unit] = UnitSummary(
        q15: q15[column], q50: q50[column], q85: q85[column], mean: samples.means[column],
        sigma: samples.sigmas[column], saturated: nil, shift: Float(shifts[unit]))
    }
    return summaries
  }
}
