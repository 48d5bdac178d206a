import Foundation
import Testing

/// A key changes the screen at once, however busy training is.
@Suite struct AnswerTests {
  /// How many frames there are to the first one that contains `text`, itself counted.
  private func frames(to text: String, on terminal: PseudoTerminal) throws -> Int {
    var count = 1
    while try !terminal.nextFrame().contains(text) {
      guard count < 1000 else { throw Failure("“\(text)” is in none of \(count) frames") }
      count += 1
    }
    return count
  }

  private func median(_ durations: [Duration]) -> Duration {
    durations.sorted()[durations.count / 2]
  }

  @Test func keysAndEscapeWhileTrainingSaturatesTheCores() throws {
    let clock = ContinuousClock()
    var times: [Duration] = []
    let options = ["--compare", "--pace", "max"]
    try PseudoTerminal.run([Program.path()] + options, width: 120, height: 40) { terminal in
      try terminal.frame(with: "normscope")
      for _ in 0..<10 { _ = try terminal.nextFrame() }
      for _ in 0..<60 {
        // Beside the legend there is no room for so long a title, so that it is drawn when that closes.
        for (key, text) in [("?", "Help: "), ("\u{1B}", "in σ since the mark")] {
          terminal.takeOutput()
          let start = clock.now
          terminal.type(key)
          // The frame at hand, one before an Esc is told from a sequence, and one on its way.
          let count = try frames(to: text, on: terminal)
          #expect(count <= 4)
          times.append(clock.now - start)
        }
      }
    }
    print("60 keys and 60 Esc were answered within \(median(times)) by half")
  }
}
