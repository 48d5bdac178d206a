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

  /// Also where no news brings another frame.
  @Test func whatAKeyDidMakesRoomForTheKeys() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --data moons --paused")
      try terminal.press("m")
      try terminal.wait(for: "mark set")
      try terminal.wait(for: "b inserts batch norm")
      try terminal.press("m")
      try terminal.wait(for: "mark set")
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

  /// Decided by what is computed, not by how long that takes.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/schedstat")))
  func quittingDoesNotWaitForTheEndOfTheStep() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons --hidden 2048,2048,2048 --batch 1000")
      let process = try terminal.process()
      let start = try Activity(of: process).computed
      try terminal.advance(steps: 1)
      let step = try Activity(of: process).computed - start
      // The second step is on its way when the first key behind it has been answered.
      try terminal.press("Space", "?")
      try terminal.wait(for: "Help")
      let before = try Activity(of: process).computed
      var after = before
      // The first one closes the help.
      try terminal.press("q", "q")
      try eventually("the end", every: 2_000) {
        after = max(after, (try? Activity(of: process).computed) ?? after)
        return try processState(process) == nil
      }
      #expect(after - before < step, "a step took \(step), leaving \(after - before)")
      try terminal.expectRestored(status: 0)
    }
  }
}
