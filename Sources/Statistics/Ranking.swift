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
      values.withUnsafeBufferPointer { buckets.distribute($0, to: result, ends: ends) }
      for rank in ranks {
        let bucket = buckets.index(of: result[rank])
        let start = bucket == 0 ? 0 : Int(ends[bucket - 1])
        sort(UnsafeMutableBufferPointer(rebasing: result[start..<Int(ends[bucket])]))
      }
    }
    count = values.count
  }
}

/// Equal intervals of numbers, in ascending order.
private struct Buckets {
  /// How many intervals, a power of two: about as many as numbers, so that most hold few, and not
  /// more than 32,768, so that the counters stay in a near cache.
  let count: Int
  private let low: Float
  private let scale: Float

  /// Intervals between the smallest and the largest of `values`; nil when these are so close
  /// together that no number tells an interval from the next.
  init?(_ values: [Float]) {
    let (low, high) = extremes(of: values)
    count = min(1 << (Int.bitWidth - values.count.leadingZeroBitCount), 1 << 15)
    scale = Float(count - 1) / (high - low)
    self.low = low
    guard scale.isFinite else { return nil }
  }

  /// The interval of `x`, which never falls as x grows.
  ///
  /// Adding 2²³ rounds to the nearest integer, which then stands in the low bits.
  @inline(__always)
  func index(of x: Float) -> Int {
    Int(truncatingIfNeeded: ((x - low) * scale + 0x1p23).bitPattern) & (count - 1)
  }

  /// Puts the numbers of each interval behind those of the one before; tells where each ends.
  func distribute(
    _ values: UnsafeBufferPointer<Float>, to result: UnsafeMutableBufferPointer<Float>,
    ends: UnsafeMutableBufferPointer<UInt32>
  ) {
    ends.initialize(repeating: 0)
    for value in values { ends[index(of: value)] &+= 1 }
    var start: UInt32 = 0
    for bucket in 0..<count { (ends[bucket], start) = (start, start &+ ends[bucket]) }
    for value in values {
      let bucket = index(of: value)
      result[Int(ends[bucket])] = value
      ends[bucket] &+= 1
    }
  }
}

/// The smallest and the largest of `values`, of which there is at least one.
private func extremes(of values: [Float]) -> (low: Float, high: Float) {
  var low = SIMD8<Float>(repeating: values[0])
  var high = low
  values.withUnsafeBytes { bytes in
    for i in stride(from: 0, to: values.count - 7, by: 8) {
      let next = bytes.loadUnaligned(fromByteOffset: 4 * i, as: SIMD8<Float>.self)
      low.replace(with: next, where: next .< low)
      high.replace(with: next, where: next .> high)
    }
  }
  let rest = values.suffix(values.count % 8)
  return (rest.reduce(low.min(), min), rest.reduce(high.max(), max))
}

/// Sorts by insertion what is short.
private func sort(_ values: UnsafeMutableBufferPointer<Float>) {
  guard values.count <= 32 else {
    var long = values
    return long.sort()
  }
  for i in values.indices.dropFirst() {
    let value = values[i]
    var place = i
    while place > 0, values[place - 1] > value {
      values[place] = values[place - 1]
      place -= 1
    }
    values[place] = value
  }
}
