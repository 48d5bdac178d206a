import Foundation
import Testing

/// A world that does not do what it should: the program says so, goes on, and leaves in order.
@Suite struct FaultTests {
  /// Whether this process may mount a disk of its own.
  static let mounts: Bool = {
    guard geteuid() == 0, FileManager.default.isExecutableFile(atPath: "/bin/mount") else {
      return false
    }
    return (try? onDisk("size=4k") { _ in }) != nil
  }()

  /// Calls `body` with the top directory of an empty disk in memory, mounted with these options.
  private static func onDisk(_ options: String, _ body: (URL) throws -> Void) throws {
    try withTemporaryDirectory { directory in
      let place = directory.path(percentEncoded: false)
      let outcome = try Outcome.of(
        "/bin/mount", ["-t", "tmpfs", "-o", options, "tmpfs", place])
      guard outcome.status == 0 else { throw Failure(outcome.errors) }
      defer { _ = try? Outcome.of("/bin/umount", ["-l", place]) }
      try body(directory)
    }
  }

  /// Starts the program behind `preparation` in a subshell.
  private func start(_ terminal: Tmux, _ preparation: String, _ options: String) throws {
    try terminal.start("(\(preparation); exec '\(Program.path())' --data moons \(options))")
  }

  /// Saves where that can't be, and goes on.
  private func expectNotSaved(_ terminal: Tmux, _ reason: String = "") throws {
    try terminal.press("o")
    let picture = try terminal.wait(for: "not saved: normscope-histograms-step-0: \(reason)")
    #expect(picture.flaws(width: 120, height: 40) == [])
    try terminal.advance(steps: 2)
    try terminal.press("q")
    try terminal.expectRestored(status: 0)
  }

  @Test(arguments: [
    ("cd /proc", ""), ("mkdir gone; cd gone; rmdir ../gone", ""), ("ulimit -f 2", ""),
  ])
  func aPlaceThatTakesNoFiles(preparation: String, reason: String) throws {
    try Tmux.open { terminal in
      try start(terminal, preparation, "--paused")
      try expectNotSaved(terminal, reason)
      let left = try FileManager.default.contentsOfDirectory(atPath: terminal.path(""))
      #expect(!left.contains { $0.hasPrefix("normscope-") }, "\(left)")
    }
  }

  @Test(.enabled(if: mounts), arguments: ["size=8k", "ro"])
  func aDiskThatIsFullOrMayOnlyBeRead(options: String) throws {
    try Self.onDisk(options) { disk in
      try Tmux.open { terminal in
        try start(terminal, "cd \(disk.path(percentEncoded: false))", "--paused")
        try expectNotSaved(terminal)
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == [])
      }
    }
  }

  /// Records more than fits.
  private func expectCutOff(_ terminal: Tmux, _ file: String) throws {
    try terminal.wait(for: "q quit")
    for _ in 0..<40 { try terminal.send("mmmmmmmm") }
    try terminal.advance(steps: 1)
    try terminal.press("q")
    #expect(try terminal.exitStatus() == 1)
    try terminal.wait(forModes: "0100")
    let line = try terminal.wait(for: "normscope: --record: \(file): ends before step 0: ")
    #expect(!line.text.contains("┌"))
    let again = try Program.run("replay", terminal.path(file))
    // What was written is played; here it is the terminal that is missing.
    #expect(again.status == 2 && again.errors.contains("not a terminal"), "\(again)")
  }

  @Test func aRecordingThatMayNotGrow() throws {
    try Tmux.open { terminal in
      try start(terminal, "ulimit -f 4", "--paused --record r.jsonl")
      try expectCutOff(terminal, "r.jsonl")
    }
  }

  @Test(.enabled(if: mounts)) func aRecordingOnAFullDisk() throws {
    try Self.onDisk("size=4k") { disk in
      try Tmux.open { terminal in
        let file = disk.appending(path: "r.jsonl").path(percentEncoded: false)
        try start(terminal, ":", "--paused --record \(file)")
        try terminal.wait(for: "q quit")
        for _ in 0..<40 { try terminal.send("mmmmmmmm") }
        try terminal.advance(steps: 1)
        try terminal.press("q")
        #expect(try terminal.exitStatus() == 1)
        try terminal.wait(for: "ends before step 0: ")
      }
    }
  }

  @Test(.enabled(if: mounts)) func aFigureThatDoesNotFit() throws {
    try Self.onDisk("size=8k") { disk in
      let outcome = try Program.run("figure1", "--steps", "20", "--out", disk.path)
      #expect(outcome.status == 1 && outcome.errors.filter(\.isNewline).count == 1)
      #expect(outcome.errors.contains("figure1.svg: "), "\(outcome.errors)")
      // What was measured is not lost.
      #expect(outcome.output.contains("final test accuracy"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == [])
    }
  }

  @Test(.enabled(if: mounts)) func aDiskThatIsFullFromTheStart() throws {
    try Self.onDisk("size=4k") { disk in
      let room = String(repeating: "x", count: 4096)
      try room.write(to: disk.appending(path: "all"), atomically: false, encoding: .utf8)
      let file = disk.appending(path: "r.jsonl").path
      for arguments in [["--record", file], ["figure1", "--steps", "1", "--out", disk.path]] {
        let outcome = try Outcome.of(Program.path(), arguments)
        #expect(outcome.status == 1 && outcome.errors.filter(\.isNewline).count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["all"])
      }
    }
  }

  @Test func aTerminalThatGoesAwayEndsTheRecordingInOrder() throws {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: "r.jsonl").path(percentEncoded: false)
      try Tmux.open { terminal in
        try terminal.start("sh n --data moons --paused --record \(file)")
        try terminal.press("m")
        try terminal.wait(for: "mark set")
        let process = try terminal.process()
        terminal.end()
        try eventually("the end") { try processState(process) == nil }
      }
      let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      #expect(lines.last?.contains("\"end\"") == true, "\(lines)")
    }
  }
}
