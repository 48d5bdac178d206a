import Statistics
import Telemetry
import Testing

/// What single units were like goes before points do.
@Suite struct HistorySizeTests {
  /// An observation of `layers` layers of `units` units.
  private func observation(step: Int, layers: Int = 2, units: Int = 50) -> Observation {
    let values = Distribution((0..<256).map(Float.init))
    let summary = UnitSummary(
      q15: 0, q50: 1, q85: 2, mean: 1, sigma: 1, saturated: 0, shift: 0)
    return Observation(
      step: step, normalization: nil, markStep: 0,
      layers: (0..<layers).map { order in
        LayerObservation(
          id: LayerID(order: order), pooled: values,
          units: UnitsObservation(
            summaries: Array(repeating: summary, count: units), relative: values, leftOut: 0,
            typical: UnitObservation(unit: 0, now: values, mark: values, shift: 0)))
      })
  }

  private func steps(_ history: History, knowUnits: Bool) -> [Int] {
    history.points.filter { ($0.layers[0].units != nil) == knowUnits }.map(\.step)
  }

  @Test func theSizeIsThatOfTheNumbersInIt() {
    let sizes = [100, 200, 300].map { observation(step: 0, units: $0).size }
    #expect(sizes[1] - sizes[0] == 2 * 100 * 7 * 4, "seven numbers for each of 200 units more")
    #expect(sizes[2] - sizes[1] == sizes[1] - sizes[0])
    let deep = observation(step: 0, layers: 20).size
    #expect((9...10.5).contains(Double(deep) / Double(observation(step: 0).size)))
    // 256 numbers in each of four distributions, and what is said of 50 units.
    #expect((11_000...14_000).contains(observation(step: 0).size))
  }

  @Test func unitsGoFromEverySecondPointBeforePointsGo() {
    let size = observation(step: 0).size
    var history = History(capacity: 16, bytes: 8 * size)
    for step in 0..<8 { history.append(observation(step: step)) }
    #expect(steps(history, knowUnits: true) == Array(0..<8))
    for step in 8..<10 { history.append(observation(step: step)) }
    #expect(history.stride == 1)
    #expect(steps(history, knowUnits: true) == [0, 2, 4, 6, 8])
    #expect(steps(history, knowUnits: false) == [1, 3, 5, 7, 9])
  }

  @Test func thenPointsGoAndTheRestStaysEvenlySpaced() {
    let size = observation(step: 0).size
    var history = History(capacity: 16, bytes: 10 * size)
    for step in 0...1000 {
      history.append(observation(step: step))
      #expect(history.size <= 10 * size && history.points.count <= 16)
      #expect(history.size == history.points.reduce(0) { $0 + $1.size })
    }
    #expect(history.stride == 64)
    #expect(history.points.map(\.step) == Array(stride(from: 0, through: 1000, by: 64)))
    let informed = steps(history, knowUnits: true)
    #expect(informed == Array(stride(from: 0, through: 1000, by: history.unitStride)))
    #expect(informed.count > 2)
    let early = history.prefix(through: 500)
    #expect(early.size == early.points.reduce(0) { $0 + $1.size } && early.size < history.size)
  }

  @Test func whereThereIsRoomNothingIsForgotten() {
    var (free, bounded) = (History(capacity: 32), History(capacity: 32, bytes: 1 << 20))
    for step in 0...300 {
      free.append(observation(step: step))
      bounded.append(observation(step: step))
    }
    #expect(bounded.points == free.points && bounded.unitStride == bounded.stride)
  }

  @Test func twoPointsAreKeptHoweverLargeTheyAre() {
    var history = History(capacity: 16, bytes: 1)
    for step in [0, 1, 1 << 20, .max - 1, .max] { history.append(observation(step: step)) }
    #expect(history.points.map(\.step) == [0, .max - 1])
  }
}
