import Foundation
import Testing

/// What anybody in the process writes to standard error.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd/2")))
struct StandardErrorTests {
  /// Writes to the standard error of a process, as a library in it would.
  private func complain(_ line: String, in process: pid_t) throws {
    let file = open("/proc/\(process)/fd/2", O_WRONLY | O_APPEND | O_CLOEXEC)
    try #require(file >= 0)
    defer { close(file) }
    #expect(write(file, line, line.utf8.count) == line.utf8.count)
  }

  @Test func aStrayLineWaitsForTheEndOfTheScreen() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons")
      let before = try terminal.settled()
      try complain("a stray line\n", in: terminal.process())
      // Behind a key and its answer the line would be there too.
      try terminal.press("8")
      try terminal.wait(for: "loss, cross-entropy")
      #expect(try !terminal.picture().text.contains("stray"))
      try terminal.press("1")
      #expect(try terminal.wait(for: "the first view") { $0 == before } == before)
      try terminal.press("q")
      try terminal.wait(forModes: "0100")
      try terminal.wait(for: "a stray line")
    }
  }

  @Test func aFileGetsItAtOnce() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons 2>err")
      try complain("a stray line\n", in: terminal.process())
      #expect(try terminal.contents(of: "err") == "a stray line\n")
      #expect(try !terminal.settled().text.contains("stray"))
    }
  }
}
