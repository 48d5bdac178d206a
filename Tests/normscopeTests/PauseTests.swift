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

  /// Decided by what is computed, not by how long that takes.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/schedstat")))
  func quittingDoesNotWaitForTheEndOfTheStep() throws {
    let options = ["--paused", "--hidden", "2048,2048,2048", "--batch", "3000"]
    try PseudoTerminal.run([Program.path()] + options) { terminal in
      func computed() throws -> Duration { try Activity(of: terminal.process).computed }
      try terminal.frame(with: "sigmoid")
      let start = try computed()
      terminal.type("s")
      try terminal.frame(with: "step 1")
      let step = try computed() - start
      terminal.type("s?")
      // The second step is on its way when the key behind it has been answered.
      try terminal.frame(with: "Help: ")
      terminal.type("q")
      let before = try computed()
      let leaving = try terminal.computedAtTheEnd() - before
      #expect(leaving < step, "a step took \(step), leaving \(leaving)")
    }
  }
}
