import CElementwise

/// The values that each unit of a layer takes over a set of examples, sorted unit by unit.
package struct UnitSamples: Sendable, Equatable {
  /// How many units.
  package let units: Int
  /// How many values there are of each unit.
  package let examples: Int
  /// examples × units, row-major: row r holds the r-th smallest value of each unit.
  package let sorted: [Float]
  /// The mean of each unit.
  package let means: [Float]
  /// The biased standard deviation of each unit.
  package let sigmas: [Float]

  /// Sorts `values` (examples × units, row-major) by unit; nil when one of them is not finite.
  package init?(_ values: [Float], units: Int) {
    guard units > 0, !values.isEmpty else { return nil }
    guard elementwise_are_finite_float(values, values.count) != 0 else { return nil }
    let examples = values.count / units
    let columns = [Float](unsafeUninitializedCapacity: values.count) { columns, count in
      columns_sort_float(values, examples, units, columns.baseAddress)
      count = examples * units
    }
    var means = [Double](repeating: 0, count: units)
    var variances = means
    columns_precise_moments_float(columns, examples, units, &means, &variances)
    self.units = units
    self.examples = examples
    sorted = columns
    self.means = means.map { Float($0) }
    sigmas = variances.map { Float($0.squareRoot()) }
  }

  /// The bytes that the numbers take.
  package var size: Int {
    (sorted.count + means.count + sigmas.count) * MemoryLayout<Float>.stride
  }

  /// The values of one unit in ascending order.
  package func values(of unit: Int) -> [Float] {
    (0..<examples).map { sorted[$0 * units + unit] }
  }

  /// The p-quantile of each unit, p in 0…1, interpolated as in `quantile(_:sorted:)`.
  package func quantiles(_ p: Double) -> [Float] {
    let position = Double(examples - 1) * p
    let row = min(Int(position), examples - 1)
    let next = min(row + 1, examples - 1)
    let share = Float(position - Double(row))
    return (0..<units).map { unit in
      let (low, high) = (sorted[row * units + unit], sorted[next * units + unit])
      return low + share * (high - low)
    }
  }

  /// Every unit's deviation from its own mean in `mark`, in units of its own σ there, all pooled.
  ///
  /// r = (y − mean(mark)) / σ(mark). A unit whose σ is below 1e-6 in `mark` has no such scale; it
  /// is left out and counted in `leftOut`. Both must have the same units.
  package func relative(to mark: UnitSamples) -> (values: [Float], leftOut: Int) {
    precondition(units == mark.units, "a mark must have the units that are compared with it")
    let kept = mark.sigmas.indices.filter { mark.sigmas[$0] >= 1e-6 }
    let means = kept.map { mark.means[$0] }
    let inverses = kept.map { 1 / mark.sigmas[$0] }
    guard kept.count < units else {
      let values = [Float](unsafeUninitializedCapacity: sorted.count) { result, count in
        columns_standardize_float(
          sorted, examples, units, means, inverses, result.baseAddress)
        count = sorted.count
      }
      return (values, 0)
    }
    let values = [Float](unsafeUninitializedCapacity: examples * kept.count) { result, count in
      var next = 0
      for start in stride(from: 0, to: sorted.count, by: units) {
        for (i, unit) in kept.enumerated() {
          result[next] = (sorted[start + unit] - means[i]) * inverses[i]
          next += 1
        }
      }
      count = next
    }
    return (values, units - kept.count)
  }
}

/// How far a layer's distribution moved between two moments.
package struct Shift: Sendable, Equatable {
  /// The mean over the units of W₁, in the units of the values.
  package let raw: Double
  /// `raw` divided by the mean σ of a unit at the earlier moment; infinite when that is 0.
  package let inSigma: Double

  /// A shift given by its two measures.
  package init(raw: Double, inSigma: Double) {
    self.raw = raw
    self.inSigma = inSigma
  }

  /// The shift from `earlier` to `later`, which have the same units and examples.
  package init(from earlier: UnitSamples, to later: UnitSamples) {
    self.init(distances: wasserstein(earlier, later), from: earlier)
  }

  /// The shift of units that moved by `distances` (W₁, one per unit) since `earlier`.
  package init(distances: [Double], from earlier: UnitSamples) {
    let raw = distances.reduce(0, +) / Double(distances.count)
    let sigma = earlier.sigmas.reduce(0) { $0 + Double($1) } / Double(earlier.units)
    self.init(raw: raw, inSigma: raw == 0 ? 0 : raw / sigma)
  }
}

/// W₁ between the samples of each unit: the mean absolute difference of values of equal rank.
///
/// The 1-Wasserstein distance of two samples of equal size [Vallender 1974]. Both must have the
/// same units and examples.
package func wasserstein(_ a: UnitSamples, _ b: UnitSamples) -> [Double] {
  precondition(
    a.units == b.units && a.examples == b.examples,
    "a distance needs two moments of the same units over the same examples")
  let sums = [Float](unsafeUninitializedCapacity: a.units) { sums, count in
    columns_distance_float(a.sorted, b.sorted, a.examples, a.units, sums.baseAddress)
    count = a.units
  }
  return sums.map { Double($0) / Double(a.examples) }
}
