import Foundation
import Testing

/// Pausing, stepping, leaving in the middle of a step.
@Suite struct PauseTests {
  @Test func spaceFreezesAndSMakesExactlyOneStep() throws {
    try Tmux.open { terminal in
      try terminal.start()
      try terminal.wait(for: "some steps") { ($0.step ?? 0) > 5 }
      try terminal.press("Space")
      let frozen = try terminal.wait(for: "the pause") { $0.isPaused }
      var step = try #require(frozen.step)
      for _ in 0..<3 {
        try terminal.press("s")
        let picture = try terminal.wait(for: "another step than \(step)") { $0.step != step }
        #expect(picture.step == step + 1)
        #expect(picture.isPaused)
        step += 1
      }
      try terminal.press("Space")
      try terminal.wait(for: "the end of the pause") { !$0.isPaused && ($0.step ?? 0) > step + 5 }
    }
  }

  @Test func stepsAskedForAtOnceAreAllMade() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused")
      try terminal.send("sssssss")
      try terminal.wait(for: "step 7") { $0.step == 7 && $0.isPaused }
      #expect(try terminal.advance(steps: 1).step == 8)
    }
  }

  @Test func sWhileRunningPausesBehindTheStep() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --data moons")
      try terminal.press("s")
      let step = try #require(try terminal.wait(for: "the pause") { $0.isPaused }.step)
      #expect(try terminal.advance(steps: 1).step == step + 1)
    }
  }

  @Test(arguments: ["", "--view learning", "--compare"])
  func aPausedScreenWritesNothing(options: String) throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --fps 60 \(options)")
      try terminal.wait(for: "some steps") { ($0.step ?? 0) > 5 }
      try terminal.press("Space")
      try terminal.wait(for: "the pause") { $0.isPaused }
      try terminal.copyOutput(to: "bytes")
      // The last frames may still be on their way; then there is a second in which 60 would come.
      var (written, quiet) = ("", Date())
      try eventually("a quiet second") {
        let bytes = terminal.bytes(in: "bytes")
        if bytes != written { (written, quiet) = (bytes, Date()) }
        return Date() > quiet + 1
      }
      // Something would have been seen.
      try terminal.press("s")
      try eventually("a frame") { terminal.bytes(in: "bytes") != written }
    }
  }

  @Test func quittingDoesNotWaitForTheEndOfTheStep() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons --hidden 2048,2048,2048 --batch 1000")
      let clock = ContinuousClock()
      let step = try clock.measure { _ = try terminal.advance(steps: 1) }
      // The second step is on its way when the first key behind it has been answered.
      try terminal.press("Space", "?")
      try terminal.wait(for: "Help")
      let leaving = try clock.measure {
        // The first one closes the help.
        try terminal.press("q", "q")
        try terminal.expectRestored(status: 0)
      }
      #expect(leaving < step, "a step took \(step), leaving \(leaving)")
    }
  }
}
