import Foundation
import Testing

/// A key changes the screen at once, however busy training is.
@Suite struct AnswerTests {
  /// The time that `share` of the durations stay within.
  private func quantile(_ durations: [Duration], _ share: Double) -> Duration {
    durations.sorted()[Int(share * Double(durations.count - 1))]
  }

  /// How long the machine takes at least: a process that only repeats what it reads.
  private func echoes(_ count: Int, _ terminal: PseudoTerminal) throws -> [Duration] {
    let clock = ContinuousClock()
    return try (0..<count).map { _ in
      try clock.measure {
        terminal.type("x\n")
        try eventually("an echo", every: 0) { !terminal.read(within: .seconds(1)).isEmpty }
      }
    }
  }

  @Test func keysAndEscapeWhileTrainingSaturatesTheCores() throws {
    let (clock, rounds) = (ContinuousClock(), 60)
    var opening: [Duration] = []
    var closing: [Duration] = []
    var echo: [Duration] = []
    try PseudoTerminal.run(["/bin/cat"]) { cat in
      let options = ["--compare", "--pace", "max"]
      try PseudoTerminal.run([Program.path()] + options, width: 120, height: 40) { terminal in
        try terminal.frame(with: "normscope")
        for _ in 0..<10 { _ = try terminal.nextFrame() }
        for _ in 0..<rounds {
          opening.append(
            try clock.measure {
              terminal.type("?")
              try terminal.frame(with: "Help: ")
            })
          closing.append(
            try clock.measure {
              terminal.type("\u{1B}")
              try terminal.frame(with: "plain")
            })
          echo += try echoes(1, cat)
        }
      }
    }
    let slowest = quantile(echo, 0.95)
    print("answers, median and p95: key \(quantile(opening, 0.5)) \(quantile(opening, 0.95))")
    print("Esc \(quantile(closing, 0.5)) \(quantile(closing, 0.95)), echo p95 \(slowest)")
    // What the machine takes for nothing at all, while others use it too, is not ours.
    for answers in [opening, closing] {
      #expect(quantile(answers, 0.95) < .milliseconds(100) + slowest * 10)
    }
  }
}
