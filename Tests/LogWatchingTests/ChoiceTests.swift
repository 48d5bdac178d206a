import EventFiles
import Foundation
import LogFixtures
import LogWatching
import Telemetry
import Testing

/// What a screen chooses of a folder of logs.
struct ChoiceTests {
  private func snapshot(
    _ follower: inout LogFollower, _ query: Query = Query()
  ) -> Snapshot {
    follower.look()
    while follower.read(limit: 1 << 20) {}
    return follower.snapshot(query, isRunning: true)
  }

  private func fixtures(_ runs: [String]) -> LogFollower {
    LogFollower(
      root: Logs.folder.path(percentEncoded: false),
      choice: LogFollower.Choice(names: runs, count: runs.count), filter: nil)
  }

  private func write(_ events: [TBEvent], to name: String, in folder: URL) throws {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(events.flatMap { EventRecord.bytes(of: $0) }).write(to: url)
  }

  @Test func everyRunIsListedWithItsEnd() throws {
    var follower = fixtures(["torch/plain"])
    let log = try #require(snapshot(&follower).run.log)
    #expect(log.all.map(\.name) == Logs.runs)
    #expect(log.all.last?.step == 400)
    #expect(log.all.allSatisfy { $0.time?.hasPrefix("2026-") == true })
  }

  @Test func runsThatAreChosenAreShownInTheirOrder() throws {
    var follower = fixtures(["torch/plain"])
    _ = snapshot(&follower)
    follower.show(["torch/batchnorm", "torch/plain"])
    let twins = snapshot(&follower)
    #expect(twins.run.log?.runs == ["torch/batchnorm", "torch/plain"])
    #expect(twins.networks.map(\.isSecond) == [false, true])
    #expect(twins.networks.allSatisfy { $0.newestStep == 400 })
    follower.show(["tensorflow/summary"])
    #expect(snapshot(&follower).run.log?.runs == ["tensorflow/summary"])
  }

  @Test func tagsThatAreChosenAreShown() throws {
    try withLogFolder { folder in
      let tags = ["a/conv1", "a/conv2", "b/fc"]
      try write(
        [0, 50].map { step in
          TBEvent(step: step, tags.map { .histogram($0, lower: 0, counts: [1]) })
        }, to: "tfevents", in: folder)
      var follower = LogFollower(
        root: folder.path(percentEncoded: false),
        choice: LogFollower.Choice(names: [], count: 1), filter: nil)
      func names() -> [String] {
        snapshot(&follower).networks[0].current.layers.map(\.id.name)
      }
      #expect(names() == ["a/conv1", "a/conv2", "b/fc"])
      follower.filter = TagFilter("conv")
      #expect(names() == ["conv1", "conv2"])
      follower.filter = TagFilter("/c$/")
      #expect(names() == ["b/fc"])
      follower.filter = TagFilter("nothing")
      #expect(names() == [])
      let absence = snapshot(&follower).run.log?.absence
      #expect(absence == "no histogram’s tag has nothing in it: / chooses other tags")
      follower.filter = nil
      #expect(names().count == 3)
    }
  }

  @Test func curvesAreThereWhenTheyAreAskedFor() throws {
    try withLogFolder { folder in
      try write(
        (0..<5000).map { step in
          TBEvent(
            step: step, wallTime: 1e9 + Double(step) / 10,
            [.scalar("loss/train", Float(step)), .scalar("a", step == 3 ? .nan : 1)])
        }, to: "tfevents", in: folder)
      var follower = LogFollower(
        root: folder.path(percentEncoded: false),
        choice: LogFollower.Choice(names: [], count: 1), filter: nil)
      let silent = snapshot(&follower)
      #expect(silent.networks[0].curves.isEmpty)
      #expect(silent.run.log?.scalars == ["loss/train", "a"])
      var query = Query()
      query.wantsCurves = true
      let curves = snapshot(&follower, query).networks[0].curves
      #expect(curves.map(\.name) == ["loss/train", "a"])
      let points = curves[0].points
      #expect(points.count > 1000 && points.count <= 2001)
      #expect(points.last?.step == 4999 && points.last?.value == 4999)
      #expect(abs(try #require(points.last?.seconds) - 499.9) < 1e-3)
    }
  }

  @Test func ofManyTagsTheFirstAreShownAndThatIsSaid() throws {
    try withLogFolder { folder in
      let values = (0..<10_000).map {
        TBSummary.Value.histogram("weights/\($0)", lower: 0, counts: [1])
      }
      try write(
        [0, 50].map { TBEvent(step: $0, values) }, to: "tfevents", in: folder)
      var follower = LogFollower(
        root: folder.path(percentEncoded: false),
        choice: LogFollower.Choice(names: [], count: 1), filter: nil)
      let seen = snapshot(&follower)
      #expect(seen.networks[0].current.layers.count == 256)
      let facts = seen.run.facts.map(\.words)
      #expect(facts.contains("the first 256 of 10000 histograms: / chooses"))
      follower.filter = TagFilter("/\\/99..$/")
      #expect(snapshot(&follower).networks[0].current.layers.count == 100)
    }
  }
}
