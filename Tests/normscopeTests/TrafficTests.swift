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

  /// Counted beside a program that draws as often as it may, 12 or 60 times as often as asked for here.
  ///
  /// Where that is held up, there are other frames to count.
  @Test(arguments: [(1, 2), (5, 5)]) func framesAreNoMoreThanAskedFor(fps: Int, most: Int) throws {
    let options = ["--data", "moons", "--hidden", "3", "--pace", "500", "--fps"]
    try watch(options + ["60"]) { fast in
      try watch(options + ["\(fps)"]) { slow in
        try eventually("at most \(most) frames beside 30", every: 0) {
          for terminal in [fast, slow] { while !terminal.takeOutput().isEmpty {} }
          var output = ""
          for _ in 0..<30 {
            _ = try fast.nextFrame()
            output += slow.takeOutput()
          }
          return output.ranges(of: "\u{1B}[?2026h").count <= most
        }
      }
    }
  }
}
