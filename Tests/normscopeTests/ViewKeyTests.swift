import Dashboard
import Testing

/// The keys and clicks that change what is shown, not what is trained.
@Suite struct ViewKeyTests {
  private func paused(_ options: String = "", _ body: (Tmux) throws -> Void) throws {
    try Tmux.open { terminal in
      try terminal.start("sh n --paused --data moons \(options)")
      try body(terminal)
    }
  }

  private let learning = "loss, cross-entropy in nats"
  private let histograms = "what each sigmoid receives"

  @Test func tabAndDigitsSwitchViews() throws {
    try paused { terminal in
      let views = View.allCases
      for key in views.dropFirst().map({ "\($0.rawValue)" }) + ["1"] {
        try terminal.press(key)
        let view = try #require(views.first { "\($0.rawValue)" == key })
        try terminal.wait(for: "\(view.rawValue) \(view.name)")
      }
      for view in views.dropFirst() + views.prefix(1) {
        try terminal.press("Tab")
        try terminal.wait(for: "\(view.rawValue) \(view.name)")
      }
      for view in views.reversed() {
        try terminal.press("BTab")
        try terminal.wait(for: "\(view.rawValue) \(view.name)")
      }
      try terminal.wait(for: histograms)
      try terminal.press("8")
      try terminal.wait(for: learning)
    }
  }

  @Test(arguments: View.allCases) func everyViewHasSomethingToShow(view: View) throws {
    for (options, width, height) in [("", 120, 40), ("--compare", 60, 16), ("--compare", 200, 50)] {
      try Tmux.open(width: width, height: height) { terminal in
        try terminal.start("sh n --paused --data moons --view \(view.name) \(options)")
        let first = try terminal.settled()
        #expect(first.body.contains { $0.contains { !$0.isWhitespace } }, "\(first)")
        let before = try terminal.styledPicture()
        let later = try terminal.advance(steps: 3)
        // What changes may be colours alone; the first two lines are of the step.
        let after = try terminal.styledPicture()
        #expect(
          after.split(separator: "\n").dropFirst(2) != before.split(separator: "\n").dropFirst(2),
          "\(later)")
      }
    }
  }

  @Test func anOptionNamesTheFirstView() throws {
    try paused("--view Learning") { try $0.wait(for: learning) }
  }

  @Test func vCyclesThePictures() throws {
    try paused { terminal in
      let all = try terminal.settled()
      let titles = [
        "each unit since the mark (step 0; m sets it), in its own σ of then",
        "a typical unit (median shift), outline: the mark",
        "what each sigmoid receives (all units)",
      ]
      for title in titles {
        try terminal.press("v")
        let picture = try terminal.wait(for: "only “\(title)”") {
          $0.lines.count > 3 && $0.lines[3].contains(title)
        }
        #expect(titles.filter { picture.lines[3].contains($0) } == [title])
      }
      try terminal.press("v")
      try terminal.wait(for: "all pictures") { $0 == all }
    }
  }

  @Test func arrowsSelectALayer() throws {
    try paused("--hidden 9,9,9,9,9,9,9,9") { terminal in
      for (key, layer) in [("Up", 2), ("k", 3), ("k", 4), ("Down", 3), ("j", 2), ("j", 1)] {
        try terminal.press(key)
        try terminal.wait(for: "▸layer \(layer) ")
      }
      // What is past the end is not counted.
      try terminal.press("j", "j", "k")
      try terminal.wait(for: "▸layer 2 ")
      for _ in 0..<9 { try terminal.press("k") }
      try terminal.wait(for: "▸layer 8 ")
    }
  }

  @Test func wheelAndClicksWork() throws {
    try paused("--compare") { terminal in
      // Reports of a terminal: wheel up, then presses on the right half and on a view's digit.
      try terminal.send("\u{1B}[<64;10;10M")
      try terminal.wait(for: "▸layer 2 ")
      try terminal.send("\u{1B}[<0;100;20M")
      try terminal.wait(for: "● batch norm")
      let header = try #require(try terminal.picture().lines.dropFirst().first)
      let digit = try #require(header.lastIndex(of: "8"))
      let column = header.distance(from: header.startIndex, to: digit) + 1
      try terminal.send("\u{1B}[<0;\(column);2M")
      try terminal.wait(for: learning)
    }
  }

  @Test func aKeepsTheAxes() throws {
    try paused("--activation relu --init he --lr 0.5") { terminal in
      func labels(_ picture: Picture) -> String? { picture.body.last { $0.contains("−100") } }
      try terminal.press("a")
      let before = try terminal.wait(for: "axes locked")
      let locked = try #require(labels(before))
      #expect(locked.contains("−4"))
      try terminal.press("Space")
      try terminal.wait(for: "many steps") { ($0.step ?? 0) > 60 }
      try terminal.press("Space")
      #expect(try labels(terminal.wait(for: "the pause") { $0.isPaused }) == locked)
      try terminal.press("a")
      let after = try terminal.wait(for: "axes follow the data again")
      #expect(labels(after) != locked)
    }
  }

  @Test func unknownKeysDoNothing() throws {
    try paused { terminal in
      let before = try terminal.advance(steps: 1)
      try terminal.press(
        "Z", "0", "y", "ü", "漢", "BSpace", "DC", "F5", "C-a", "C-y",
        "M-z", "%", "\"")
      // What is beyond a terminal's keys: unknown and cut-off sequences, a reply, a paste's frame.
      for bytes in [
        "\u{1B}[99~", "\u{1B}[?62;4c", "\u{1B}]11;rgb:0/0/0\u{7}", "\u{1B}[200~\u{1B}[201~",
      ] {
        try terminal.send(bytes)
      }
      // They have all been read when a key behind them has been answered.
      try terminal.press("8")
      try terminal.wait(for: learning)
      try terminal.press("1")
      try terminal.wait(for: histograms)
      #expect(try terminal.settled() == before)
    }
  }
}
