import Foundation
import Testing

/// A terminal that takes no output holds up nothing.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/stat")))
struct StuckTerminalTests {
  /// A program that has frames to draw on a terminal that takes none.
  private func onStuckTerminal(_ body: (PseudoTerminal) throws -> Void) throws {
    let options = ["--data", "moons", "--hidden", "8,8", "--pace", "max"]
    try PseudoTerminal.run([Program.path()] + options) { terminal in
      try terminal.frame(with: "normscope")
      for _ in 0..<3 { _ = try terminal.nextFrame() }
      try terminal.stopOutput(true)
      // As much work as many frames take: one of them is on its way.
      let before = try Activity(of: terminal.process).computed
      try eventually("work") {
        try Activity(of: terminal.process).computed > before + .milliseconds(300)
      }
      try body(terminal)
    }
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGQUIT, SIGHUP])
  func signalsEndTheProgram(signal: Int32) throws {
    try onStuckTerminal { terminal in
      kill(terminal.process, signal)
      let status = try terminal.exitStatus()
      #expect(status == 128 + signal)
      #expect(terminal.hasOriginalModes)
    }
  }

  @Test func qLeaves() throws {
    try onStuckTerminal { terminal in
      terminal.type("q")
      let status = try terminal.exitStatus()
      #expect(status == 0)
      #expect(terminal.hasOriginalModes)
    }
  }

  @Test func theNewestFrameFollowsWhenOutputGoesOn() throws {
    try onStuckTerminal { terminal in
      terminal.type("?")
      let before = try Activity(of: terminal.process).computed
      try eventually("more work") {
        try Activity(of: terminal.process).computed > before + .milliseconds(500)
      }
      terminal.takeOutput()
      try terminal.stopOutput(false)
      // The frame that was cut off, and then what is to be seen now: nothing was queued up.
      let frames = [try terminal.nextFrame(), try terminal.nextFrame()]
      #expect(frames.contains { $0.contains("Help: ") })
    }
  }
}
