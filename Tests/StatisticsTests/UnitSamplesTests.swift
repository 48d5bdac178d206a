import Statistics
import Testing

@Suite struct UnitSamplesTests {
  @Test func knowsItsUnits() throws {
    // Three examples of two units.
    let samples = try #require(UnitSamples([3, 10, 1, 30, 2, 20], units: 2))
    #expect(samples.units == 2)
    #expect(samples.examples == 3)
    #expect(samples.sorted == [1, 10, 2, 20, 3, 30])
    #expect(samples.values(of: 0) == [1, 2, 3])
    #expect(samples.values(of: 1) == [10, 20, 30])
    #expect(samples.means == [2, 20])
    let sigma = Float((2.0 / 3).squareRoot())
    #expect(samples.sigmas == [sigma, Float(10 * (2.0 / 3).squareRoot())])
  }

  @Test(arguments: [1, 2, 5, 100])
  func quantilesOfEachUnitAreThoseOfItsValues(examples: Int) throws {
    var noise = Noise(examples)
    let samples = try #require(UnitSamples(noise.numbers(3 * examples), units: 3))
    for p in [0, 0.15, 0.5, 0.85, 1] {
      for (unit, value) in samples.quantiles(p).enumerated() {
        let expected = quantile(p, sorted: samples.values(of: unit))
        #expect(abs(Double(value) - expected) < 1e-6, "unit \(unit), p = \(p)")
      }
    }
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity], [0, 3, 5])
  func isNilWhenANumberIsNotFinite(value: Float, place: Int) {
    var values: [Float] = [1, 2, 3, 4, 5, 6]
    values[place] = value
    #expect(UnitSamples(values, units: 2) == nil)
  }

  @Test func isNilWithoutUnitsOrExamples() {
    #expect(UnitSamples([], units: 2) == nil)
    #expect(UnitSamples([1], units: 0) == nil)
  }

  @Test func relativeFrameHasMeanZeroAndSigmaOneAtTheMark() throws {
    var noise = Noise(11)
    let scales: [Float] = [1e-3, 0.2, 1, 30, 4e4]
    let values = noise.numbers(256 * 5).enumerated().map { i, x in
      x * scales[i % 5] + 3 * scales[i % 5]
    }
    let mark = try #require(UnitSamples(values, units: 5))
    let (relative, leftOut) = mark.relative(to: mark)
    #expect(leftOut == 0)
    #expect(relative.count == 256 * 5)
    for unit in 0..<5 {
      let own = stride(from: unit, to: relative.count, by: 5).map { relative[$0] }
      let (mean, sigma) = moments(own)
      #expect(abs(mean) < 1e-5, "unit \(unit)")
      #expect(abs(sigma - 1) < 1e-5, "unit \(unit)")
    }
    let pooled = Distribution(relative)
    #expect(abs(pooled.mean) < 1e-5 && abs(pooled.sigma - 1) < 1e-5)
  }

  @Test func relativeFrameMeasuresInTheUnitsOfTheMark() throws {
    let mark = try #require(UnitSamples([-1, 8, 1, 12], units: 2))
    let now = try #require(UnitSamples([5, 10, 9, 4], units: 2))
    // Unit 0 has mean 0 and σ 1 at the mark, unit 1 has mean 10 and σ 2.
    let (relative, leftOut) = now.relative(to: mark)
    #expect(relative == [5, -3, 9, 0])
    #expect(leftOut == 0)
  }

  @Test func relativeFrameLeavesOutUnitsThatDidNotVary() throws {
    // Unit 0 is constant at the mark, unit 1 is not, unit 2 varies less than can be divided by.
    let mark = try #require(UnitSamples([4, -1, 1, 4, 1, 1.000_000_1], units: 3))
    let now = try #require(UnitSamples([1, 3, 5, 2, 4, 6], units: 3))
    let (relative, leftOut) = now.relative(to: mark)
    #expect(leftOut == 2)
    #expect(relative == [3, 4])
    let constant = try #require(UnitSamples([1, 2, 1, 2], units: 2))
    #expect(constant.relative(to: constant).values == [])
    #expect(constant.relative(to: constant).leftOut == 2)
  }
}
