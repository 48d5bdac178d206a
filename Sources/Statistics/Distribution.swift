import CElementwise

/// What is kept of a list of numbers: exact moments and quantiles, and its shape.
///
/// The shape is the sorted sample thinned to at most `knotLimit` numbers of evenly spaced rank, so
/// that a histogram over any axis can be had later: exact for small samples, within 1 / 512 of the
/// count for large ones.
package struct Distribution: Sendable, Equatable {
  /// The most numbers that are kept of a sample's shape.
  package static let knotLimit = 513

  /// How many finite numbers there were.
  package let count: Int
  /// How many numbers were NaN or infinite; they take part in nothing else.
  package let notFinite: Int
  /// The arithmetic mean; 0 for an empty sample.
  package let mean: Double
  /// σ, the biased standard deviation; 0 for an empty sample.
  package let sigma: Double
  /// The quantiles that the program shows.
  package let quantiles: Quantiles
  /// Sorted numbers of evenly spaced rank, from the smallest to the largest.
  package let knots: [Float]
  /// Where it came from; estimates say so.
  package let origin: Origin

  /// Describes `samples`, in any order.
  package init(_ samples: [Float]) {
    let areFinite = elementwise_are_finite_float(samples, samples.count) != 0
    let finite = areFinite ? samples : samples.filter(\.isFinite)
    let ranks = Self.ranks(count: finite.count) + Quantiles.ranks(count: finite.count)
    self.init(sorted: ordered(finite, at: ranks), notFinite: samples.count - finite.count)
  }

  /// Describes `samples`, which are finite and in ascending order.
  package init(sorted samples: [Float], notFinite: Int = 0) {
    count = samples.count
    self.notFinite = notFinite
    (mean, sigma) = moments(samples)
    quantiles = Quantiles(sorted: samples)
    knots = Self.ranks(count: samples.count).map { samples[$0] }
    origin = .samples
  }

  /// A distribution of the given parts.
  init(
    count: Int, notFinite: Int, mean: Double, sigma: Double, quantiles: Quantiles, knots: [Float],
    origin: Origin
  ) {
    (self.count, self.notFinite, self.mean, self.sigma) = (count, notFinite, mean, sigma)
    (self.quantiles, self.knots, self.origin) = (quantiles, knots, origin)
  }

  /// The share of the sample that is below `x`, 0…1; 0 for an empty sample.
  package func share(below x: Float) -> Double {
    var (low, high) = (0, knots.count)
    while low < high {
      let middle = (low + high) / 2
      if knots[middle] < x { low = middle + 1 } else { high = middle }
    }
    if low == 0 { return 0 }
    if low == knots.count { return 1 }
    let (left, right) = (Double(knots[low - 1]), Double(knots[low]))
    let (least, most) = (Double(rank(low - 1) + 1), Double(rank(low)))
    return (least + (Double(x) - left) / (right - left) * (most - least)) / Double(count)
  }

  /// How many numbers of the sample come before a knot.
  private func rank(_ knot: Int) -> Int { Self.rank(knot, count: count) }

  /// The ranks of the knots, in ascending order.
  static func ranks(count: Int) -> [Int] {
    (0..<min(count, knotLimit)).map { rank($0, count: count) }
  }

  private static func rank(_ knot: Int, count: Int) -> Int {
    count <= knotLimit ? knot : knot * (count - 1) / (knotLimit - 1)
  }

  /// The share of the sample in each of the bins between consecutive `edges`, which ascend.
  ///
  /// A bin takes its lower edge and not its upper one; the last takes both.
  package func histogram(edges: [Float]) -> Histogram {
    guard let first = edges.first, let last = edges.last else {
      return Histogram(shares: [], below: 0, above: 0)
    }
    var cumulative = edges.map { share(below: $0) }
    cumulative[edges.count - 1] = share(below: last.nextUp)
    return Histogram(
      shares: zip(cumulative.dropFirst(), cumulative).map { max(0, $0 - $1) },
      below: share(below: first), above: count == 0 ? 0 : 1 - (cumulative.last ?? 0))
  }
}

/// Shares of a sample in equal bins, and what lies outside of them; all together 1, or 0 if empty.
package struct Histogram: Sendable, Equatable {
  /// One share per bin, 0…1.
  package let shares: [Double]
  /// The share below the first bin.
  package let below: Double
  /// The share above the last bin.
  package let above: Double
}

/// Quantiles with linear interpolation between order statistics (Hyndman & Fan's type 7).
package struct Quantiles: Sendable, Equatable {
  /// The quantile named by its percentage.
  package let q1, q5, q15, q50, q85, q95, q99: Double

  /// The ranks from which the quantiles of `count` numbers are taken.
  static func ranks(count: Int) -> [Int] {
    guard count > 0 else { return [] }
    return [0.01, 0.05, 0.15, 0.5, 0.85, 0.95, 0.99].flatMap { p in
      let index = Int(Double(count - 1) * p)
      return [index, min(index + 1, count - 1)]
    }
  }

  /// The quantiles of `samples` in ascending order; 0 for an empty sample.
  package init(sorted samples: [Float]) {
    self.init(count: samples.count) { Double(samples[$0]) }
  }

  /// The quantiles of `count` numbers, of which `number` gives the one of a rank, from 0 up.
  init(count: Int, at number: (Int) -> Double) {
    func at(_ p: Double) -> Double { quantile(p, count: count, at: number) }
    (q1, q5, q15, q50) = (at(0.01), at(0.05), at(0.15), at(0.5))
    (q85, q95, q99) = (at(0.85), at(0.95), at(0.99))
  }
}

/// The p-quantile of `samples` in ascending order, p in 0…1; 0 for an empty sample.
///
/// With h = (n − 1) p it is x[⌊h⌋] + (h − ⌊h⌋)(x[⌊h⌋ + 1] − x[⌊h⌋]) [Hyndman & Fan 1996, type 7].
package func quantile(_ p: Double, sorted samples: [Float]) -> Double {
  quantile(p, count: samples.count) { Double(samples[$0]) }
}

/// The same of `count` numbers, of which `number` gives the one of a rank, from 0 up.
private func quantile(_ p: Double, count: Int, at number: (Int) -> Double) -> Double {
  guard count > 0 else { return 0 }
  let position = Double(count - 1) * p
  let index = Int(position)
  guard index + 1 < count else { return number(count - 1) }
  let (low, high) = (number(index), number(index + 1))
  return low + (position - Double(index)) * (high - low)
}

/// The mean and the biased standard deviation of `values`, accumulated in double precision.
///
/// Two passes, so that a mean far from 0 does not swallow the deviation. 0 and 0 for an empty list.
package func moments(_ values: [Float]) -> (mean: Double, sigma: Double) {
  guard !values.isEmpty else { return (0, 0) }
  var (mean, variance) = (0.0, 0.0)
  samples_moments_float(values, values.count, &mean, &variance)
  return (mean, variance.squareRoot())
}
