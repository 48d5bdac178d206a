import EventFiles
import Foundation
import LogFixtures
import LogWatching
import Statistics
import Telemetry
import Testing

/// Several files of one run, and files that shrink, go or are damaged.
extension FollowerTests {
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
}
