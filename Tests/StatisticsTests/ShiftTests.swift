import Statistics
import Testing

@Suite struct ShiftTests {
  private let values: [Float]
  private let start: UnitSamples

  init() throws {
    var noise = Noise(17)
    values = noise.numbers(256 * 8)
    start = try #require(UnitSamples(values, units: 8))
  }

  @Test(arguments: [0.75, -2.5, 1e-3, 40] as [Float])
  func aTranslationShiftsByItsLength(distance: Float) throws {
    let end = try #require(UnitSamples(values.map { $0 + distance }, units: 8))
    let shift = Shift(from: start, to: end)
    let length = Double(abs(distance))
    #expect(abs(shift.raw / length - 1) < 1e-4)
    let sigma = start.sigmas.reduce(0) { $0 + Double($1) } / 8
    #expect(abs(shift.inSigma * sigma / length - 1) < 1e-4)
  }

  @Test func sigmaIsThatOfTheEarlierMoment() throws {
    let wide = try #require(UnitSamples([-4, 4], units: 1))
    let narrow = try #require(UnitSamples([-1, 1], units: 1))
    #expect(Shift(from: narrow, to: wide) == Shift(raw: 3, inSigma: 3))
    #expect(Shift(from: wide, to: narrow) == Shift(raw: 3, inSigma: 0.75))
  }

  @Test func sigmaIsTheMeanOverTheUnits() throws {
    let start = try #require(UnitSamples([-1, -3, 1, 3], units: 2))
    let end = try #require(UnitSamples([0, 3, 2, 9], units: 2))
    // Unit 0 moves by 1 and unit 1 by 6; the mean of σ is (1 + 3) / 2.
    #expect(wasserstein(start, end) == [1, 6])
    #expect(Shift(from: start, to: end) == Shift(raw: 3.5, inSigma: 1.75))
  }

  @Test func nothingShiftsFromItself() throws {
    #expect(Shift(from: start, to: start) == Shift(raw: 0, inSigma: 0))
    let constant = try #require(UnitSamples([5, 5, 5, 5], units: 2))
    #expect(Shift(from: constant, to: constant) == Shift(raw: 0, inSigma: 0))
  }

  @Test func theOrderOfExamplesDoesNotMatter() throws {
    let rows = stride(from: 0, to: values.count, by: 8).map { Array(values[$0..<$0 + 8]) }
    let turned = try #require(UnitSamples(rows.reversed().flatMap { $0 }, units: 8))
    #expect(Shift(from: start, to: turned).raw == 0)
  }

  @Test func aShiftFromAConstantIsInfinitelyManySigma() throws {
    let constant = try #require(UnitSamples([5, 5], units: 1))
    let moved = try #require(UnitSamples([6, 8], units: 1))
    #expect(Shift(from: constant, to: moved) == Shift(raw: 2, inSigma: .infinity))
  }

  @Test func unitsThatMoveInOppositeDirectionsShiftThoughThePoolStaysAlike() throws {
    // Four units around -1 and four around 1, which then change places.
    let signs: [Float] = [1, 1, 1, 1, -1, -1, -1, -1]
    func samples(_ side: Float) -> [Float] {
      stride(from: 0, to: values.count, by: 8).flatMap { row in
        (0..<8).map { unit in
          // The same noise for both units of a pair, so that the pools agree exactly.
          side * signs[unit] + 0.1 * values[row + unit % 4]
        }
      }
    }
    let before = try #require(UnitSamples(samples(-1), units: 8))
    let after = try #require(UnitSamples(samples(1), units: 8))
    #expect(Distribution(before.sorted) == Distribution(after.sorted))
    let shift = Shift(from: before, to: after)
    #expect(abs(shift.raw - 2) < 1e-5)
    #expect(shift.inSigma > 10)
  }
}
