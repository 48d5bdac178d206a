/// Sorts each column of a row-major matrix in ascending order, all columns at once.
///
/// Batcher's merge-exchange network [Knuth, TAOCP 3, 5.2.2, algorithm M]: the same comparisons
/// whatever the values, so that a comparison of two rows serves every column in one vector loop.
/// O(rows · log² rows) row comparisons. `values` must hold rows · columns finite numbers.
package func sortColumns(_ values: inout [Float], columns: Int) {
  guard columns > 0 else { return }
  let rows = values.count / columns
  guard rows > 1 else { return }
  var top = 1
  while top * 2 < rows { top *= 2 }
  values.withUnsafeMutableBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return }
    var p = top
    while p > 0 {
      var (q, r, d) = (top, 0, p)
      while true {
        for i in 0..<max(0, rows - d) where i & p == r {
          orderRows(base + i * columns, base + (i + d) * columns, columns)
        }
        if q == p { break }
        d = q - p
        q /= 2
        r = p
      }
      p /= 2
    }
  }
}

/// Leaves the smaller of each pair in `a` and the larger in `b`, `count` pairs.
@inline(__always)
private func orderRows(
  _ a: UnsafeMutablePointer<Float>, _ b: UnsafeMutablePointer<Float>, _ count: Int
) {
  var i = 0
  while i + 4 <= count {
    let x = UnsafeRawPointer(a + i).loadUnaligned(as: SIMD4<Float>.self)
    let y = UnsafeRawPointer(b + i).loadUnaligned(as: SIMD4<Float>.self)
    let isOrdered = x .< y
    UnsafeMutableRawPointer(a + i).storeBytes(
      of: y.replacing(with: x, where: isOrdered), as: SIMD4<Float>.self)
    UnsafeMutableRawPointer(b + i).storeBytes(
      of: x.replacing(with: y, where: isOrdered), as: SIMD4<Float>.self)
    i += 4
  }
  while i < count {
    let (x, y) = (a[i], b[i])
    a[i] = x < y ? x : y
    b[i] = x < y ? y : x
    i += 1
  }
}

/// `values` in ascending order; they must be finite.
///
/// Radix sort over the bits of the numbers, three passes of 11 bits, O(count).
package func sorted(_ values: [Float]) -> [Float] {
  let count = values.count
  guard count > 64 else { return values.sorted() }
  return [Float](unsafeUninitializedCapacity: count) { result, written in
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * count + 3 * radix) { scratch in
      guard let keys = scratch.baseAddress else { return }
      let counts = keys + 2 * count
      counts.initialize(repeating: 0, count: 3 * radix)
      for i in 0..<count {
        let key = orderedKey(values[i])
        keys[i] = key
        for pass in 0..<3 { counts[pass * radix + digit(key, pass)] += 1 }
      }
      for pass in 0..<3 { accumulate(counts + pass * radix) }
      scatter(from: keys, to: keys + count, count: count, starts: counts, pass: 0)
      scatter(from: keys + count, to: keys, count: count, starts: counts + radix, pass: 1)
      scatter(from: keys, to: keys + count, count: count, starts: counts + 2 * radix, pass: 2)
      for i in 0..<count { result[i] = number(keys[count + i]) }
      written = count
    }
  }
}

private let radix = 2048

@inline(__always)
private func digit(_ key: UInt32, _ pass: Int) -> Int {
  Int(truncatingIfNeeded: key >> UInt32(truncatingIfNeeded: 11 * pass)) & (radix - 1)
}

/// An integer that orders as the number does: all bits of a negative number flipped, or the sign.
@inline(__always)
private func orderedKey(_ value: Float) -> UInt32 {
  let bits = value.bitPattern
  return bits ^ (bits >> 31 == 1 ? 0xFFFF_FFFF : 0x8000_0000)
}

/// The number whose `orderedKey` is `key`.
@inline(__always)
private func number(_ key: UInt32) -> Float {
  Float(bitPattern: key ^ (key >> 31 == 1 ? 0x8000_0000 : 0xFFFF_FFFF))
}

/// Turns how often each digit occurs into where its first key goes.
private func accumulate(_ counts: UnsafeMutablePointer<UInt32>) {
  var start: UInt32 = 0
  for digit in 0..<radix { (counts[digit], start) = (start, start &+ counts[digit]) }
}

/// One stable pass: every key moves to the next place of its digit.
private func scatter(
  from keys: UnsafeMutablePointer<UInt32>, to target: UnsafeMutablePointer<UInt32>, count: Int,
  starts: UnsafeMutablePointer<UInt32>, pass: Int
) {
  for i in 0..<count {
    let key = keys[i]
    let place = starts + digit(key, pass)
    target[Int(place.pointee)] = key
    place.pointee &+= 1
  }
}
