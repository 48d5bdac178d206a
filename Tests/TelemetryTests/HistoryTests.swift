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
    #expect(history.points.map(\.step) == [0, 2, 4, 6, 8], "9 is no multiple of 2")
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
