extension Distribution {
  /// The share of numbers that are exactly 0; 0 where that is below what the knots can tell.
  package var shareOfZeros: Double {
    guard count > 0 else { return 0 }
    let share = share(below: Float.leastNonzeroMagnitude) - share(below: 0)
    return share.isFinite && share > 0.005 ? share : 0
  }

  /// What of it is not exactly 0, which may be nothing; the same where zeros are too few to be told.
  ///
  /// Where the sample was thinned, quantiles are those of the knots that are left, and the moments are
  /// as exact as the share of zeros.
  package var withoutZeros: Distribution {
    let zeros = shareOfZeros
    guard zeros > 0 else { return self }
    let rest = knots.filter { $0 != 0 }
    guard !rest.isEmpty else { return Distribution(sorted: [], notFinite: notFinite) }
    let left = max(rest.count, Int((Double(count) * (1 - zeros)).rounded()))
    let center = mean / (1 - zeros)
    let variance = (sigma * sigma + mean * mean) / (1 - zeros) - center * center
    return Distribution(
      count: left, notFinite: notFinite, mean: center, sigma: max(0, variance).squareRoot(),
      quantiles: Quantiles(sorted: rest),
      knots: evenlySpaced(min(left, Self.knotLimit), of: rest),
      origin: origin)
  }
}

/// So many quantiles of `sorted` numbers at even distances, from the smallest to the largest.
private func evenlySpaced(_ count: Int, of sorted: [Float]) -> [Float] {
  (0..<count).map { Float(quantile(Double($0) / Double(max(1, count - 1)), sorted: sorted)) }
}
