import EventFiles
import Foundation
import LogFixtures
import LogWatching
import Telemetry
import Testing

struct ShownTagsTests {
  /// The tags with which the view of a run begins, by the names that its layers are shown under.
  @Test(arguments: [
    (bins: ["weight/1", "weight/2"], units: [], shown: ["1", "2"]),
    (bins: ["weight/1", "preactivation/1"], units: [], shown: ["preactivation/1"]),
    (bins: ["weight/1", "preactivation/1", "y/1", "y/2"], units: ["y/1"], shown: ["1", "2"]),
    (
      bins: ["weight/1", "norm_input/1", "preactivation/1", "preactivation/2"],
      units: ["norm_input/1", "preactivation/1", "preactivation/2"], shown: ["1", "2"]
    ),
  ])
  func aViewBeginsWithUnitsAndWithActivations(
    bins: [String], units: [String], shown: [String]
  ) throws {
    try withLogFolder { folder in
      let values: [TBSummary.Value] =
        bins.map { .histogram($0, lower: 0, counts: [1, 2]) }
        + units.map { .units($0, centers: [0, 1]) }
      try Data(EventRecord.bytes(of: TBEvent(step: 0, values)))
        .write(to: folder.appending(path: "tfevents.1"))
      var follower = LogFollower(
        root: folder.path(percentEncoded: false),
        choice: LogFollower.Choice(names: [], count: 1), filter: nil)
      follower.look()
      while follower.read(limit: 1 << 20) {}
      let layers = follower.snapshot(Query(), isRunning: true).networks[0].current.layers
      #expect(layers.map(\.id.name) == shown)
    }
  }
}
