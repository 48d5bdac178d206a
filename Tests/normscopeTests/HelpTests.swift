import Dashboard
import Testing

/// And the help's own keys.
@Suite struct HelpTests {
  @Test func listsEveryBindingOfTheTable() throws {
    try Tmux.open(width: 200, height: 120) { terminal in
      try terminal.start("sh n --paused --data moons")
      try terminal.press("?", "?")
      let lines = try terminal.wait(for: "Sources").lines.map { $0.drop { "│ ".contains($0) } }
      let start = try #require(lines.firstIndex { $0.hasPrefix("Keys") })
      let keys = lines[(start + 1)...].prefix { $0.contains { $0 != " " && $0 != "│" } }
      #expect(keys.count == Binding.table.count)
      for (line, binding) in zip(keys, Binding.table) {
        let words = line.drop { $0 != " " }.drop { $0 == " " }
        #expect(line.hasPrefix(binding.label), "\(line)")
        #expect(line.contains(binding.explanation), "\(line), \(words)")
      }
    }
  }

  @Test func scrollsThroughAllOfItOnASmallScreen() throws {
    try Tmux.open(width: 60, height: 16) { terminal in
      try terminal.start("sh n --paused --data moons")
      try terminal.press("?", "?")
      let top = try terminal.wait(for: "On this view")
      var (before, picture) = (top, top)
      for _ in 0..<400 where !picture.text.contains("1801.05134") {
        before = picture
        try terminal.press("Down")
        picture = try terminal.wait(for: "the next line") { $0 != before }
      }
      #expect(picture.text.contains("Li 2018"))
      // At the end it stops: one key goes back, however many more were pressed there.
      try terminal.press("Down", "Down", "Down", "Up")
      try terminal.wait(for: "the line before:\n\(before)\n") { $0 == before }
      try terminal.press("Escape")
      try terminal.wait(for: "the view") { $0.text.contains("layer 1") }
    }
  }

  @Test(arguments: ["?", "Escape", "F1"]) func closesAgain(key: String) throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons")
      let before = try terminal.settled()
      try terminal.press(key == "F1" ? key : "?")
      let help = try terminal.wait(for: "Help: Histograms")
      #expect(help.header == before.header)
      if key != "Escape" {
        try terminal.press(key)
        try terminal.wait(for: "On this view")
      }
      try terminal.press(key)
      #expect(try terminal.wait(for: "the view") { $0 == before } == before)
    }
  }

  @Test func trainingGoesOnBesideTheLegend() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons")
      try terminal.press("?", "b")
      try terminal.wait(for: "batch norm in the view, and the legend") {
        $0.text.contains("┌ batch norm ") && $0.text.contains("Help: Histograms")
      }
      try terminal.press("?", "b")
      let refused = try terminal.wait(for: "b waits until the help is closed")
      #expect(refused.text.contains("On this view"))
      try terminal.press("q")
      try terminal.wait(for: "the view") { $0.text.contains("┌ batch norm ") }
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test func tellsOfTheViewThatItCovers() throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons --view learning")
      for page in ["?", "8", "?"] {
        try terminal.press(page)
        try terminal.wait(for: "Help: Learning")
      }
      try terminal.press("1")
      try terminal.wait(for: "Help: Histograms")
    }
  }
}
