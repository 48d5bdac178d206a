import Dashboard
import Foundation
import Testing

/// Where nothing happens, nothing is done: no byte, no computing, no waking up.
///
/// `NORMSCOPE_IDLE_SECONDS=30` looks at each screen for longer.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/schedstat")))
struct IdleTests {
  private static let settings = ProcessInfo.processInfo.environment
  private static let seconds = settings["NORMSCOPE_IDLE_SECONDS"].flatMap { Double($0) } ?? 1

  /// Waits until no byte comes and then expects nothing to happen.
  private func expectIdleness(_ terminal: PseudoTerminal, _ what: String) throws {
    try eventually("no more bytes", every: 0) {
      terminal.read(within: .milliseconds(300)).isEmpty
    }
    let before = try Activity(of: terminal.process)
    let output = terminal.read(within: .seconds(Self.seconds))
    let after = try Activity(of: terminal.process)
    #expect(output.isEmpty, "\(what)")
    let share = (after.computed - before.computed) / .seconds(Self.seconds)
    #expect(share < 0.002, "\(what): \(share) of a core")
    #expect(after.wakes - before.wakes <= 2, "\(what): \(after.wakes - before.wakes)")
  }

  @Test(arguments: [[], ["--compare"]]) func aPausedScreenRests(options: [String]) throws {
    let arguments = ["--data", "moons", "--fps", "60"] + options
    try PseudoTerminal.run([Program.path()] + arguments) { terminal in
      try terminal.frame(with: "normscope")
      for _ in 0..<5 { _ = try terminal.nextFrame() }
      terminal.type(" ")
      for view in View.allCases {
        terminal.type("\(view.rawValue + 1)")
        try expectIdleness(terminal, view.name)
      }
      for overlay in ["?", ",", "L", "S"] {
        terminal.type(overlay)
        try expectIdleness(terminal, overlay)
        terminal.type("\u{1B}")
        _ = try terminal.nextFrame()
      }
      // It was not dead.
      terminal.type("?")
      try terminal.frame(with: "Help: ")
    }
  }
}
