import Foundation
import Testing

/// Places and settings that a program does not choose.
@Suite struct SurroundingsTests {
  /// Starts the screen, makes some steps, and leaves.
  private func expectToWork(_ command: String, isASCII: Bool = false) throws {
    try Tmux.open { terminal in
      try terminal.start("\(command) --paused --data moons")
      try terminal.press("s", "s")
      let picture = try terminal.wait(for: "paused step 2")
      #expect(picture.text.utf8.allSatisfy { $0 < 0x80 } == isASCII)
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test(arguments: [
    ("LC_ALL=xx_YY.UTF-8 sh n", false), ("LC_ALL=xx_YY sh n", true), ("LC_ALL= LANG= sh n", true),
    ("env -u HOME sh n", false), ("env -u HOME -u USER -u SHELL -u PATH sh n", false),
    ("HOME=/nowhere XDG_CONFIG_HOME=/nowhere sh n", false), ("TMPDIR=/nowhere sh n", false),
    ("TZ=Nowhere/Land sh n", false),
  ])
  func settingsThatAreMissing(command: String, isASCII: Bool) throws {
    try expectToWork(command, isASCII: isASCII)
  }

  @Test(arguments: ["sh n 2>&-", "sh n 2>/dev/full", "(trap '' INT TERM HUP PIPE; exec sh n"])
  func streamsAndSignalsAsTheyAre(command: String) throws {
    try Tmux.open { terminal in
      let end = command.hasPrefix("(") ? ")" : ""
      let place = command.firstIndex(of: "2") ?? command.endIndex
      let (program, rest) = (command[..<place], command[place...])
      try terminal.start("\(program) --paused --data moons \(rest)\(end)")
      try terminal.advance(steps: 2)
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test func theProgramIsOneFileThatWorksAnywhere() throws {
    try withTemporaryDirectory { directory in
      let copy = directory.appending(path: "somewhere else").path(percentEncoded: false)
      // By a process of its own: one that starts meanwhile may hold ours open to write.
      #expect(try Outcome.of("/bin/cp", [Program.path(), copy]).status == 0)
      let words = ["frame", "--step", "3"]
      let shell = ["-c", "cd / && exec \"$0\" \"$@\"", copy] + words
      let elsewhere = try Outcome.of("/bin/sh", shell, environment: ["HOME": "/nowhere"])
      #expect(elsewhere.status == 0 && elsewhere.errors == "")
      #expect(try elsewhere.output == Outcome.of(Program.path(), words).output)
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/taskset")))
  func twoQueuesShareOneProcessor() throws {
    try Tmux.open { terminal in
      try terminal.start("taskset -c 0 sh n --compare --pace max")
      try terminal.wait(for: "both at work") { ($0.step ?? 0) > 100 }
      try terminal.openHelp()
      try terminal.closeHelp()
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  /// However slow the machine is: no more steps are made than are due while the program runs.
  @Test func aStandstillIsNotMadeUpFor() throws {
    try Tmux.open { terminal in
      let clock = ContinuousClock()
      try terminal.start("sh n --paused --data moons --hidden 3 --pace 1000")
      let process = try terminal.process()
      let start = clock.now
      try terminal.press("Space")
      try terminal.wait(for: "steps") { ($0.step ?? 0) > 60 }
      kill(process, SIGSTOP)
      try eventually("the stop") { try processState(process) == "T" }
      let stop = clock.now
      let before = try terminal.settled().step ?? 0
      try eventually("three seconds of standstill") { clock.now - stop > .seconds(3) }
      let end = clock.now
      try terminal.press("f", "g", "C-j")
      try terminal.wait(for: "later steps") { ($0.step ?? 0) > before + 500 }
      try terminal.press("Space")
      let after = try terminal.wait(for: "the pause") { $0.isPaused }.step ?? .max
      // 3,000 steps were missed, of which a quarter of a second's worth may be made up for.
      let running = start.duration(to: stop) + end.duration(to: clock.now)
      #expect(Double(after) < 1000 * (running / .seconds(1) + 0.25) + 10)
      try terminal.press("q")
      try terminal.wait(forModes: "0100")
    }
  }

  @Test func aNetworkWithoutRoomIsRefused() throws {
    let hidden = Array(repeating: "4096", count: 30).joined(separator: ",")
    let shell = "ulimit -v 4000000; exec \"$0\" run --steps 1 --hidden \(hidden)"
    let outcome = try Outcome.of("/bin/sh", ["-c", shell, Program.path()])
    #expect(outcome.status == 1 && outcome.output == "")
    #expect(
      outcome.errors.wholeMatch(
        of: /normscope: such a run takes at least [0-9]+ MiB of memory \(.*\), more than there is\n/
      )
        != nil, "\(outcome.errors)")
  }

  /// With less room than it needs the program says so and leaves; with a little more it may work.
  @Test(arguments: [20_000, 200_000, 400_000, 600_000, 900_000])
  func littleMemory(kilobytes: Int) throws {
    try Tmux.open { terminal in
      try terminal.type(
        "stty -a >before; (ulimit -v \(kilobytes); exec sh n --compare --hidden 800,800,800); "
          + "echo $? >status; stty -a >after")
      try eventually("a screen or the end", details: terminal.state) {
        let steps = try terminal.picture().step ?? 0
        return steps > 20 || !terminal.bytes(in: "after").isEmpty
      }
      if terminal.bytes(in: "after").isEmpty { try terminal.press("q") }
      let status = try #require(try terminal.exitStatus())
      if (200_000...600_000).contains(kilobytes) {
        #expect(status == 1)
        try terminal.wait(for: "normscope: less than 768 MiB of memory may be used")
      } else {
        // 20 MB are too little even to start; 900 may be enough.
        #expect(kilobytes > 600_000 ? [0, 1].contains(status) : status == 127)
      }
      try terminal.wait(forModes: "0100")
      #expect(try terminal.modes(in: "after") == terminal.modes(in: "before"))
    }
  }
}
