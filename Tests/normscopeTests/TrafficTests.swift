import Dashboard
import Foundation
import Testing

/// What goes over the wire, counted at its other end.
@Suite struct TrafficTests {
  private func watch(_ options: [String], _ body: (PseudoTerminal) throws -> Void) throws {
    try PseudoTerminal.run([Program.path()] + options) { terminal in
      try terminal.frame(with: "normscope")
      try terminal.frame(with: "step")
      try body(terminal)
    }
  }

  @Test(arguments: View.allCases, [[], ["--compare"]])
  func ordinaryFramesStayUnder30Kilobytes(view: View, options: [String]) throws {
    try watch(["--view", view.name] + options) { terminal in
      // The first frames are drawn on an empty screen.
      for _ in 0..<3 { _ = try terminal.nextFrame() }
      var sizes: [Int] = []
      for _ in 0..<40 { sizes.append(try terminal.nextFrame().utf8.count) }
      let median = sizes.sorted()[20]
      #expect(sizes.allSatisfy { $0 > 0 && $0 < 30_000 }, "\(view.name): \(sizes.max() ?? 0)")
      #expect(median < 12_000, "\(view.name): \(median)")
    }
  }

  @Test(arguments: View.allCases) func anUnchangedFrameIsNotWritten(view: View) throws {
    try watch(["--view", view.name, "--fps", "60", "--compare"]) { terminal in
      for _ in 0..<5 { _ = try terminal.nextFrame() }
      terminal.type(" ")
      // The last frames may still be on their way; 30 more would come in half a second.
      try eventually("half a second without a byte", every: 0) {
        terminal.read(within: .milliseconds(500)).isEmpty
      }
      #expect(kill(terminal.process, 0) == 0)
      terminal.type("?")
      try terminal.frame(with: "Help: \(view.name)")
    }
  }

  @Test func framesAreNoMoreThanAskedFor() throws {
    try watch(["--fps", "5", "--pace", "max"]) { terminal in
      let clock = ContinuousClock()
      let start = clock.now
      var frames = 0
      while frames < 10 {
        _ = try terminal.nextFrame()
        frames += 1
      }
      // The first may have waited in the queue.
      #expect(clock.now - start > .seconds(Double(frames - 2) / 5))
    }
  }
}
