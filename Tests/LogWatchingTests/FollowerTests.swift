import EventFiles
import Foundation
import LogFixtures
import LogWatching
import Statistics
import Telemetry
import Testing

/// A log that is followed while it is written.
struct FollowerTests {
  /// Writes a file of these events.
  func write(_ events: [TBEvent], to name: String, in folder: URL) throws {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(events.flatMap { EventRecord.bytes(of: $0) }).write(to: url)
  }

  /// A follower of `count` runs of the folder, those of these names first.
  func follower(_ folder: URL, runs: [String] = [], count: Int = 1) -> LogFollower {
    LogFollower(
      root: folder.path(percentEncoded: false),
      choice: LogFollower.Choice(names: runs, count: count), filter: nil)
  }

  /// What there is to be seen once all is read.
  func snapshot(
    _ follower: inout LogFollower, _ query: Query = Query()
  ) -> Snapshot {
    follower.look()
    while follower.read(limit: 1000) {}
    return follower.snapshot(query, isRunning: true)
  }

  /// A histogram of four values in two units of width, the lowest at `lower`.
  func layer(_ step: Int, _ lower: Double, wallTime: Double = 1e9) -> TBEvent {
    TBEvent(
      step: step, wallTime: wallTime, [.histogram("act/1", lower: lower, counts: [1, 2, 1])])
  }

  @Test func waitsForALogThatIsNotThereYet() throws {
    try withLogFolder { root in
      let folder = root.appending(path: "logs")
      var follower = follower(folder)
      let empty = snapshot(&follower)
      #expect(empty.networks[0].current.layers.isEmpty)
      #expect(empty.run.log?.absence.contains("waiting") == true)
      try write([layer(0, 0)], to: "run/events.tfevents.1", in: folder)
      #expect(snapshot(&follower).networks[0].current.layers.count == 1)
      #expect(follower.names == ["run"])
    }
  }

  @Test func shiftOfBinsIsThatOfAllUnitsTogether() throws {
    try withLogFolder { folder in
      try write(
        [layer(0, 0), layer(50, 0.5), layer(100, 2)], to: "events.tfevents.1", in: folder)
      var follower = follower(folder)
      let seen = try #require(snapshot(&follower).networks.first)
      let now = try #require(seen.current.layers.first)
      #expect(seen.newestStep == 100 && seen.history.points.map(\.step) == [0, 50, 100])
      #expect(abs(try #require(now.shift?.raw) - 2) < 1e-6)
      #expect(abs(try #require(now.drift) - 1.5) < 1e-6)
      #expect(now.units == nil && now.isShiftPooled && now.pooled.isEstimate)
    }
  }

  @Test func unitsTellWhatAllTogetherHide() throws {
    try withLogFolder { folder in
      func event(_ step: Int, _ centers: [Float]) -> TBEvent {
        TBEvent(
          step: step,
          [
            .histogram("act/1", lower: -2, counts: [1, 2, 2, 1]), .units("act/1", centers: centers),
          ])
      }
      try write(
        [event(0, [-1, 1]), event(50, [0, 0]), event(100, [1, -1])], to: "tfevents", in: folder)
      var follower = follower(folder)
      let layer = try #require(snapshot(&follower).networks.first?.current.layers.first)
      // The units changed places: together they are as they were.
      #expect(abs(try #require(layer.shift?.raw) - 2) < 1e-6)
      #expect(abs(try #require(layer.drift) - 1) < 1e-6)
      #expect(layer.units?.count == 2 && !layer.isShiftPooled)
      var query = Query()
      query.step = 60
      let past = snapshot(&follower, query).networks[0].current
      let shift = try #require(past.layers[0].shift?.raw)
      #expect(past.step == 50 && abs(shift - 1) < 1e-6)
      follower.setMark(at: 50)
      let marked = snapshot(&follower).networks[0]
      #expect(marked.mark.step == 50 && marked.markers.map(\.kind) == [.mark])
      #expect(abs(try #require(marked.current.layers[0].shift?.raw) - 1) < 1e-6)
    }
  }

  @Test func stepsThatAreAll0AreCounted() throws {
    try withLogFolder { folder in
      try write((0..<5).map { layer(0, Double($0)) }, to: "tfevents", in: folder)
      var follower = follower(folder)
      let seen = snapshot(&follower).networks[0]
      #expect(seen.history.points.map(\.step) == [0, 1, 2, 3, 4])
      #expect(abs(try #require(seen.current.layers[0].shift?.raw) - 4) < 1e-6)
    }
  }

  @Test func historyIsBoundedHoweverMuchIsLogged() throws {
    try withLogFolder { folder in
      try write(
        (0..<3000).map { layer(10 * $0, Double($0)) }, to: "tfevents", in: folder)
      var follower = follower(folder)
      let seen = snapshot(&follower).networks[0]
      #expect(seen.history.points.count <= 256 && seen.history.points.count > 100)
      #expect(seen.current.step == 29_990 && seen.history.points[0].step == 0)
    }
  }
}
