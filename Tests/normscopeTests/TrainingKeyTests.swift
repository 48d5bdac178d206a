import Testing

/// The keys that change how training goes on.
@Suite struct TrainingKeyTests {
  private func paused(_ options: String = "", _ body: (Tmux) throws -> Void) throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons \(options)")
      try body(terminal)
    }
  }

  @Test func theFirstFrameAppearsAndTheStepMoves() throws {
    try Tmux.open { terminal in
      let first = try #require(try terminal.start().step)
      let later = try terminal.wait(for: "later steps") { ($0.step ?? 0) > first + 10 }
      #expect(later.header.contains("784·100·100·100·10 sigmoid") && later.header.contains("▶"))
      #expect(later.header.contains("SGD 0.5") && later.header.contains("seed 1"))
    }
  }

  @Test func plusAndMinusChangeTheRate() throws {
    try paused("--view learning") { terminal in
      for (key, rate) in [
        ("+", "1"), ("=", "2"), ("-", "1"), ("_", "0.5"), ("-", "0.2"), ("-", "0.1"), ("+", "0.2"),
      ] {
        try terminal.press(key)
        try terminal.wait(for: "SGD \(rate) ") { $0.header.contains("SGD \(rate) ") }
      }
      try terminal.wait(for: "rate 0.1 → 0.2 at 0")
    }
  }

  @Test func bracketsChangeThePace() throws {
    try paused { terminal in
      for (key, pace) in [
        ("]", "  120 steps/s"), ("[", "  60 steps/s"), ("[", "  20 steps/s"), ("[", "  10 steps/s"),
        ("[", "  5 steps/s"), ("[", "  2 steps/s"), ("[", "  1 step/s"),
      ] {
        try terminal.press(key)
        try terminal.wait(for: pace) { $0.header.contains(pace) }
      }
      for _ in 0..<10 { try terminal.press("]") }
      try terminal.wait(for: "no limit")
    }
  }

  @Test func anOptionSetsThePace() throws {
    try paused("--pace 7") { try $0.wait(for: "  7 steps/s") }
    try paused("--pace max") { try $0.wait(for: "no limit") }
  }

  @Test func mSetsTheMark() throws {
    try paused { terminal in
      try terminal.press("v")
      try terminal.wait(for: "(step 0; m sets it)")
      try terminal.advance(steps: 3)
      try terminal.press("m")
      let marked = try terminal.wait(for: "(step 3; m sets it)")
      #expect(marked.text.contains("mark set"))
      try terminal.wait(for: "no shift since then") { picture in
        let rows = picture.body.filter { $0.contains("shift 0") }
        return rows.count == 3 && rows.allSatisfy { $0.contains("0.00 raw") }
      }
      try terminal.press("8")
      try terminal.wait(for: "m mark at 3")
    }
  }

  @Test func eGoesToTheEndOfTheEpoch() throws {
    // 3,000 examples in batches of 60.
    try paused { terminal in
      try terminal.advance(steps: 3)
      for epoch in 1...3 {
        try terminal.press("e")
        let picture = try terminal.wait(for: "epoch \(epoch)") {
          $0.isPaused && $0.step == epoch * 50
        }
        #expect(picture.header.contains("epoch \(epoch).00"))
      }
      try terminal.advance(steps: 1)
    }
  }

  @Test func eFromARunPausesToo() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --data moons --pace 5")
      try terminal.press("e")
      let picture = try terminal.wait(for: "the pause") { $0.isPaused }
      #expect(picture.step == 50)
    }
  }

  @Test func rRepeatsTheRunBitForBit() throws {
    try paused("--compare") { terminal in
      try terminal.press("8")
      let first = try terminal.advance(steps: 5)
      try terminal.press("r")
      let start = try terminal.wait(for: "step 0") { $0.step == 0 }
      #expect(start.text.contains("started again from seed 1"))
      #expect(try terminal.advance(steps: 5) == first)
    }
  }

  @Test func capitalRTakesTheNextSeed() throws {
    try paused { terminal in
      let first = try terminal.advance(steps: 2)
      try terminal.press("R")
      let start = try terminal.wait(for: "step 0") { $0.step == 0 }
      #expect(start.text.contains("started again from seed 2"))
      #expect(start.header.contains("seed 2") && !first.header.contains("seed 2"))
      let second = try terminal.advance(steps: 2)
      #expect(second.body != first.body)
      try terminal.press("R")
      try terminal.wait(for: "seed 3") { $0.header.contains("seed 3") }
    }
  }
}
