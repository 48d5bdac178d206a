import CElementwise

/// `values` in an order in which those at `ranks` stand where sorting would put them.
///
/// Whoever looks only at some ranks is served as if all were sorted, for a part of the cost: the
/// numbers go to equal intervals between the smallest and the largest (bucket sort [Cormen et al.,
/// Introduction to Algorithms, 8.4]), and only the intervals that hold a wanted rank are sorted.
/// O(count), O(count · log count) when nearly all fall into one interval. `values` must be finite,
/// `ranks` below their count.
package func ordered(_ values: [Float], at ranks: [Int]) -> [Float] {
  guard values.count > 512, let buckets = Buckets(values) else { return values.sorted() }
  return [Float](unsafeUninitializedCapacity: values.count) { result, count in
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: buckets.count) { ends in
      samples_rank_float(
        values, values.count, buckets.low, buckets.scale, buckets.count, ends.baseAddress, ranks,
        ranks.count, result.baseAddress)
    }
    count = values.count
  }
}

/// Equal intervals of numbers, in ascending order.
private struct Buckets {
  /// How many intervals, a power of two: about as many as numbers, so that most hold few, and not
  /// more than 16,384, so that the counters stay in a near cache.
  let count: Int
  /// Where the first begins.
  let low: Float
  /// What a distance from there is multiplied by.
  let scale: Float

  /// Intervals between the smallest and the largest of `values`; nil when these are so close
  /// together that no number tells an interval from the next.
  init?(_ values: [Float]) {
    var (low, high) = (Float(0), Float(0))
    samples_extremes_float(values, values.count, &low, &high)
    count = min(1 << (Int.bitWidth - values.count.leadingZeroBitCount), 1 << 14)
    scale = Float(count - 1) / (high - low)
    self.low = low
    guard scale.isFinite else { return nil }
  }
}
