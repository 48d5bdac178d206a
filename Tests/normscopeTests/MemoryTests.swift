import Foundation
import Synchronization
import Testing

/// The most memory that the program has had in use at a time, as Linux tells it.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status")))
struct MemoryTests {
  private static let limit = 250_000

  /// The peak so far in kB; nil when the process has ended.
  private func peakMemory(of process: pid_t) -> Int? {
    let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    return status?.firstMatch(of: /VmHWM:\s+([0-9]+) kB/).flatMap { Int($0.1) }
  }

  @Test func aRunOfTwins() throws {
    let peaks = Mutex<[Int]>([])
    _ = try Program.run("run", "--steps", "2000", "--compare") { process in
      if let peak = peakMemory(of: process) { peaks.withLock { $0.append(peak) } }
    }
    let peak = try #require(peaks.withLock { $0.max() })
    // More than the data, which are 55 MB.
    #expect((60_000..<Self.limit).contains(peak), "\(peak) kB")
  }

  @Test func theLiveScreen() throws {
    try Tmux.open(width: 200, height: 50) { terminal in
      try terminal.start("sh n --compare --pace max")
      try terminal.wait(for: "many steps") { ($0.step ?? 0) > 3000 }
      try terminal.press("8", "1", "b")
      try terminal.wait(for: "more steps") { ($0.step ?? 0) > 4000 }
      let peak = try #require(peakMemory(of: terminal.process()))
      #expect((60_000..<Self.limit).contains(peak), "\(peak) kB")
    }
  }
}
