import Telemetry
import Testing

@Suite struct HistoryTests {
  @Test func beginsWithEveryStepAndDoublesWhenFull() {
    var history = History(capacity: 8)
    for step in 0..<8 { history.append(Observation(step: step)) }
    #expect(history.stride == 1)
    #expect(history.points.map(\.step) == Array(0..<8))
    history.append(Observation(step: 8))
    #expect(history.stride == 2)
    #expect(history.points.map(\.step) == [0, 2, 4, 6, 8])
    history.append(Observation(step: 9))
    #expect(history.points.map(\.step) == [0, 2, 4, 6, 8], "8 is the first of its two steps")
    for step in 10...16 { history.append(Observation(step: step)) }
    #expect(history.stride == 4)
    #expect(history.points.map(\.step) == [0, 4, 8, 12, 16])
  }

  @Test(arguments: [1, 2, 64])
  func takesMultiplesOfItsStride(stride: Int) {
    var history = History(capacity: 256, stride: stride)
    for step in 0...200 {
      #expect(history.takes(step: step) == step.isMultiple(of: stride))
      history.append(Observation(step: step))
    }
    #expect(history.points.map(\.step) == Array(Swift.stride(from: 0, through: 200, by: stride)))
  }

  @Test(arguments: [2, 3, 16, 256])
  func aMillionStepsStayBoundedAndAscend(capacity: Int) {
    var history = History(capacity: capacity)
    var most = 0
    var strides = [history.stride]
    for step in 0...1_000_000 {
      guard history.takes(step: step) else { continue }
      history.append(Observation(step: step))
      most = max(most, history.points.count)
      if history.stride != strides.last {
        strides.append(history.stride)
        #expect(areEvenlySpaced(history), "at step \(step)")
      }
    }
    #expect(most == capacity)
    #expect(strides == strides.indices.map { 1 << $0 }, "it doubles, one by one")
    #expect(areEvenlySpaced(history))
    #expect(history.points.count > capacity / 2 - 1)
    #expect(history.points.last.map { 1_000_000 - $0.step < history.stride } == true)
  }

  @Test(arguments: [0, 1, 255, 256, 257, 511, 512, 1_000, 50_000])
  func oneThatIsLookedAtLateTakesOnlyWhatStays(last: Int) {
    var (ahead, usual) = (History(lookedAtFrom: last), History())
    var taken = 0
    for step in 0...last {
      taken += ahead.takes(step: step) ? 1 : 0
      ahead.append(Observation(step: step))
      usual.append(Observation(step: step))
      if step.isMultiple(of: 1_000) || step == last {
        #expect(ahead.strideOnTheWay(at: step) == usual.stride, "\(step)")
      }
    }
    #expect(ahead.points == usual.points && ahead.stride == usual.stride)
    #expect(taken == ahead.points.count)
  }

  @Test func oneThatBytesLimitTakesEveryStep() {
    let ahead = History(lookedAtFrom: 1_000)
    #expect(ahead.limited(to: 25_600, pointSize: 100).stride == 4)
    #expect(ahead.limited(to: 25_599, pointSize: 100).stride == 1)
    #expect(ahead.limited(to: 25_599, pointSize: 100).bytes == 25_599)
    #expect(History(stride: 64).limited(to: 10, pointSize: 100).stride == 64)
  }

  @Test func pointsFarApartStayBoundedToo() {
    var history = History(capacity: 4)
    for step in stride(from: 0, through: 1 << 20, by: 1 << 10) {
      history.append(Observation(step: step))
      #expect(history.points.count <= 4)
      #expect(history.points.first?.step == 0)
    }
    #expect(areEvenlySpaced(history))
  }

  @Test func keepsTheObservationsThemselves() {
    var history = History(capacity: 4)
    for step in 0...5 { history.append(Observation(step: step, rate: Double(step) / 10)) }
    #expect(history.points.map({ $0[.rate] }) == [0, 0.2, 0.4])
    var other = History(capacity: 4)
    for step in 0...5 { other.append(Observation(step: step, rate: Double(step) / 10)) }
    #expect(history == other)
    other.append(Observation(step: 6))
    #expect(history != other)
  }

  @Test func aPrefixEndsAtItsStep() {
    var history = History(capacity: 8)
    for step in 0...20 { history.append(Observation(step: step)) }
    #expect(history.prefix(through: 10).points.map(\.step) == [0, 4, 8])
    #expect(history.prefix(through: 8).points.map(\.step) == [0, 4, 8])
    #expect(history.prefix(through: 10).stride == 4)
    #expect(history.prefix(through: 100) == history)
  }

  @Test func irregularStepsAreKeptByBuckets() {
    var history = History(capacity: 4)
    let steps = [3, 7, 8, 13, 14, 21, 22, 29, 37, 41]
    for step in steps {
      history.append(Observation(step: step))
      #expect(history.points.count <= 4)
    }
    #expect(history.stride == 16)
    #expect(history.points.map(\.step) == [3, 21, 37], "the first of 0…15, 16…31 and 32…47")
    #expect(!history.takes(step: 47) && history.takes(step: 48))
  }

  /// No step but the first is a multiple of a stride above 1.
  @Test func stepsThatNoStrideDividesStayInView() throws {
    var history = History(capacity: 64)
    for step in stride(from: 1, through: 100_001, by: 10) {
      history.append(Observation(step: step))
    }
    #expect((33...64).contains(history.points.count))
    #expect(history.points.first?.step == 1)
    #expect(try #require(history.points.last).step > 100_001 - 2 * history.stride)
    for (a, b) in zip(history.points, history.points.dropFirst()) {
      #expect(b.step - a.step < 2 * history.stride)
    }
  }

  @Test func gapsOfAMillionStepsAreBounded() {
    var history = History(capacity: 8)
    for point in 0...100 { history.append(Observation(step: point * 1_000_000 + 7)) }
    #expect((5...8).contains(history.points.count))
    #expect(history.points.first?.step == 7)
    var far = History(capacity: 2)
    for step in [0, 1, .max / 2, .max - 1, .max] { far.append(Observation(step: step)) }
    #expect(far.points.map(\.step) == [0, .max - 1])
  }

  @Test func aLogThatStartsAnewSupersedesItself() {
    var history = History(capacity: 8)
    for step in 0...5 { history.append(Observation(step: step, rate: 0.1)) }
    history.append(Observation(step: 3, rate: 0.2))
    #expect(history.points.map(\.step) == [0, 1, 2, 3])
    #expect(history.points.map { $0[.rate] } == [0.1, 0.1, 0.1, 0.2])
    history.append(Observation(step: 3, rate: 0.3))
    history.append(Observation(step: 4, rate: 0.3))
    #expect(history.points.map(\.step) == [0, 1, 2, 3, 4])
    #expect(history.points.map { $0[.rate] } == [0.1, 0.1, 0.1, 0.3, 0.3])
    history.append(Observation(step: 0, rate: 0.4))
    #expect(history.points.map { $0[.rate] } == [0.4])
  }

  @Test func aStepThatIsTheSameForAllLeavesTheLatest() {
    var history = History(capacity: 2)
    for rate in 1...100 { history.append(Observation(step: 0, rate: Double(rate))) }
    #expect(history.stride == 1)
    #expect(history.points.map { $0[.rate] } == [100])
  }

  /// Whether the points are all the multiples of the stride from 0 on.
  private func areEvenlySpaced(_ history: History) -> Bool {
    history.points.map(\.step) == history.points.indices.map { $0 * history.stride }
  }
}

extension Observation {
  /// An observation of which only step and rate matter.
  init(step: Int, rate: Double = 0.5) {
    self.init(
      step: step, normalization: nil, scalars: [.rate: rate, .trainLoss: 1], markStep: 0,
      layers: [])
  }
}
