import Statistics

/// Something of which it is known how many bytes it takes.
protocol Sized {
  var bytes: Int { get }
}

/// A number, and when it was logged, in seconds since 1970.
struct Reading: Sized {
  let number: Double
  let time: Double

  var bytes: Int { MemoryLayout<Self>.stride }
}

extension Distribution: Sized {
  var bytes: Int { MemoryLayout<Self>.stride + knots.count * MemoryLayout<Float>.stride }
}

/// What was logged under one name at one step.
struct Entry<Value: Sized> {
  let step: Int
  let value: Value
  /// How far it is from what was logged before it; nil for the first and where that can't be told.
  let change: Double?
  /// How many there are up to here.
  fileprivate(set) var rank: Int

  fileprivate var bytes: Int { MemoryLayout<Self>.stride + value.bytes }
}

/// What was logged under one name, in order of steps, thinned and never truncated.
///
/// The first entry of every bucket of `stride` steps stays, and the newest of all.
struct Series<Value: Sized> {
  /// The entries that stay; the last one is the newest.
  private(set) var entries: [Entry<Value>] = []
  /// The bytes that they take.
  private(set) var bytes = 0

  /// How many values were logged that no later one superseded.
  var count: Int { entries.last?.rank ?? 0 }

  /// Adds a value; what is there of its step and of later ones goes.
  mutating func append(
    _ value: Value, step: Int, stride: Int, change: (Entry<Value>) -> Double?
  ) {
    while let last = entries.last, last.step >= step { drop(last) }
    let before = entries.last
    let entry = Entry(
      step: step, value: value, change: before.flatMap(change), rank: (before?.rank ?? 0) + 1)
    if let before, entries.count > 1,
      entries[entries.count - 2].step / stride == before.step / stride
    {
      drop(before)
    }
    entries.append(entry)
    bytes += entry.bytes
  }

  /// Keeps one entry for every bucket of `stride` steps, besides the newest.
  mutating func thin(stride: Int) {
    var bucket: Int?
    let newest = entries.last?.step
    entries.removeAll { entry in
      defer { bucket = entry.step / stride }
      return entry.step / stride == bucket && entry.step != newest
    }
    bytes = entries.reduce(0) { $0 + $1.bytes }
  }

  /// Keeps the newest entry alone, as that of step 0.
  mutating func collapse() {
    guard let newest = entries.last, newest.step > 0 else { return }
    entries = [Entry(step: 0, value: newest.value, change: nil, rank: 1)]
    bytes = newest.bytes
  }

  /// What was logged last at `step` or before it.
  func latest(at step: Int) -> Entry<Value>? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].step <= step { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? entries[low - 1] : nil
  }

  private mutating func drop(_ last: Entry<Value>) {
    bytes -= last.bytes
    entries.removeLast()
  }
}
