import Statistics
import Testing

@Suite struct DistributionTests {
  @Test func momentsOfAMeanFarFromZeroKeepTheirDeviation() {
    let values: [Float] = [9_999_999, 10_000_000, 10_000_001]
    let (mean, sigma) = moments(values)
    #expect(mean == 10_000_000)
    #expect(abs(sigma - (2.0 / 3).squareRoot()) < 1e-12)
  }

  @Test(arguments: [1, 7, 8, 9, 100, 1_001])
  func momentsAreThoseOfThePlainFormula(count: Int) {
    var noise = Noise(count)
    let values = noise.numbers(count)
    let numbers = values.map { Double($0) }
    let mean = numbers.reduce(0, +) / Double(count)
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    let result = moments(values)
    #expect(abs(result.mean - mean) < 1e-14)
    #expect(abs(result.sigma - variance.squareRoot()) < 1e-14)
  }

  @Test func orderDoesNotMatter() {
    var noise = Noise(5)
    let values = noise.numbers(700)
    #expect(Distribution(values) == Distribution(values.shuffled(using: &noise)))
    #expect(Distribution(values) == Distribution(sorted: values.sorted()))
  }

  @Test func numbersThatAreNotFiniteAreCountedAndTakeNoOtherPart() {
    let finite: [Float] = [3, -1, 2]
    let values: [Float] = [.nan, 3, .infinity, -1, -.infinity, 2, -.nan]
    let distribution = Distribution(values)
    let clean = Distribution(finite)
    #expect(distribution.notFinite == 4)
    #expect(distribution.count == 3)
    #expect(distribution.mean == clean.mean && distribution.sigma == clean.sigma)
    #expect(distribution.quantiles == clean.quantiles)
    #expect(distribution.knots == [-1, 2, 3])
    #expect(distribution.histogram(edges: [0, 1, 4]) == clean.histogram(edges: [0, 1, 4]))
    #expect(clean.notFinite == 0)
  }

  @Test(arguments: [[], [Float.nan, .infinity]])
  func emptySamples(values: [Float]) {
    let distribution = Distribution(values)
    #expect(distribution.count == 0)
    #expect(distribution.notFinite == values.count)
    #expect(distribution.mean == 0 && distribution.sigma == 0)
    #expect(distribution.quantiles.q1 == 0 && distribution.quantiles.q99 == 0)
    #expect(distribution.knots == [])
    #expect(distribution.share(below: 1) == 0)
    let histogram = distribution.histogram(edges: [-1, 0, 1])
    #expect(histogram.shares == [0, 0])
    #expect(histogram.below == 0 && histogram.above == 0)
  }

  @Test(arguments: [1, 9, 5_000])
  func constantSamples(count: Int) {
    let distribution = Distribution(Array(repeating: 2.5, count: count))
    #expect(distribution.mean == 2.5 && distribution.sigma == 0)
    #expect(distribution.quantiles.q1 == 2.5 && distribution.quantiles.q99 == 2.5)
    #expect(distribution.share(below: 2.5) == 0)
    #expect(distribution.share(below: Float(2.5).nextUp) == 1)
    #expect(distribution.histogram(edges: [0, 1, 2, 3]).shares == [0, 0, 1])
    #expect(distribution.histogram(edges: [0, 1, 2]).above == 1)
    #expect(distribution.histogram(edges: [3, 4]).below == 1)
  }

  @Test func hugeNumbers() {
    let distribution = Distribution([1e30, -1e30, 1e30, -1e30])
    #expect(distribution.mean == 0)
    #expect(abs(distribution.sigma / Double(Float(1e30)) - 1) < 1e-12)
    #expect(distribution.quantiles.q50 == 0)
    let histogram = distribution.histogram(edges: [-1, 1])
    #expect(histogram.below == 0.5 && histogram.above == 0.5 && histogram.shares == [0])
    let most = Float.greatestFiniteMagnitude
    #expect(Distribution([most, -most]).sigma == Double(most))
    #expect(Distribution([most, -most]).histogram(edges: [-most, 0, most]).shares == [0.5, 0.5])
  }
}
