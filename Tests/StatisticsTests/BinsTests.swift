import Statistics
import Testing

/// A distribution that is made of bins is that of the same samples, up to the width of a bin.
@Suite struct BinsTests {
  /// Samples of several shapes: gaps, ties, a heavy middle, one number, many.
  private static let samples: [[Float]] = [
    (0..<40).map { Float($0) * 0.1 - 2 },
    (0..<3000).map { Float(Double(($0 * 7919) % 3000) / 1500 - 1) },
    (0..<900).map { index in index < 800 ? 0.001 * Float(index % 7) : 50 + Float(index % 13) },
    [0, 0, 0, 10, 10, 10], [2.5], [-3, -3], (0..<700).map { $0.isMultiple(of: 2) ? -8 : 8 },
  ]

  /// Bins of the given width that hold `samples`.
  private func bins(_ samples: [Float], width: Double) -> [Bin] {
    let places = samples.map { Int((Double($0) / width).rounded(.down)) }
    guard let low = places.min(), let high = places.max() else { return [] }
    let counts = Dictionary(grouping: places) { $0 }.mapValues(\.count)
    return (low...high).map {
      Bin(left: Double($0) * width, right: Double($0 + 1) * width, count: counts[$0] ?? 0)
    }
  }

  private func quantiles(_ distribution: Distribution) -> [Double] {
    let q = distribution.quantiles
    return [q.q1, q.q5, q.q15, q.q50, q.q85, q.q95, q.q99]
  }

  @Test(arguments: samples.indices, [0.01, 0.3, 4])
  func quantilesAndSharesAreWithinABin(index: Int, width: Double) throws {
    let samples = Self.samples[index]
    let exact = Distribution(samples)
    let estimate = try #require(Distribution(bins: bins(samples, width: width)))
    #expect(estimate.isEstimate && !exact.isEstimate && exact.bound == 0)
    #expect(abs(estimate.bound - width) < 1e-9 && estimate.count == exact.count)
    for (known, guessed) in zip(quantiles(exact), quantiles(estimate)) {
      #expect(abs(known - guessed) <= width + 1e-6)
    }
    #expect(abs(estimate.mean - exact.mean) <= width / 2 + 1e-6)
    #expect(abs(estimate.sigma - exact.sigma) <= width + 1e-6)
    let (least, most) = (Double(samples.min() ?? 0), Double(samples.max() ?? 0))
    for place in 0...60 {
      let x = least - width + (most - least + 2 * width) * Double(place) / 60
      let share = estimate.share(below: Float(x))
      // What is known of the shape of many numbers is known to 1 / 512 of them.
      let low = exact.share(below: Float(x - width - 1e-5)) - 2.0 / 512
      let high = exact.share(below: Float(x + width + 1e-5)) + 2.0 / 512
      #expect((low...high).contains(share), "\(share) below \(x)")
    }
  }

  @Test func sumsMakeMeanAndSigmaExact() throws {
    let samples = Self.samples[2]
    let sum = samples.reduce(0) { $0 + Double($1) }
    let squares = samples.reduce(0) { $0 + Double($1) * Double($1) }
    let exact = Distribution(samples)
    let estimate = try #require(
      Distribution(bins: bins(samples, width: 4), sum: sum, squares: squares))
    #expect(abs(estimate.mean - exact.mean) < 1e-9)
    #expect(abs(estimate.sigma - exact.sigma) < 1e-6)
    let unknown = try #require(
      Distribution(bins: bins(samples, width: 4), sum: .nan, squares: .infinity))
    #expect(abs(unknown.mean - exact.mean) <= 2)
  }

  @Test func theBoundIsThatOfBinsThatHoldSomething() throws {
    let distribution = try #require(
      Distribution(bins: [
        Bin(left: -1e30, right: -1, count: 0), Bin(left: -1, right: -1, count: 7),
        Bin(left: -1, right: 0.5, count: 3), Bin(left: 9, right: 1e30, count: 0),
      ]))
    #expect(distribution.bound == 1.5 && distribution.quantiles.q50 == -1)
    #expect(distribution.knots.first == -1 && distribution.knots.count == 10)
  }

  @Test func withoutNumbersItIsEmpty() throws {
    for bins in [[], [Bin(left: 0, right: 1, count: 0)]] {
      let empty = try #require(Distribution(bins: bins, sum: 0, squares: 0))
      #expect(empty.count == 0 && empty.knots.isEmpty && empty.mean == 0 && empty.sigma == 0)
      #expect(empty.share(below: 0) == 0 && empty.bound == 0)
    }
  }

  @Test(arguments: [
    [Bin(left: 1, right: 0, count: 1)], [Bin(left: 0, right: 1, count: -1)],
    [Bin(left: 0, right: 2, count: 1), Bin(left: 1, right: 3, count: 1)],
    [Bin(left: .nan, right: 1, count: 1)], [Bin(left: 0, right: .infinity, count: 1)],
    [Bin(left: 0, right: 1e300, count: 1)],
    [Bin(left: 0, right: 1, count: .max), Bin(left: 1, right: 2, count: .max)],
  ])
  func binsThatAreNoneAreRefused(bins: [Bin]) { #expect(Distribution(bins: bins) == nil) }
}
