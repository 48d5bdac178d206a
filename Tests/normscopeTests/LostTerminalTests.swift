import Foundation
import Testing

/// Without its terminal the program ends.
@Suite struct LostTerminalTests {
  @Test(arguments: [
    "sh n", "sh n --paused", "(trap '' HUP; exec sh n --pace max)",
    "(trap '' HUP; exec sh n --paused)",
  ])
  func theProgramEnds(command: String) throws {
    try Tmux.open { terminal in
      try terminal.start(command)
      let process = try terminal.process()
      #expect(try processState(process) != nil)
      terminal.end()
      try eventually("the end of \(command)") { try processState(process) == nil }
    }
  }
}
