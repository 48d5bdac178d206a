/// A repeatable stream of random numbers (SplitMix64).
struct Noise: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// `count` numbers around 0, the sum of some uniform ones.
  mutating func numbers(_ count: Int) -> [Float] {
    (0..<count).map { _ in (0..<4).reduce(0) { sum, _ in sum + .random(in: -1...1, using: &self) } }
  }

  /// `count` numbers of which many are equal.
  mutating func ties(_ count: Int) -> [Float] {
    (0..<count).map { _ in Float(Int.random(in: -3...3, using: &self)) / 2 }
  }
}
