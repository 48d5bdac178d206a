import Statistics
import Testing

/// What is measured from bins is within one bin's width of what the numbers themselves say, whatever
/// they are and wherever the edges lie.
@Suite struct BinDistanceTests {
  private func number(_ noise: inout Noise) -> Double { .random(in: -1...1, using: &noise) }

  private func below(_ count: Int, _ noise: inout Noise) -> Int {
    .random(in: 0..<count, using: &noise)
  }

  /// Numbers of a random shape: a normal one, one with two peaks, ties, a long tail.
  private func samples(_ noise: inout Noise, count: Int) -> [Float] {
    let shape = below(4, &noise)
    let (center, scale) = (number(&noise) * 3, 0.1 + 2 * abs(number(&noise)))
    return noise.numbers(count).map { sum in
      let x = Double(sum)
      let value =
        switch shape {
        case 0: x
        case 1: x * 0.2 + (number(&noise) < 0 ? -1 : 1)
        case 2: (2 * x).rounded() / 2
        default: x * x * x
        }
      return Float(center + scale * value)
    }
  }

  /// Bins about `samples` whose edges are as far apart as chance has it, at most `widest`.
  private func bins(_ samples: [Float], _ noise: inout Noise, widest: Double) -> [Bin] {
    let sorted = samples.sorted().map { Double($0) }
    var edges = [sorted[0] - abs(number(&noise)) * widest / 2]
    while let last = edges.last, last <= sorted[sorted.count - 1] {
      edges.append(last + widest * (0.05 + 0.95 * abs(number(&noise))))
    }
    var index = 0
    return zip(edges, edges.dropFirst()).map { left, right in
      let start = index
      while index < sorted.count, sorted[index] < right { index += 1 }
      return Bin(left: left, right: right, count: index - start)
    }
  }

  @Test(arguments: 0..<200) func distancesAndQuantilesAreWithinABin(seed: Int) throws {
    var noise = Noise(seed)
    let widest = [0.02, 0.3, 5][seed % 3]
    let counts = [2 + below(30, &noise), 600 + below(3000, &noise)]
    let numbers = counts.map { samples(&noise, count: $0) }
    let exact = numbers.map { Distribution($0) }
    let estimates = try numbers.map {
      try #require(Distribution(bins: bins($0, &noise, widest: widest)))
    }
    for (known, guessed) in zip(exact, estimates) {
      #expect(guessed.bound <= widest + 1e-6)
      let pairs = zip(quantiles(known), quantiles(guessed))
      for (one, other) in pairs { #expect(abs(one - other) <= guessed.bound + 1e-4) }
    }
    // Half a bin for each of the two at the most, beside what 512 ranks leave open.
    let bound = (estimates[0].bound + estimates[1].bound) / 2
    let reach = exact.map { $0.knots[$0.knots.count - 1] - $0.knots[0] }.max() ?? 0
    let (known, guessed) = (
      wasserstein(exact[0], exact[1]), wasserstein(estimates[0], estimates[1])
    )
    #expect(abs(known - guessed) <= bound + 2 * Double(reach) / 512 + 1e-4)
  }

  private func quantiles(_ distribution: Distribution) -> [Double] {
    let q = distribution.quantiles
    return [q.q1, q.q5, q.q15, q.q50, q.q85, q.q95, q.q99]
  }
}
