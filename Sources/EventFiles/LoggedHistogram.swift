package import Statistics

/// Bins of a tensor's values.
package struct LoggedHistogram: Sendable, Equatable {
  /// The bins that hold something, in ascending order; none where no value was logged.
  package let bins: [Bin]
  /// Σ x and Σ x² over as many values as the bins count, where they were logged.
  package let sum: Double?, squares: Double?

  /// What is known of the distribution; nil where the bins are none: see `Distribution.init`.
  package var distribution: Distribution? {
    Distribution(bins: bins, sum: sum, squares: squares)
  }

  /// The first format: right edges and weights, with the least and the largest value beside them.
  ///
  /// The first bin begins at the least value, and the last one ends at the largest, whatever is
  /// written there: some writers begin and end with ±1.8e308.
  init?(_ proto: TBHistogramProto) {
    guard proto.bucketLimit.count == proto.bucket.count, proto.min <= proto.max,
      let weights = BinWeights(proto.bucket)
    else { return nil }
    var bins: [Bin] = []
    bins.reserveCapacity(proto.bucket.count)
    var left = proto.min
    for (limit, count) in zip(proto.bucketLimit, weights.counts) {
      guard !limit.isNaN else { return nil }
      let right = min(max(limit, left), max(left, proto.max))
      if count > 0 { bins.append(Bin(left: left, right: right, count: count)) }
      left = right
    }
    self.bins = bins
    (sum, squares) = (weights.scale * proto.sum, weights.scale * proto.sumSquares)
  }

  /// The second format: rows of left edge, right edge and weight; there may be none.
  init?(_ tensor: TBTensorProto) {
    let shape = tensor.tensorShape.dim.map(\.size)
    guard shape.count == 2, shape[1] == 3, let numbers = tensor.doubles,
      Int(exactly: shape[0]).map({ $0.multipliedReportingOverflow(by: 3) })
        .map({ !$0.overflow && $0.partialValue == numbers.count }) ?? false
    else { return nil }
    let rows = Array(stride(from: 0, to: numbers.count, by: 3))
    guard let weights = BinWeights(rows.map { numbers[$0 + 2] }) else { return nil }
    bins = zip(rows, weights.counts).compactMap { row, count in
      count > 0 ? Bin(left: numbers[row], right: numbers[row + 1], count: count) : nil
    }
    (sum, squares) = (nil, nil)
  }
}

/// The weights of bins as whole numbers, as which both formats may or may not hold them.
private struct BinWeights {
  /// How many values each bin counts.
  let counts: [Int]
  /// How many of them stand for a weight of 1.
  let scale: Double

  /// The fewest values that stand for weights which are not whole: no quantile's share is then off by
  /// more than a part in 100,000.
  private static let fewest = 65_536.0

  /// Whole weights as they are, and others as shares of a larger total; nil where one is below 0 or
  /// their sum is too large or no number.
  init?(_ weights: [Double]) {
    let total = weights.reduce(0, +)
    guard weights.allSatisfy({ $0 >= 0 }), total < 0x1p53 else { return nil }
    if weights.allSatisfy({ $0 == $0.rounded() }) {
      (counts, scale) = (weights.map { Int($0) }, 1)
      return
    }
    let whole = max(Self.fewest, total.rounded())
    var (sum, before) = (0.0, 0)
    // Rounded are the sums up to a bin's end, so that errors do not add up.
    counts = weights.map { weight in
      sum += weight
      let end = Int((min(1, sum / total) * whole).rounded())
      defer { before = end }
      return end - before
    }
    scale = whole / total
  }
}
