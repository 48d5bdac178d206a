import Statistics
import Testing

@Suite struct ZerosTests {
  /// `count` numbers, evenly spread over −1…3 and none of them 0, and so many zeros for each.
  private func distribution(_ count: Int, zeros: Int) -> Distribution {
    let others = (0..<count).map { 4 * (Float($0) + 0.4) / Float(count) - 1 }
    return Distribution(others + Array(repeating: 0, count: zeros * count))
  }

  @Test(arguments: [50, 300, 20_000], [1, 3])
  func whatIsNotZeroKeepsItsShape(count: Int, zeros: Int) {
    let whole = distribution(count, zeros: zeros)
    #expect(abs(whole.shareOfZeros - Double(zeros) / Double(zeros + 1)) < 0.01)
    let (left, alone) = (whole.withoutZeros, distribution(count, zeros: 0))
    #expect(abs(left.count - count) <= count / 40)
    #expect(abs(left.mean - alone.mean) < 0.05 && abs(left.sigma - alone.sigma) < 0.05)
    #expect(abs(left.quantiles.q15 - alone.quantiles.q15) < 0.1)
    #expect(abs(left.quantiles.q50 - alone.quantiles.q50) < 0.1)
    let edges: [Float] = [-1, -0.2, 0.2, 1, 2, 3]
    let shares = zip(left.histogram(edges: edges).shares, alone.histogram(edges: edges).shares)
    #expect(shares.allSatisfy { abs($0 - $1) < 0.03 })
    #expect(left.shareOfZeros == 0)
  }

  @Test func whatHasNoZerosOrNothingElseIsFine() {
    let none = distribution(70, zeros: 0)
    #expect(none.shareOfZeros == 0 && none.withoutZeros == none)
    let zeros = Distribution(Array(repeating: 0, count: 2_000) + [.nan])
    #expect(zeros.shareOfZeros == 1)
    #expect(zeros.withoutZeros.count == 0 && zeros.withoutZeros.notFinite == 1)
    #expect(Distribution([]).withoutZeros.count == 0)
    let one = Distribution([0, 0, 5])
    #expect(one.withoutZeros.knots == [5] && abs(one.withoutZeros.mean - 5) < 1e-9)
  }
}
