import Testing

/// The keys `b`, `B`, `c` and `x` on the live screen.
@Suite struct NormalizationKeyTests {
  private func paused(_ options: String = "", _ body: (Tmux) throws -> Void) throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused \(options)")
      try body(terminal)
    }
  }

  @Test func bInsertsAndRemovesWhileTrainingGoesOn() throws {
    try Tmux.open { terminal in
      let first = try terminal.start()
      #expect(first.text.contains("┌ plain ─"))
      try terminal.wait(for: "some steps") { ($0.step ?? 0) > 20 }
      try terminal.press("b")
      let normalized = try terminal.wait(for: "┌ batch norm ─")
      #expect(!normalized.text.contains("plain"))
      let step = try #require(normalized.step)
      try terminal.press("8")
      let learning = try terminal.wait(for: /b batch norm in at [0-9]+/)
      #expect(learning.text.contains("━ batch norm"))
      try terminal.wait(for: "further steps") { ($0.step ?? 0) > step + 5 }
      try terminal.press("b")
      try terminal.wait(for: "b batch norm out at ")
      try terminal.press("1")
      try terminal.wait(for: "┌ plain ─")
    }
  }

  @Test func markersNameTheStep() throws {
    try paused("--data moons --view learning") { terminal in
      try terminal.advance(steps: 3)
      try terminal.press("b")
      try terminal.wait(for: "b batch norm in at 3")
      try terminal.advance(steps: 2)
      try terminal.press("b")
      try terminal.wait(for: "b batch norm out at 5")
    }
  }

  @Test func nGoesThroughAllNormalizations() throws {
    try paused("--data moons --view learning") { terminal in
      let names = [
        "batch norm", "layer norm", "RMS norm", "group norm", "batch renorm",
        "centring alone", "scaling alone", "detached mean", "detached norm",
        "noisy batch norm", "whitening",
      ]
      for name in names {
        try terminal.press("n")
        try terminal.wait(for: "━ \(name)")
      }
      try terminal.press("n")
      try terminal.wait(for: "n whitening out at 0")
      try terminal.press("n", "n", "b")
      try terminal.wait(for: "b layer norm out (drop) at 0")
    }
  }

  @Test func changesTheManner() throws {
    try paused("--data moons --view learning") { terminal in
      try terminal.press("B")
      try terminal.wait(for: "b inserts by graft and removes by fold")
      try terminal.press("b")
      try terminal.wait(for: "batch norm in (graft) at 0")
      try terminal.press("B")
      try terminal.wait(for: "b inserts by snap and removes by drop")
      try terminal.press("b")
      try terminal.wait(for: "batch norm out (drop) at 0")
      try terminal.press("B", "B")
      try terminal.wait(for: "b inserts by snap and removes by fold")
    }
  }

  @Test func comparesWithATwinAndSwapsTheFocus() throws {
    try paused { terminal in
      let alone = try terminal.advance(steps: 3)
      try terminal.press("c")
      let both = try terminal.wait(for: /┌ ● plain ─.*┐┌ batch norm ─.*┐/)
      #expect(both.text.contains("loss") && both.step == 3)
      try terminal.press("x")
      try terminal.wait(for: /┌ plain ─.*┐┌ ● batch norm ─.*┐/)
      try terminal.press("b")
      try terminal.wait(for: /┌ plain ─.*┐┌ ● plain twin ─.*┐/)
      try terminal.press("x", "c")
      let again = try terminal.wait(for: /\n┌ plain ─[^┐]*┐\n/)
      #expect([alone, again].allSatisfy { $0.lines[3].contains("a typical unit; line: mark") })
    }
  }

  @Test func theFocusedNetworkStaysAlone() throws {
    try paused("--compare --data moons") { terminal in
      try terminal.press("x", "c")
      try terminal.wait(for: /\n┌ batch norm ─[^┐]*┐\n/)
      try terminal.press("x")
      try terminal.wait(for: "there is one network; c puts a twin beside it")
    }
  }

  @Test func aLateTwinIsTheSameAsOneFromTheStart() throws {
    let early = try Tmux.open { terminal in
      try terminal.start("sh n --paused --compare")
      return try terminal.advance(steps: 12)
    }
    try paused { terminal in
      try terminal.advance(steps: 12)
      try terminal.press("c")
      try terminal.wait(for: "the same as\n\(early)") { $0 == early }
    }
  }
}
