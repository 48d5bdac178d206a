import Dispatch
import EventFiles
import Foundation
import LogFixtures
import LogWatching
import Telemetry
import Testing

struct SourceTests {
  @Test func damageIsToldWhereNothingElseIsNew() throws {
    try withLogFolder { folder in
      let url = folder.appending(path: "tfevents")
      let event = TBEvent(
        step: 5, wallTime: 1e9, [.histogram("act/1", lower: 0, counts: [1, 2, 1])])
      try Data(EventRecord.bytes(of: event)).write(to: url)
      let source = LogSource(
        root: folder.path(percentEncoded: false),
        choice: LogFollower.Choice(names: [], count: 1), filter: nil, isRunning: true)
      defer { source.stop() }
      let news = DispatchSemaphore(value: 0)
      source.listen { news.signal() }
      func waitForNews() throws { try #require(news.wait(timeout: .now() + 60) == .success) }
      while source.takeSnapshot()?.shown.networks.first?.newestStep != 5 { try waitForNews() }
      #expect(source.warning == nil)
      let file = try FileHandle(forWritingTo: url)
      try file.seekToEnd()
      try file.write(contentsOf: Data(repeating: 7, count: 40))
      try file.close()
      while source.warning == nil {
        try waitForNews()
        _ = source.takeSnapshot()
      }
      #expect(source.warning?.contains("tfevents: the length of a record") == true)
    }
  }
}
