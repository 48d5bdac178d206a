/// How many numbers lie from one edge to another.
package struct Bin: Sendable, Equatable {
  /// The edges; they may be the same where all numbers of the bin are.
  package let left: Double, right: Double
  /// How many numbers there are.
  package let count: Int

  /// A bin of `count` numbers from `left` to `right`.
  package init(left: Double, right: Double, count: Int) {
    (self.left, self.right, self.count) = (left, right, count)
  }
}

extension Distribution {
  /// Where a distribution came from.
  package enum Origin: Sendable, Equatable {
    /// The numbers themselves.
    case samples
    /// Bins of numbers; the widest one that holds something is so wide.
    case bins(widest: Double)
  }

  /// Whether quantiles and shape are estimates.
  package var isEstimate: Bool { origin != .samples }

  /// By how much a quantile, or the place of any knot, may be off; 0 where it is exact.
  package var bound: Double {
    if case .bins(let widest) = origin { widest } else { 0 }
  }

  /// Describes numbers of which only the bins that they fell into are known.
  ///
  /// Within a bin they count as evenly spread: number i of n is at left + (i + ½) / n · (right − left).
  /// No quantile is farther from the exact one than the widest bin that holds something. Mean and σ
  /// are exact where `sum`, Σ x, and `squares`, Σ x², are given, and those of the evenly spread numbers
  /// where not. Nil where bins overlap or do not ascend, an edge is not finite as a `Float`, or a count
  /// is negative or the whole too large to be counted.
  package init?(bins: [Bin], sum: Double? = nil, squares: Double? = nil) {
    var count = 0
    var end = -Double.infinity
    for bin in bins {
      guard bin.left >= end, bin.right >= bin.left, bin.count >= 0, Float(bin.left).isFinite,
        Float(bin.right).isFinite
      else { return nil }
      let (total, isTooLarge) = count.addingReportingOverflow(bin.count)
      guard !isTooLarge, total < 1 << 53 else { return nil }
      (count, end) = (total, bin.right)
    }
    let filled = bins.filter { $0.count > 0 }
    let ranks = Self.ranks(count: count)
    let wanted = Set(ranks + Quantiles.ranks(count: count)).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(wanted, Self.places(of: wanted, in: filled)))
    func place(_ rank: Int) -> Double { places[rank] ?? 0 }
    let mean = sum.flatMap { count > 0 && $0.isFinite ? $0 / Double(count) : nil }
    let spread = Self.moments(of: filled, count: count, mean: mean)
    let variance = mean.flatMap { mean in
      squares.flatMap { $0.isFinite ? max(0, $0 / Double(count) - mean * mean) : nil }
    }
    self.init(
      count: count, notFinite: 0, mean: spread.mean,
      sigma: (variance ?? spread.variance).squareRoot(),
      quantiles: Quantiles(count: count, at: place), knots: ranks.map { Float(place($0)) },
      origin: .bins(widest: filled.map { $0.right - $0.left }.max() ?? 0))
  }

  /// The estimated numbers of the given ranks, which ascend.
  private static func places(of ranks: [Int], in bins: [Bin]) -> [Double] {
    var (index, before) = (0, 0)
    return ranks.map { rank in
      while rank >= before + bins[index].count {
        before += bins[index].count
        index += 1
      }
      let bin = bins[index]
      let share = (Double(rank - before) + 0.5) / Double(bin.count)
      return bin.left + share * (bin.right - bin.left)
    }
  }

  /// Mean and variance of numbers that are evenly spread within their bins, about `mean` if it is
  /// known; 0 and 0 without numbers.
  private static func moments(
    of bins: [Bin], count: Int, mean known: Double?
  ) -> (mean: Double, variance: Double) {
    guard count > 0 else { return (0, 0) }
    func average(_ term: (Bin) -> Double) -> Double {
      bins.reduce(0) { $0 + Double($1.count) / Double(count) * term($1) }
    }
    let middle = average { $0.left / 2 + $0.right / 2 }
    let variance = average { bin in
      let (distance, width) = (bin.left / 2 + bin.right / 2 - middle, bin.right - bin.left)
      return distance * distance + width * width / 12
    }
    return (known ?? middle, variance)
  }
}
