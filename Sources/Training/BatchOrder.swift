import Numerics

/// The order in which training examples come: a fresh seeded permutation for every epoch.
///
/// Examples that don't fill a last mini-batch are left out of that epoch.
struct BatchOrder: Sendable {
  private let batchSize: Int
  private var generator: SeededGenerator
  private var permutation: [Int]
  private var next: Int

  /// An order of `examples` examples; the same seed and stream give the same order.
  init(examples: Int, batchSize: Int, seed: UInt64, stream: UInt64 = 1) {
    self.batchSize = batchSize
    generator = SeededGenerator(seed: seed, stream: stream)
    permutation = Array(0..<examples)
    next = examples
  }

  /// The indices of the mini-batch that will be next, as far as this epoch reaches.
  var upcoming: ArraySlice<Int> {
    permutation[next..<min(next + batchSize, permutation.count)]
  }

  /// The indices of the next mini-batch.
  mutating func nextBatch() -> ArraySlice<Int> {
    if next + batchSize > permutation.count {
      generator.shuffle(&permutation)
      next = 0
    }
    defer { next += batchSize }
    return permutation[next..<next + batchSize]
  }
}
