import Statistics
import Testing

@Suite struct HistogramTests {
  @Test(arguments: [1, 2, 3, 10, 100, 512, 513])
  func smallSamplesAreCountedExactly(count: Int) {
    var noise = Noise(count)
    for values in [noise.numbers(count), noise.ties(count)] {
      let distribution = Distribution(values)
      for edges in [[-1, -0.5, 0, 0.5, 1], [-9, 9], [-0.25, 1.5, 1.75], [5, 6]] as [[Float]] {
        let bins = counts(values, edges)
        let histogram = distribution.histogram(edges: edges)
        #expect(isClose(histogram.shares, bins.inside.map { Double($0) / Double(count) }))
        #expect(isClose([histogram.below], [Double(bins.below) / Double(count)]))
        #expect(isClose([histogram.above], [Double(bins.above) / Double(count)]))
      }
    }
  }

  @Test func aValueOnAnEdgeIsInTheUpperBinAndOnTheLastEdgeInTheLast() {
    let distribution = Distribution([0, 0, 0, 1, 1, 2, 2, 2, 2, 2])
    let histogram = distribution.histogram(edges: [0, 1, 2])
    #expect(isClose(histogram.shares, [0.3, 0.7]))
    #expect(histogram.below == 0 && histogram.above == 0)
    let inner = distribution.histogram(edges: [0.5, 1, 1.5])
    #expect(isClose(inner.shares + [inner.below, inner.above], [0, 0.2, 0.3, 0.5]))
    let zeros = Distribution([-0.0, 0.0, -1]).histogram(edges: [-1, 0, 1])
    #expect(isClose(zeros.shares, [1.0 / 3, 2.0 / 3]))
  }

  @Test func noBins() {
    let histogram = Distribution([1, 2]).histogram(edges: [])
    #expect(histogram.shares == [] && histogram.below == 0 && histogram.above == 0)
  }

  @Test(arguments: [1, 100, 513, 514, 700, 1_024, 25_600], [1, 2, 7, 64])
  func sharesAddUpToOne(count: Int, bins: Int) {
    var noise = Noise(count + bins)
    let huge = noise.numbers(count).map { $0 * 1e30 }
    for values in [noise.numbers(count), noise.ties(count), huge] {
      for (low, high) in [(-1, 1), (-0.1, 9), (-50, 50), (20, 30)] as [(Float, Float)] {
        let edges = (0...bins).map { low + (high - low) * Float($0) / Float(bins) }
        let histogram = Distribution(values).histogram(edges: edges)
        #expect(histogram.shares.count == bins)
        #expect(histogram.shares.allSatisfy { (0...1).contains($0) })
        #expect((0...1).contains(histogram.below) && (0...1).contains(histogram.above))
        let total = histogram.shares.reduce(histogram.below + histogram.above, +)
        #expect(abs(total - 1) < 1e-12)
      }
    }
  }

  @Test(arguments: [514, 515, 600, 700, 1_000, 1_025, 5_000, 25_600])
  func sharesOfLargeSamplesAreWithinOneIn512(count: Int) {
    var noise = Noise(count)
    let nearlyConstant = (0..<count).map { $0 < 2 ? Float($0) - 1 : 3 }
    let samples = [noise.numbers(count), noise.ties(count), nearlyConstant]
    for (kind, values) in samples.enumerated() {
      let distribution = Distribution(values)
      #expect(distribution.knots.count == Distribution.knotLimit)
      let places = values.prefix(300) + values.prefix(300).map(\.nextUp) + [-9, 9]
      let worst = places.map { x -> Double in
        let exact = Double(values.count { $0 < x }) / Double(count)
        return abs(distribution.share(below: x) - exact)
      }.max()
      #expect((worst ?? 1) <= 1.0 / 512, "sample \(kind)")
    }
  }

  @Test func sharesOfLargeSamplesReachFromTheSmallestToTheLargest() {
    var noise = Noise(3)
    let values = noise.numbers(9_999)
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let distribution = Distribution(values)
    #expect(distribution.knots.first == low && distribution.knots.last == high)
    #expect(distribution.share(below: low) == 0)
    #expect(distribution.share(below: high.nextUp) == 1)
    #expect(distribution.share(below: low.nextUp) > 0)
    #expect(distribution.share(below: high) < 1)
  }

  private func counts(_ values: [Float], _ edges: [Float])
    -> (below: Int, inside: [Int], above: Int)
  {
    var inside = Array(repeating: 0, count: edges.count - 1)
    var (below, above) = (0, 0)
    for value in values {
      if value < edges[0] {
        below += 1
      } else if value > edges[edges.count - 1] {
        above += 1
      } else {
        inside[min(edges.lastIndex { $0 <= value } ?? 0, inside.count - 1)] += 1
      }
    }
    return (below, inside, above)
  }

  private func isClose(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-12 }
  }
}
