import Testing

/// Back and forth in time, and on from a moment of the past.
@Suite struct TimeTravelTests {
  /// Opens a screen that has made 200 steps, with a history of every step.
  private func afterSteps(_ options: String = "", _ body: (Tmux) throws -> Void) throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons --hidden 9,9 \(options)")
      try make(steps: 200, in: terminal)
      try body(terminal)
    }
  }

  private func make(steps: Int, in terminal: Tmux) throws {
    let start = try terminal.wait(for: "a step") { $0.step != nil }.step ?? 0
    try terminal.press("S")
    try terminal.wait(for: "steps to make")
    try terminal.send("\(steps)")
    try terminal.press("Enter")
    try terminal.wait(for: "step \(start + steps)") { $0.step == start + steps && $0.isPaused }
  }

  @Test func keysShowThePastAndThePresentGoesOn() throws {
    try afterSteps { terminal in
      let present = try terminal.settled()
      for (key, header) in [
        ("Left", "step 199 of 200"), ("h", "step 198 of 200"), ("Right", "step 199 of 200"),
        ("PageUp", "step 189 of 200"), ("PageDown", "step 199 of 200"), ("Home", "step 0 of 200"),
      ] {
        try terminal.press(key)
        try terminal.wait(for: header)
      }
      let beginning = try terminal.settled()
      #expect(beginning.body != present.body)
      // Training goes on behind what is shown.
      try terminal.press("s")
      try terminal.wait(for: "step 0 of 201")
      // The strip of drift and test accuracies below reaches up to the present.
      #expect(try terminal.settled().body.dropLast(8) == beginning.body.dropLast(8))
      try terminal.press("End")
      try terminal.wait(for: "step 201") { $0.step == 201 && $0.isPaused }
    }
  }

  @Test func theMomentShownIsTheOneThatWas() throws {
    try afterSteps("--view learning") { terminal in
      try terminal.press("1")
      let then = try terminal.settled()
      try make(steps: 37, in: terminal)
      #expect(try terminal.settled().body != then.body)
      try terminal.send("\u{1B}[5~\u{1B}[5~\u{1B}[5~")  // PgUp, 30 steps
      for _ in 0..<7 { try terminal.press("h") }
      try terminal.wait(for: "step 200 of 237")
      // The axes hold the present too, the numbers are those of the moment.
      func numbers(_ picture: Picture) -> [Substring] {
        picture.text.matches(of: /mean .[0-9.]+ +σ [0-9.]+|[0-9.]+ raw +[0-9.]+ σ/).map(\.output)
      }
      let again = try terminal.settled()
      #expect(numbers(again) == numbers(then) && numbers(then).count >= 4, "\(again)")
    }
  }

  @Test func aClickOnATimeAxisGoesThere() throws {
    try afterSteps("--view learning") { terminal in
      try terminal.send("\u{1B}[<0;30;10M")
      let picture = try terminal.wait(for: " PAST")
      let step = try #require(picture.step)
      #expect((60...140).contains(step), "column 30 of a half of 120 columns")
    }
  }

  @Test func aForkWithoutAChangeRepeatsThePast() throws {
    try afterSteps { terminal in
      try terminal.press("Home")
      try terminal.wait(for: "step 0 of 200")
      for _ in 0..<5 { try terminal.press("PageDown") }
      try terminal.wait(for: "step 50 of 200")
      try terminal.press("f")
      try terminal.wait(for: "fork of step 50")
      try terminal.press("8")
      let picture = try terminal.wait(for: "two networks of 200 steps") { picture in
        picture.lines.filter { $0.contains(/plain( twin)?\h+200\h/) }.count == 2
      }
      let rows = picture.lines.filter { $0.contains(/plain( twin)?\h+200\h/) }
      let numbers = rows.map { row in row.split(separator: " ").suffix(7).joined(separator: " ") }
      #expect(numbers[0] == numbers[1], "\(picture)")
    }
  }

  @Test func bInThePastForksWithBatchNormalization() throws {
    try afterSteps { terminal in
      try terminal.press("Home")
      try terminal.wait(for: "step 0 of 200")
      try terminal.press("b")
      try terminal.press("8")
      let picture = try terminal.wait(for: "a plain network and one with batch norm") { picture in
        picture.lines.contains { $0.contains(/plain\h+200\h/) }
          && picture.lines.contains { $0.contains(/batch norm\h+200\h/) }
      }
      #expect(picture.text.contains("batch norm in at 0"), "\(picture)")
    }
  }

  @Test func aRecordingRepeatsWhatWasDone() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons --hidden 9,9 --record r.jsonl")
      try make(steps: 50, in: terminal)
      try terminal.press("b", "+")
      try terminal.wait(for: "batch norm")
      try make(steps: 30, in: terminal)
      let first = try terminal.settled()
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
      #expect(terminal.bytes(in: "r.jsonl").contains("toggle"))

      try terminal.press("C-l")
      try terminal.start("sh n replay r.jsonl --paused")
      try terminal.press("b")
      try terminal.wait(for: "a recording can’t be changed")
      try terminal.send("S200\r")
      let end = try terminal.wait(for: "replay ended")
      #expect(end.step == 80)
      #expect(try terminal.settled().body == first.body)
    }
  }

  @Test func aViewIsSavedUnderANameThatIsFree() throws {
    try afterSteps { terminal in
      _ = try terminal.settled()
      try terminal.press("o")
      try terminal.wait(for: "saved normscope-histograms-step-200.svg and .csv")
      try terminal.press("o")
      try terminal.wait(for: "saved normscope-histograms-step-200-2.svg and .csv")
      let name = "normscope-histograms-step-200"
      let (first, second) = (terminal.bytes(in: "\(name).svg"), terminal.bytes(in: "\(name)-2.svg"))
      let isSame = first == second
      #expect(isSame, "nothing has changed between the two")
      #expect(first.contains(">sigmoid</text>") && first.hasSuffix("</svg>\n"))
      let numbers = terminal.bytes(in: "\(name).csv").split(separator: "\n")
      #expect(numbers.count == 3 && numbers[0].contains("layer"), "\(numbers)")
    }
  }
}
