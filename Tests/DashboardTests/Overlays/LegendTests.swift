import Dashboard
import Drawing
import Telemetry
import Testing

/// The legend: what the marks of a view are, beside the view that they are on.
@Suite struct LegendTests {
  private static let sizes = [
    Size(width: 60, height: 16), Size(width: 80, height: 24), Size(width: 120, height: 40),
    Size(width: 200, height: 50),
  ]

  private func state(_ view: View, _ size: Size, entry: Int = 0) -> ViewState {
    var state = ViewState(size: size)
    state.view = view
    state.help = .legend(entry: entry)
    return state
  }

  private func press(_ key: Key, _ state: inout ViewState) -> [Command] {
    state.handle(.key(key), snapshot: Sample.twins)
  }

  /// The view keeps the part of the screen that the panel leaves, and is drawn there as ever.
  @Test(arguments: View.allCases) func theViewIsDrawnBesideIt(view: View) {
    let lines = Dashboard.render(
      Sample.snapshot(), state(view, Size(width: 120, height: 40))
    ).lines
    var narrow = ViewState(size: Size(width: 80, height: 40))
    narrow.view = view
    let alone = Dashboard.render(Sample.snapshot(), narrow).lines
    #expect(lines[2...38].map { String($0.prefix(80)) } == Array(alone[2...38]))
    #expect(lines[2].dropFirst(80).contains("Help: \(view.name)"))
  }

  @Test(arguments: View.allCases) func theUpperPartOfANarrowScreenIsTheViews(view: View) {
    let lines = Dashboard.render(
      Sample.snapshot(), state(view, Size(width: 80, height: 24))
    ).lines
    var low = ViewState(size: Size(width: 80, height: 16))
    low.view = view
    let alone = Dashboard.render(Sample.snapshot(), low).lines
    #expect(lines[2...14] == alone[2...14])
    #expect(lines[15].contains("Help: \(view.name)"))
  }

  /// Each entry is reached and shown as the selected one, whatever the size.
  @Test(arguments: View.allCases, sizes) func everyEntryIsReached(view: View, size: Size) throws {
    var state = state(view, size)
    var entries = 0
    while true {
      let lines = Dashboard.render(Sample.twins, state).lines
      let panel = lines.filter { $0.contains("▸") || $0.contains("Help: ") }.joined()
      let place = try #require(panel.firstMatch(of: /(\d+) of (\d+) ┐/))
      entries += 1
      #expect(Int(place.1) == entries)
      if place.1 == place.2 { break }
      _ = press(.down, &state)
    }
    #expect((9...20).contains(entries))
    _ = press(.down, &state)
    #expect(state.help == .legend(entry: entries - 1))
    _ = press(.up, &state)
    #expect(state.help == .legend(entry: entries - 2))
  }

  /// What the legend speaks of is on the picture: most entries are shown there when they are selected.
  @Test(arguments: View.allCases.filter { $0 != .anatomy && $0 != .answers })
  func theSelectedEntryIsShownOnThePicture(view: View) {
    let shown = (0..<9).count { entry in
      [Sample.twins, Sample.snapshot()].contains {
        let canvas = Dashboard.render(
          $0, state(view, Size(width: 160, height: 50), entry: entry)
        ).canvas
        // Outlines upon bars are reversed as well.
        return canvas.reversedText(in: 0..<108).contains { !"─│┌┐└┘\n".contains($0) }
      }
    }
    #expect(shown >= 5, "\(view): \(shown)")
  }

  /// Where there is no room for the words, dashes are what is saturated.
  @Test func theLimitOfANarrowDensityIsMarked() {
    let network = Sample.network(layers: [Sample.layer(spread: 6)])
    let canvas = Dashboard.render(
      Sample.snapshot([network, network]), state(.density, Size(width: 120, height: 40), entry: 2)
    ).canvas
    #expect(canvas.reversedText(in: 0..<70).contains("╌╌╌╌"))
  }

  @Test func theNumbersOfViewOneAreMarked() {
    let size = Size(width: 160, height: 50)
    for (entry, text) in [
      (0, "drift 0"), (1, "shift 0.50 raw"), (2, "raw  12.50 σ"),
      (3, "mark (step 0; m sets it)"), (5, "mean +0.00"), (7, "saturated 13 %"),
    ] {
      let canvas = Dashboard.render(
        Sample.snapshot(), state(.histograms, size, entry: entry)
      ).canvas
      #expect(canvas.reversedText(in: 0..<108).contains(text), "\(text)")
    }
  }

  @Test func aClickOnANumberSelectsItsLine() throws {
    var state = state(.histograms, Size(width: 160, height: 50))
    for (text, name) in [
      ("saturated 13 %", "saturated"), ("shift 0.50", "shift raw"), ("test ", "test"),
    ] {
      let frame = Dashboard.render(Sample.snapshot(), state)
      let wanted = Array(text.unicodeScalars)
      let place = try #require(
        frame.lines.enumerated().lazy.compactMap { y, line -> (Int, Int)? in
          let glyphs = Array(line.unicodeScalars.prefix(108))
          return (0...glyphs.count - wanted.count)
            .first { glyphs[$0...].starts(with: wanted) }.map { ($0, y) }
        }.first { $0.1 >= 2 })
      _ = state.handle(
        .mouse(Mouse(.press, x: place.0 + 1, y: place.1)), snapshot: Sample.snapshot(),
        regions: frame.regions)
      let lines = Dashboard.render(Sample.snapshot(), state).lines
      #expect(lines.contains { $0.contains("▸\(name)  ") }, "\(text)")
      #expect(state.layer == 0)
    }
  }

  @Test func keysActOnTheViewThatIsInSight() {
    var state = state(.histograms, Size(width: 120, height: 40), entry: 3)
    #expect(press(.character("b"), &state) == [.toggleNormalization(network: 0, Toggle())])
    #expect(press(.character(" "), &state) == [.setRunning(false)])
    _ = press(.character("k"), &state)
    #expect(state.layer == 1 && state.help == .legend(entry: 3))
    _ = press(.left, &state)
    #expect(state.step == 39)
    _ = press(.tab, &state)
    #expect(state.help == .legend(entry: 0))
    #expect(Dashboard.render(Sample.twins, state).lines[2].contains("Help: Percentiles"))
  }

  @Test func theWheelChoosesOverThePanelAndIsTheViewsElsewhere() {
    var state = state(.histograms, Size(width: 120, height: 40))
    let regions = Dashboard.render(Sample.snapshot(), state).regions
    func wheel(_ action: Mouse.Action, x: Int) {
      _ = state.handle(
        .mouse(Mouse(action, x: x, y: 20)), snapshot: Sample.snapshot(), regions: regions)
    }
    wheel(.wheelDown, x: 100)
    #expect(state.help == .legend(entry: 1) && state.layer == 0)
    wheel(.wheelUp, x: 30)
    #expect(state.help == .legend(entry: 1) && state.layer == 1)
  }

  @Test func theMarkIsThatOfTheRun() {
    let network = NetworkSnapshot(
      current: Sample.observation(step: 1400, markStep: 1200),
      mark: Sample.observation(step: 1200), history: History(), markers: [], divergedAt: nil)
    let lines = Dashboard.render(
      Sample.snapshot([network]), state(.histograms, Size(width: 120, height: 40), entry: 3)
    ).lines
    #expect(lines.contains { $0.contains("mark  step 1 200") }, "\(lines)")
  }
}

extension Canvas {
  /// What is written in reversed cells of the given columns, between header and footer.
  func reversedText(in columns: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    for y in 2..<size.height - 1 {
      for x in columns where self[x, y].style.isReversed { text.append(self[x, y].glyph) }
    }
    return String(text)
  }
}
