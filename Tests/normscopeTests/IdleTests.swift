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

  /// Waits until no byte comes from any of the terminals and then expects nothing to happen.
  private func expectIdleness(_ terminals: [PseudoTerminal], _ what: String) throws {
    for terminal in terminals {
      try eventually("no more bytes", every: 0) {
        terminal.read(within: .milliseconds(300)).isEmpty
      }
    }
    let before = try terminals.map { try Activity(of: $0.process) }
    usleep(UInt32(Self.seconds * 1e6))
    for (terminal, before) in zip(terminals, before) {
      let after = try Activity(of: terminal.process)
      #expect(terminal.read(within: .zero).isEmpty, "\(what)")
      let share = (after.computed - before.computed) / .seconds(Self.seconds)
      #expect(share < 0.002, "\(what): \(share) of a core")
      #expect(after.wakes - before.wakes <= 2, "\(what): \(after.wakes - before.wakes)")
    }
  }

  /// Of one network and of two, side by side.
  @Test func aPausedScreenRests() throws {
    let arguments = [try Program.path(), "--data", "moons", "--fps", "60"]
    try PseudoTerminal.run(arguments) { one in
      try PseudoTerminal.run(arguments + ["--compare"]) { two in
        try expectRest([one, two])
      }
    }
  }

  private func expectRest(_ terminals: [PseudoTerminal]) throws {
    for terminal in terminals {
      try terminal.frame(with: "normscope")
      for _ in 0..<5 { _ = try terminal.nextFrame() }
      terminal.type(" ")
    }
    for view in View.allCases {
      for terminal in terminals { terminal.type("\(view.rawValue + 1)") }
      try expectIdleness(terminals, view.name)
    }
    for overlay in ["?", ",", "L", "S"] {
      for terminal in terminals { terminal.type(overlay) }
      try expectIdleness(terminals, overlay)
      for terminal in terminals {
        terminal.type("\u{1B}")
        _ = try terminal.nextFrame()
      }
    }
    // They were not dead.
    for terminal in terminals {
      terminal.type("?")
      try terminal.frame(with: "Help: ")
    }
  }
}
