import Foundation
import Interchange
import LogFixtures
import LogWatching
import Statistics
import Telemetry
import Testing

struct FollowerTests {
  private func write(_ events: [TBEvent], to name: String, in folder: URL) throws {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(events.flatMap { EventRecord.bytes(of: $0) }).write(to: url)
  }

  private func follower(_ folder: URL, runs: [String] = [], count: Int = 1) -> LogFollower {
    LogFollower(
      root: folder.path(percentEncoded: false),
      choice: LogFollower.Choice(names: runs, count: count), filter: nil)
  }

  /// What there is to be seen once all is read.
  private func snapshot(
    _ follower: inout LogFollower, _ query: Query = Query()
  ) -> Snapshot {
    follower.look()
    while follower.read(limit: 1000) {}
    return follower.snapshot(query, isRunning: true)
  }

  private func layer(_ step: Int, _ lower: Double, wallTime: Double = 1e9) -> TBEvent {
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

  @Test func aLaterFileSupersedesWhatComesAfterItsSteps() throws {
    try withLogFolder { folder in
      try write(
        [0, 50, 100, 150].map { layer($0, 0) }, to: "a.tfevents", in: folder)
      var follower = follower(folder)
      #expect(snapshot(&follower).newestStep == 150)
      try write([layer(100, 7, wallTime: 2e9)], to: "b.tfevents", in: folder)
      let seen = snapshot(&follower).networks[0]
      #expect(seen.newestStep == 100 && seen.history.points.map(\.step) == [0, 50, 100])
      #expect(seen.current.layers[0].pooled.quantiles.q50 > 7)
    }
  }

  @Test func theOrderOfFilesIsThatOfTheirFirstEvents() throws {
    try withLogFolder { folder in
      try write([layer(0, 5, wallTime: 3e9)], to: "a.tfevents", in: folder)
      try write([layer(0, 1, wallTime: 1e9), layer(50, 1)], to: "b.tfevents", in: folder)
      var follower = follower(folder)
      let seen = snapshot(&follower).networks[0]
      #expect(seen.newestStep == 0 && seen.current.layers[0].pooled.quantiles.q50 > 5)
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

  @Test func whatWasReadStaysWhereFilesGoOrAreCut() throws {
    try withLogFolder { folder in
      try write([layer(0, 0), layer(50, 1)], to: "tfevents", in: folder)
      var follower = follower(folder)
      #expect(snapshot(&follower).newestStep == 50)
      // Begun anew under the same name, with less in it.
      let handle = try FileHandle(forWritingTo: folder.appending(path: "tfevents"))
      try handle.truncate(atOffset: 0)
      try handle.write(contentsOf: EventRecord.bytes(of: layer(70, 2)))
      let seen = snapshot(&follower).networks[0]
      #expect(seen.history.points.map(\.step) == [0, 50, 70])
      try FileManager.default.removeItem(at: folder.appending(path: "tfevents"))
      #expect(snapshot(&follower).newestStep == 70)
    }
  }

  @Test func aWrongChecksumIsToldOnceAndWhatCameBeforeItStays() throws {
    try withLogFolder { folder in
      let url = folder.appending(path: "tfevents")
      var bytes = [layer(0, 0), layer(50, 1), layer(60, 1)].flatMap { EventRecord.bytes(of: $0) }
      bytes[bytes.count - 10] ^= 1
      try Data(bytes).write(to: url)
      var follower = follower(folder)
      #expect(snapshot(&follower).newestStep == 50)
      #expect(snapshot(&follower).newestStep == 50)
      #expect(follower.damages.count == 1)
      #expect(follower.damages[0].contains("tfevents: a record is not what its checksum says"))
    }
  }

  @Test func twinsAreTwoRunsByTheirNames() throws {
    var follower = follower(Logs.folder, runs: ["torch/plain", "torch/batchnorm"], count: 2)
    let seen = snapshot(&follower)
    #expect(seen.run.log?.runs == ["torch/plain", "torch/batchnorm"])
    #expect(seen.run.log?.interval == 20)
    #expect(seen.networks.map { $0.current.layers.count } == [3, 3])
    // Each has its own names, without what all have in common.
    #expect(seen.networks[1].current.layers.map(\.id.name) == ["2", "5", "8"])
    #expect(seen.networks.allSatisfy { $0.current[.trainLoss] != nil })
  }

  @Test func theNewestRunIsShownAndANewOneTakesItsPlace() throws {
    try withLogFolder { folder in
      try write([layer(0, 0, wallTime: 1e9)], to: "b/tfevents", in: folder)
      try write([layer(0, 0, wallTime: 2e9)], to: "a/tfevents", in: folder)
      var follower = follower(folder)
      #expect(snapshot(&follower).run.log?.runs == ["a"])
      follower.show(count: 2, from: 0)
      #expect(snapshot(&follower).run.log?.runs == ["a", "b"])
      follower.show(count: 1, from: 1)
      #expect(snapshot(&follower).run.log?.runs == ["b"])
    }
  }

  @Test func aRunThatComesBesideAnotherHasItsMark() throws {
    try withLogFolder { folder in
      try write([0, 50, 100, 150].map { layer($0, 0) }, to: "a/tfevents", in: folder)
      try write(
        [0, 40, 80, 120].map { layer($0, Double($0), wallTime: 2e9) }, to: "b/tfevents", in: folder)
      var follower = follower(folder, runs: ["a"])
      _ = snapshot(&follower)
      follower.setMark(at: 100)
      follower.show(count: 2, from: 0)
      let twins = snapshot(&follower).networks
      #expect(twins.map(\.current.markStep) == [100, 80] && twins[1].mark.step == 80)
      #expect(twins[1].markers.map(\.step) == [80])
      #expect(abs(try #require(twins[1].current.layers.first?.shift?.raw) - 40) < 1e-6)
      // It is one's own from then on.
      follower.setMark(at: 40)
      #expect(snapshot(&follower).networks.map(\.current.markStep) == [0, 40])
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
