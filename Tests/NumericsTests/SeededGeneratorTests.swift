import Numerics
import Testing

@Suite struct SeededGeneratorTests {
  private static let knownOrder = [9, 0, 3, 1, 5, 2, 11, 4, 8, 7, 6, 10]

  /// xoshiro256++ seeded by SplitMix64, as other implementations give it.
  @Test func knownNumbersStay() {
    #expect(
      first(4, SeededGenerator(seed: 0)) == [
        5_987_356_902_031_041_503, 7_051_070_477_665_621_255, 6_633_766_593_972_829_180,
        211_316_841_551_650_330,
      ])
    #expect(
      first(3, SeededGenerator(seed: 1)) == [
        14_971_601_782_005_023_387, 13_781_649_495_232_077_965, 1_847_458_086_238_483_744,
      ])
    #expect(
      first(3, SeededGenerator(seed: 1, stream: 1)) == [
        10_878_625_407_418_134_870, 14_957_086_443_648_967_834, 9_174_601_674_022_021_314,
      ])
    #expect(
      first(3, SeededGenerator(seed: 1, stream: 2)) == [
        6_144_454_253_271_056_774, 2_748_275_668_371_798_451, 6_758_506_790_529_015_382,
      ])
  }

  @Test func knownUniformAndNormalNumbersStay() {
    var uniform = SeededGenerator(seed: 1)
    let expected = [0.811_612_158_881_884_8, 0.747_104_716_158_218_7, 0.100_150_903_533_783_75]
    #expect(expected.map { _ in uniform.uniform() } == expected)
    var normal = SeededGenerator(seed: 1)
    #expect(abs(normal.normal() + 0.033_237_095_940_591_98) < 1e-14)
    #expect(abs(normal.normal() + 0.010_919_164_991_625_17) < 1e-14)
  }

  @Test func streamsAndSeedsDiffer() {
    var seen = Set<UInt64>()
    for seed in 0..<20 as Range<UInt64> {
      for stream in 0..<20 as Range<UInt64> {
        seen.formUnion(first(10, SeededGenerator(seed: seed, stream: stream)))
      }
    }
    #expect(seen.count == 20 * 20 * 10)
  }

  @Test func uniformNumbersFillTheUnitInterval() {
    var generator = SeededGenerator(seed: 5)
    let numbers = (0..<20_000).map { _ in generator.uniform() }
    #expect(numbers.allSatisfy { (0..<1).contains($0) })
    for bin in 0..<10 {
      let share = Double(numbers.count { Int($0 * 10) == bin }) / 20_000
      #expect(abs(share - 0.1) < 0.01)
    }
  }

  @Test func normalNumbersHaveUnitVariance() {
    var generator = SeededGenerator(seed: 5)
    let numbers = (0..<20_000).map { _ in generator.normal() }
    let mean = numbers.reduce(0, +) / 20_000
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    #expect(abs(mean) < 0.03 && abs(variance - 1) < 0.04)
    #expect(numbers.allSatisfy { $0.isFinite })
  }

  @Test func theOrderOfAShuffleStaysForGood() {
    var generator = SeededGenerator(seed: 1)
    var order = Array(0..<12)
    generator.shuffle(&order)
    #expect(order == Self.knownOrder)
    var short = [7]
    generator.shuffle(&short)
    var none: [Int] = []
    generator.shuffle(&none)
    #expect(short == [7] && none.isEmpty)
  }

  @Test func everyPermutationIsEquallyLikely() {
    var generator = SeededGenerator(seed: 6)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 {
      var order = [0, 1, 2, 3]
      generator.shuffle(&order)
      counts[order, default: 0] += 1
    }
    #expect(counts.count == 24 && counts.values.allSatisfy { abs($0 - 1_000) < 160 })
  }

  @Test(arguments: [1, 2, 3, 10, 1 << 40])
  func numbersBelowABoundFillIt(bound: Int) {
    var generator = SeededGenerator(seed: 7)
    let numbers = (0..<5_000).map { _ in generator.number(below: bound) }
    #expect(numbers.allSatisfy { (0..<bound).contains($0) })
    let mean = numbers.reduce(0) { $0 + Double($1) } / 5_000
    #expect(abs(mean / (Double(bound - 1) / 2) - 1) < 0.05 || bound == 1)
  }

  private func first(_ count: Int, _ generator: SeededGenerator) -> [UInt64] {
    var generator = generator
    return (0..<count).map { _ in generator.next() }
  }
}
