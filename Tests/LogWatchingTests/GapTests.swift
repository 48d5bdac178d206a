import EventFiles
import Foundation
import LogFixtures
import LogWatching
import Statistics
import Telemetry
import Testing

/// What is known of a layer while some of its units, or all of its values, are not.
struct GapTests {
  /// A follower of `events`, and the summary of the same run.
  private func read(_ events: [TBEvent]) throws -> (
    network: NetworkSnapshot, summary: RunSummary, damages: [String]
  ) {
    try withLogFolder { folder in
      try Data(events.flatMap { EventRecord.bytes(of: $0) })
        .write(to: folder.appending(path: "tfevents"))
      let root = folder.path(percentEncoded: false)
      var follower = LogFollower(
        root: root, choice: LogFollower.Choice(names: [], count: 1), filter: nil)
      follower.look()
      while follower.read(limit: 1000) {}
      let network = try #require(follower.snapshot(Query(), isRunning: true).networks.first)
      let run = try #require(RunFolder.all(in: root).first)
      return (network, RunSummary(run, filter: nil), follower.damages)
    }
  }

  private func event(_ step: Int, _ centers: [Float], lower: Double = 0) -> TBEvent {
    TBEvent(
      step: step,
      [
        .histogram("act/1", lower: lower, counts: [1, 2, 2, 1]), .units("act/1", centers: centers),
      ])
  }

  @Test func unitsThatAreNotFiniteAreLeftOutAndOthersGoOn() throws {
    let (network, summary, damages) = try read([
      event(0, [5, 0, 1]), event(50, [6, 1, 1]), event(100, [.nan, 3, 1]),
      event(150, [.infinity, 3, 7]),
    ])
    let layer = try #require(network.current.layers.first)
    // The two that are finite moved by 3 and by 6, and by 0 and by 6.
    #expect(network.current.step == 150 && !layer.isShiftPooled)
    #expect(abs(try #require(layer.shift?.raw) - 4.5) < 1e-6)
    #expect(abs(try #require(layer.drift) - 3) < 1e-6)
    let units = try #require(layer.units)
    #expect(units.count == 3 && units.summaries[0].q50.isNaN && units.summaries[0].shift.isNaN)
    #expect(abs(units.summaries[1].shift - 3) < 1e-5 && abs(units.summaries[2].q50 - 7) < 1e-5)
    #expect(units.typical.unit > 0 && units.typical.now.count > 0)
    let told = try #require(summary.layers.first)
    #expect(told.hasUnits && told.shift == layer.shift?.raw && told.drift == layer.drift)
    #expect(damages.count == 1 && summary.damages == damages)
    #expect(damages[0].hasPrefix("normscope/units/act/1 at step 100: the numbers of unit 1 "))
  }

  @Test func aUnitThatIsNotFiniteHasNoValues() throws {
    try withLogFolder { folder in
      let events = [event(0, [0, 0]), event(50, [.nan, 1])]
      try Data(events.flatMap { EventRecord.bytes(of: $0) })
        .write(to: folder.appending(path: "tfevents"))
      var follower = LogFollower(
        root: folder.path(percentEncoded: false),
        choice: LogFollower.Choice(names: [], count: 1), filter: nil)
      follower.look()
      while follower.read(limit: 1000) {}
      var query = Query()
      query.unit = 0
      let seen = follower.snapshot(query, isRunning: true).networks[0].current.layers[0]
      let unit = try #require(seen.units?.typical)
      #expect(unit.unit == 0 && unit.now.count == 0 && unit.shift.isNaN)
    }
  }

  @Test(arguments: [[Float.nan, .nan], []])
  func withoutUnitsALayerIsThatOfItsBins(centers: [Float]) throws {
    let (network, summary, damages) = try read([
      event(0, [0, 0]), event(50, [1, 1], lower: 1), event(100, centers, lower: 3),
    ])
    let layer = try #require(network.current.layers.first)
    #expect(layer.units == nil && layer.isShiftPooled)
    #expect(abs(try #require(layer.shift?.raw) - 3) < 1e-6)
    #expect(abs(try #require(layer.drift) - 2) < 1e-6)
    let told = try #require(summary.layers.first)
    #expect(!told.hasUnits && told.shift == layer.shift?.raw && told.drift == layer.drift)
    #expect(damages.count == 1 && damages[0].hasPrefix("normscope/units/act/1 at step 100: "))
    #expect(damages[0].hasSuffix("shift and drift are those of bins"))
  }

  @Test func anEmptyHistogramIsNoObservation() throws {
    func event(_ step: Int, _ counts: [Double]) -> TBEvent {
      TBEvent(step: step, [.histogram("act/1", lower: Double(step), counts: counts)])
    }
    let (network, summary, damages) = try read([
      event(0, [1, 2, 1]), event(50, [0, 0, 0]),
    ])
    let layer = try #require(network.current.layers.first)
    #expect(network.current.step == 50 && layer.pooled.count == 0)
    #expect(layer.shift == nil && layer.drift == nil && damages.isEmpty)
    let told = try #require(summary.layers.first)
    #expect(told.steps == 2 && told.shift == nil && told.drift == nil)
    // What came after is measured from the first values.
    let later = try read([event(0, [0, 0]), event(50, [1, 2, 1]), event(100, [1, 2, 1])])
    #expect(abs(try #require(later.summary.layers.first?.shift) - 50) < 1e-6)
    #expect(later.network.current.layers.first?.shift == nil)
  }
}
