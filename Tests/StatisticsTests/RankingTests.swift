import Statistics
import Testing

@Suite struct RankingTests {
  @Test(arguments: [0, 1, 2, 63, 512, 513, 514, 520, 1_000, 25_600, 70_001])
  func wantedRanksHoldWhatTheStandardLibrarySorts(count: Int) {
    var noise = Noise(count)
    let small: Float = .leastNonzeroMagnitude
    let huge: Float = .greatestFiniteMagnitude
    let samples: [(name: String, values: [Float])] = [
      ("random", noise.numbers(count)),
      ("negative", noise.numbers(count).map { -abs($0) - 1 }),
      ("ties", noise.ties(count)),
      ("zeros of both signs", (0..<count).map { $0 % 3 == 0 ? -0.0 : 0 }),
      ("denormal", (0..<count).map { Float($0 * 7919 % 101 - 50) * small }),
      ("huge", (0..<count).map { huge * Float($0 * 7919 % 101 - 50) / 50 }),
      ("any bits", (0..<count).map { _ in noise.finite() }),
      ("far apart", (0..<count).map { $0 % 400 == 7 ? 1e30 : Float($0 * 7919 % 10_007) }),
      ("close together", (0..<count).map { 1 + Float($0 * 7919 % 5) * .ulpOfOne }),
      ("ascending", (0..<count).map { Float($0) }),
      ("descending", (0..<count).map { -Float($0) }),
    ]
    let some = stride(from: count - 1, through: 0, by: -37).map { $0 } + [0, count / 2]
    for (name, values) in samples {
      let sorted = values.sorted()
      for ranks in [count == 0 ? [] : some, Array(0..<count)] {
        let result = ordered(values, at: ranks)
        // Compared outside of the expectation, which would print how the two differ.
        let wrong = ranks.filter { result[$0] != sorted[$0] }.prefix(3)
        let keepsAll = bits(result) == bits(values)
        #expect(wrong.isEmpty, "\(name)")
        #expect(keepsAll, "\(name)")
      }
    }
  }

  /// The numbers as a multiset in which 0 and -0 differ.
  private func bits(_ values: [Float]) -> [UInt32] { values.map(\.bitPattern).sorted() }
}

extension Noise {
  /// A finite number of any size.
  fileprivate mutating func finite() -> Float {
    while true {
      let value = Float(bitPattern: UInt32(truncatingIfNeeded: next()))
      if value.isFinite { return value }
    }
  }
}
