import Statistics
import Testing

@Suite struct GoldenTests {
  let golden: Golden

  init() throws { golden = try Golden.load() }

  @Test func quantilesAreThoseOfNumPy() {
    #expect(golden.samples.count == 8)
    for sample in golden.samples {
      let sorted = sample.values.sorted()
      for (p, expected) in zip(golden.probabilities, sample.quantiles) {
        let difference = abs(quantile(p, sorted: sorted) - expected)
        #expect(difference <= sample.tolerance, "\(sample.name), p = \(p)")
      }
    }
  }

  @Test func distributionsHaveTheQuantilesOfTheirNames() {
    #expect(golden.probabilities == [0.01, 0.05, 0.15, 0.5, 0.85, 0.95, 0.99])
    for sample in golden.samples {
      let q = Distribution(sample.values).quantiles
      let named = [q.q1, q.q5, q.q15, q.q50, q.q85, q.q95, q.q99]
      for (value, expected) in zip(named, sample.quantiles) {
        #expect(abs(value - expected) <= sample.tolerance, "\(sample.name)")
      }
    }
  }

  @Test func momentsAreThoseOfNumPy() {
    for sample in golden.samples {
      let (mean, sigma) = moments(sample.values)
      #expect(abs(mean - sample.mean) <= sample.tolerance, "\(sample.name)")
      #expect(abs(sigma - sample.sigma) <= sample.tolerance, "\(sample.name)")
      let distribution = Distribution(sample.values)
      #expect(abs(distribution.mean - sample.mean) <= sample.tolerance, "\(sample.name)")
      #expect(abs(distribution.sigma - sample.sigma) <= sample.tolerance, "\(sample.name)")
    }
  }

  @Test func distancesAreThoseOfSciPy() throws {
    #expect(golden.pairs.count == 8)
    for (index, pair) in golden.pairs.enumerated() {
      let a = try #require(UnitSamples(pair.a, units: 1))
      let b = try #require(UnitSamples(pair.b, units: 1))
      let distance = try #require(wasserstein(a, b).first)
      #expect(abs(distance - pair.wasserstein) <= 1e-6, "pair \(index)")
      #expect(wasserstein(b, a) == [distance], "pair \(index) the other way round")
    }
  }
}
