import Testing

/// A network whose numbers cease to be finite, beside one that goes on.
@Suite struct DivergenceTests {
  private let options = """
    --activation relu --init he --hidden 100,100,100,100,100,100 --lr 1 --pace max
    """

  /// No picture may contain a number that is none.
  private func check(_ picture: Picture) {
    #expect(!picture.text.lowercased().contains(/\b(nan|inf)\b/), "\(picture)")
  }

  @Test(arguments: ["histograms", "learning"])
  func stopsOneNetworkAndNotTheOther(view: String) throws {
    try Tmux.open(width: 160, height: 50) { terminal in
      try terminal.start("sh n \(options) --compare --view \(view)")
      let mark = view == "histograms" ? "┌ ● plain  diverged at step" : "× diverged at"
      let diverged = try terminal.wait(for: mark)
      let step = try #require(diverged.step)
      try terminal.wait(for: "the other's steps") { picture in
        check(picture)
        return (picture.step ?? 0) > step + 100
      }
      for key in ["Tab", "v", "v", "v", "m", "a"] {
        try terminal.press(key)
        check(try terminal.picture())
      }
      try terminal.press("1", "b")
      let answer = try terminal.wait(for: /this network diverged at step [0-9]+; r starts again/)
      #expect(answer.text.contains("batch norm"))
      #expect(answer.header.contains("▶"))
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test func endsTrainingWhereNoNetworkIsLeft() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n \(options)")
      check(try terminal.wait(for: "■ diverged"))
      try terminal.press("Space")
      check(try terminal.wait(for: "nothing left to train: diverged; r starts again"))
      try terminal.press("-", "-", "-", "-", "-", "-")
      try terminal.wait(for: "a small rate") { $0.header.contains("SGD 0.01") }
      try terminal.press("r")
      try terminal.wait(for: "a new start") { $0.step == 0 && !$0.text.contains("diverged") }
      try terminal.press("Space")
      try terminal.wait(for: "steps") { ($0.step ?? 0) > 20 && !$0.text.contains("diverged") }
    }
  }
}
