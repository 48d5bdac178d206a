import Datasets
import Statistics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// Marks and windows; the distributions are made again from a session trained alone.
@Suite struct MarkTests {
  @Test func shiftsReferToTheMark() throws {
    var session = Session(.tiny(), dataset: .small, steps: 40)
    let before = try session.probeSamples()
    for _ in 0..<20 { session.advance() }
    let after = try session.probeSamples()
    var headless = try HeadlessRun(.tiny(), dataset: .small, compare: false)
    headless.perform(.advance(steps: 40))
    headless.perform(.mark)
    let marked = try headless.network()
    #expect(marked.current.markStep == 40)
    #expect(marked.current.layers.allSatisfy { $0.shift?.raw == 0 })
    #expect(difference(marked.mark, marked.current) == nil)
    #expect(marked.markers == [Marker(step: 40, kind: .mark)])
    headless.perform(.advance(steps: 20))
    let moved = try headless.network()
    #expect(moved.current.step == 60 && moved.current.markStep == 40 && moved.mark.step == 40)
    for (layer, (before, after)) in zip(moved.current.layers, zip(before, after)) {
      #expect(abs((layer.shift?.raw ?? .nan) - Shift(from: before, to: after).raw) < 1e-5)
      #expect((layer.shift?.raw ?? 0) > 1e-4)
    }
  }

  @Test func theWindowShiftIsThatOfTheLastFullWindow() throws {
    var session = Session(.tiny(rate: 0.5), dataset: .small)
    var starts = [try session.probeSamples()]
    for _ in 0..<2 {
      for _ in 0..<250 { session.advance() }
      starts.append(try session.probeSamples())
    }
    func expectShift(_ network: NetworkSnapshot, from start: Int, to end: Int) throws {
      for (i, layer) in network.current.layers.enumerated() {
        let expected = Shift(from: starts[start][i], to: starts[end][i])
        let shift = try #require(layer.windowShift)
        #expect(abs(shift.raw - expected.raw) < 1e-5 && shift.raw > 1e-3)
        #expect(abs(shift.inSigma - expected.inSigma) < 1e-4)
      }
    }
    var headless = try HeadlessRun(.tiny(rate: 0.5), dataset: .small, compare: false)
    headless.perform(.advance(steps: 249))
    #expect(try headless.network().current.layers.allSatisfy { $0.windowShift == nil })
    headless.perform(.advance(steps: 1))
    try expectShift(headless.network(), from: 0, to: 1)
    headless.perform(.advance(steps: 249))
    headless.perform(.mark)
    try expectShift(headless.network(), from: 0, to: 1)
    headless.perform(.advance(steps: 1))
    try expectShift(headless.network(), from: 1, to: 2)
  }

  @Test func noWindowReachesOverATransform() throws {
    var headless = try HeadlessRun(.tiny(), dataset: .small, compare: false)
    func hasWindow() throws -> [Bool] {
      try headless.network().current.layers.map { $0.windowShift != nil }
    }
    headless.perform(.advance(steps: 300))
    #expect(try hasWindow() == [true, true])
    headless.perform(.toggleNormalization(network: 0, Toggle()))
    #expect(try hasWindow() == [false, false])
    headless.perform(.advance(steps: 300))
    #expect(try hasWindow() == [false, false], "500 ends no full window")
    headless.perform(.advance(steps: 150))
    #expect(try hasWindow() == [true, true])
  }

  @Test func aRateChangeShowsAtOnce() throws {
    var headless = try HeadlessRun(.tiny(), dataset: .small, compare: false)
    headless.perform(.advance(steps: 3))
    let before = try headless.network()
    headless.perform(.setRate(0.025))
    let after = try headless.network()
    #expect(after.current[.rate] == 0.025 && after.current.step == 3)
    #expect(after.current[.trainLoss] == before.current[.trainLoss])
    #expect(after.current.layers.map(\.pooled) == before.current.layers.map(\.pooled))
    #expect(after.markers == [Marker(step: 3, kind: .rate(0.025, from: 0.1))])
  }
}
