import Foundation
import Testing

/// A clock that is set back or ahead changes nothing, because nobody looks at it.
@Suite struct ClockTests {
  private static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources")

  @Test func onlyClocksThatNobodyCanSetAreUsed() throws {
    let files = try #require(
      FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where ["swift", "c", "h", "inc"].contains(file.pathExtension)
    {
      let text = try String(contentsOf: file, encoding: .utf8)
      count += 1
      for clock in [
        "Date()", "Date.now", "DispatchWallTime", "CLOCK_REALTIME", "gettimeofday", "time(NULL)",
      ] { #expect(!text.contains(clock), "\(file.lastPathComponent): \(clock)") }
    }
    #expect(count > 100)
  }
}
