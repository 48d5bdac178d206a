import Dashboard
import Drawing
import Telemetry
import Testing

/// What a click or a turn of the wheel means, where it happens.
@Suite struct MouseTests {
  private func state(_ view: View, _ size: Size = Size(width: 120, height: 40)) -> ViewState {
    var state = ViewState(size: size)
    state.view = view
    return state
  }

  /// Uses the mouse on what is shown.
  @discardableResult private func point(
    _ action: Mouse.Action, _ x: Int, _ y: Int, _ snapshot: Snapshot, _ state: inout ViewState
  ) -> [Command] {
    let frame = Dashboard.render(snapshot, state)
    return state.handle(
      .mouse(Mouse(action, x: x, y: y)), snapshot: snapshot, regions: frame.regions)
  }

  /// The cells in which `text` begins, from left to right and from top to bottom.
  private func places(of text: String, _ snapshot: Snapshot, _ state: ViewState) -> [(Int, Int)] {
    let wanted = Array(text.unicodeScalars)
    return Dashboard.render(snapshot, state).lines.enumerated().flatMap { y, line in
      let glyphs = Array(line.unicodeScalars)
      return (0...max(0, glyphs.count - wanted.count))
        .filter { glyphs[$0...].starts(with: wanted) }.map { ($0, y) }
    }
  }

  @Test func aViewIsChosenByItsName() {
    var state = state(.histograms)
    for (digit, view) in [("8", View.learning), ("4", .shift), ("1", .histograms)] {
      let (x, y) = places(of: " \(digit) ", Sample.twins, state).last { $0.1 == 1 } ?? (0, 0)
      point(.press, x + 1, y, Sample.twins, &state)
      #expect(state.view == view)
    }
  }

  @Test(arguments: [
    (View.histograms, "layer 2"), (.percentiles, "layer 2"), (.density, "layer 2"),
    (.shift, "L2'"), (.gradients, "L2 "), (.units, "layer 2"),
  ])
  func aLayerIsSelectedWhereItIsDrawn(view: View, name: String) throws {
    var state = state(view)
    let place = try #require(
      places(of: name, Sample.twins, state).last { $0.0 >= 60 }, "\(view) shows \(name)")
    point(.press, place.0, place.1, Sample.twins, &state)
    #expect(state.layer == 1 && state.focus == 1)
    let marked = "▸" + name.trimmingPrefix("▸")
    #expect(!places(of: marked, Sample.twins, state).isEmpty)
  }

  @Test func aClickInThePictureOfALayerSelectsItAsWell() {
    let snapshot = Sample.snapshot()
    var state = state(.histograms, Size(width: 80, height: 24))
    let (x, y) = places(of: "layer 3", snapshot, state).first ?? (0, 0)
    point(.press, x + 20, y + 3, snapshot, &state)
    #expect(state.layer == 2)
  }

  @Test func aMomentIsChosenOnItsAxis() {
    var state = state(.learning)
    point(.press, 30, 20, Sample.snapshot(), &state)
    #expect((20...38).contains(state.step ?? 0))
    point(.press, 42, 20, Sample.snapshot(), &state)
    #expect(state.step == nil)
    state.view = .density
    point(.press, 40, 10, Sample.snapshot(), &state)
    #expect((10...20).contains(state.step ?? 0) && state.layer == 2)
    state.view = .percentiles
    point(.press, 60, 36, Sample.snapshot(), &state)
    #expect((22...26).contains(state.step ?? 0))
  }

  @Test func theWheelChangesTheLayerOrTheMoment() {
    var state = state(.histograms)
    point(.wheelUp, 30, 20, Sample.snapshot(), &state)
    #expect(state.layer == 1 && state.step == nil)
    state.view = .learning
    point(.wheelUp, 30, 20, Sample.snapshot(), &state)
    #expect(state.layer == 1 && state.step == 39)
    point(.wheelDown, 30, 20, Sample.snapshot(), &state)
    #expect(state.step == nil)
  }

  @Test func theListOfLessonsTakesAllClicks() throws {
    var state = state(.learning)
    state.lessons = (1...15).map { "subject \($0)" }
    func open() { _ = state.handle(.key(.character("L")), snapshot: Sample.snapshot()) }
    open()
    let line = try #require(places(of: "subject 4", Sample.snapshot(), state).first)
    point(.press, line.0, line.1, Sample.snapshot(), &state)
    #expect(!places(of: "▸  4", Sample.snapshot(), state).isEmpty && state.wantsLesson == nil)
    point(.wheelDown, 2, 20, Sample.snapshot(), &state)
    #expect(!places(of: "▸  5", Sample.snapshot(), state).isEmpty && state.layer == 0)
    point(.press, line.0, line.1, Sample.snapshot(), &state)
    point(.press, line.0, line.1, Sample.snapshot(), &state)
    #expect(state.wantsLesson == 3)
    // Beside it a click closes it and reaches nothing below, the views' names neither.
    for (x, y) in [(10, 20), (118, 1)] {
      open()
      point(.press, x, y, Sample.snapshot(), &state)
      #expect(places(of: "Lessons", Sample.snapshot(), state).isEmpty)
      #expect(state.step == nil && state.view == .learning)
    }
    open()
    let title = try #require(places(of: "Lessons", Sample.snapshot(), state).first)
    point(.press, title.0, title.1, Sample.snapshot(), &state)
    #expect(!places(of: "Lessons", Sample.snapshot(), state).isEmpty)
    let cancel = try #require(places(of: "Esc cancels", Sample.snapshot(), state).first)
    point(.press, cancel.0, cancel.1, Sample.snapshot(), &state)
    #expect(places(of: "Lessons", Sample.snapshot(), state).isEmpty)
  }

  @Test func theSettingsTakeClicks() throws {
    let snapshot = Sample.snapshot()
    var state = state(.learning)
    _ = state.handle(.key(.character(",")), snapshot: snapshot)
    for text in ["mini-batch", "▸", "Enter starts"] {
      let place = try #require(places(of: text, snapshot, state).last)
      let commands = point(.press, place.0, place.1, snapshot, &state)
      var settings = Settings(of: Sample.trainer)
      settings.batchSize = 100
      #expect(commands == (text == "Enter starts" ? [.restart(seed: 7, settings)] : []))
    }
    #expect(state.step == nil)
  }

  /// Keys and a click may come between two frames: what is clicked then is not there any more.
  @Test(arguments: ["?", "L", ","], ["?", "L", ","])
  func aClickChoosesFromTheListThatWasShown(shown: String, opened: String) {
    let snapshot = Sample.snapshot()
    func press(_ key: String, _ state: inout ViewState) {
      for key in key.unicodeScalars { _ = state.handle(.key(.character(key)), snapshot: snapshot) }
    }
    var before = state(.units)
    before.lessons = (1...30).map { "subject \($0)" }
    var state = before
    press(shown, &before)
    press(opened, &state)
    let kept = Dashboard.render(snapshot, state).lines
    let regions = Dashboard.render(snapshot, before).regions
    var lines = 0
    for (x, y) in [38, 60, 70].flatMap({ x in (2..<38).map { (x, $0) } }) {
      guard case .line = regions.click(atX: x, y: y) else { continue }
      lines += 1
      var clicked = state
      let click = Event.mouse(Mouse(.press, x: x, y: y))
      #expect(clicked.handle(click, snapshot: snapshot, regions: regions).isEmpty)
      let now = Dashboard.render(snapshot, clicked).lines
      #expect(shown == opened || now == kept, "\(x), \(y)")
    }
    #expect(lines > 3)
  }

  @Test(arguments: [
    ("b batch", Command.toggleNormalization(network: 0, Toggle())),
    ("c compare", .compare(true, beside: 0)),
    ("pause", .setRunning(false)), ("s step", .advance(steps: 1)), ("+", .setRate(1)),
    ("- rate", .setRate(0.2)), ("] pace", .setPace(.stepsPerSecond(120))),
    ("[ ] pace", .setPace(.stepsPerSecond(20))), ("m mark", .mark),
  ])
  func theFootersWordsDoWhatTheirKeysDo(words: String, command: Command) throws {
    var state = state(.histograms, Size(width: 200, height: 40))
    let place = try #require(places(of: words, Sample.snapshot(), state).last { $0.1 == 39 })
    #expect(point(.press, place.0, place.1, Sample.snapshot(), &state) == [command])
  }

  @Test func aClickDoesNotEndTheProgram() throws {
    var state = state(.histograms, Size(width: 200, height: 40))
    let place = try #require(places(of: "q quit", Sample.snapshot(), state).last)
    point(.press, place.0, place.1, Sample.snapshot(), &state)
    #expect(!state.wantsToQuit)
  }

  @Test func theSignsOfRunningAndPausingTakeClicks() throws {
    var state = state(.histograms)
    let still = Sample.snapshot(isRunning: false)
    var place = try #require(places(of: "▶", Sample.snapshot(), state).first)
    #expect(
      point(.press, place.0, place.1, Sample.snapshot(), &state) == [.setRunning(false)])
    place = try #require(places(of: "‖", still, state).first)
    #expect(point(.press, place.0, place.1, still, &state) == [.setRunning(true)])
  }

  /// What was clicked is what was on screen, and a click draws nothing.
  @Test func clicksGoByTheFrameThatIsShown() {
    var state = state(.learning)
    let click = Event.mouse(Mouse(.press, x: 30, y: 20))
    _ = state.handle(click, snapshot: Sample.snapshot())
    #expect(state.step == nil, "without a frame there is nothing to click")
    let frame = Dashboard.render(Sample.snapshot(), state)
    state.view = .histograms
    _ = state.handle(click, snapshot: Sample.snapshot(), regions: frame.regions)
    #expect((20...38).contains(state.step ?? 0))
  }
}
