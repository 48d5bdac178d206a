import Dashboard
import Drawing
import Telemetry
import Testing

/// The keys that choose runs and tags of logs.
@Suite struct LogKeyTests {
  private static func snapshot(_ shown: [String], filter: String? = nil) -> Snapshot {
    Snapshot(
      run: RunInfo(
        facts: [],
        log: LogInfo(
          runs: shown,
          all: ["a", "b/c", "d"].enumerated().map {
            LoggedRun(name: $1, step: 1000 * $0, time: "2026-11-25 09:15:3\($0)")
          }, filter: filter.flatMap { TagFilter($0) }, interval: 50, absence: "")),
      status: Status(isRunning: true, pace: .unlimited, refused: [:]),
      networks: shown.map { _ in
        ScriptedSource.network(layers: 2, []) { ScriptedSource.bins(Double($0)) }
      })
  }

  private func press(
    _ keys: [Key], _ snapshot: Snapshot, _ state: inout ViewState
  ) -> [Command] {
    keys.flatMap { state.handle(.key($0), snapshot: snapshot) }
  }

  private func typed(_ text: String) -> [Key] { text.unicodeScalars.map { .character($0) } }

  @Test(arguments: [
    (["a"], [Key.down, .enter], ["b/c"]),
    (["a"], [.down, .down, .down, .enter], ["d"]),
    (["a"], [.down, .character(" ")], ["a", "b/c"]),
    (["a", "d"], [.down, .character(" ")], ["a", "b/c"]),
    // What is there goes, and comes to the other place.
    (["a", "d"], [.end, .character(" ")], ["a"]),
    (["a", "d"], [.home, .character(" ")], ["d"]),
    (["a", "d"], [.end, .enter], ["d", "a"]),
    (["d"], [.pageUp, .enter], ["a"]),
  ])
  func runsAreChosen(shown: [String], keys: [Key], chosen: [String]) {
    var state = ViewState(size: Size(width: 100, height: 30))
    let commands = press([.character("C")] + keys, Self.snapshot(shown), &state)
    #expect(commands == [.showRuns(chosen)])
  }

  @Test func theListTellsWhereRunsEndAndWhichAreShown() {
    let snapshot = Self.snapshot(["d", "a"])
    for size in [Size(width: 80, height: 24), Size(width: 60, height: 16)] {
      var state = ViewState(size: size)
      #expect(press([.character("C")], snapshot, &state).isEmpty)
      let text = Dashboard.render(snapshot, state).lines.joined(separator: "\n")
      #expect(text.contains("1  ┈ a    step 0      2026-11-25 09:15:30"))
      #expect(text.contains("2    b/c  step 1 000  2026-11-25 09:15:31"))
      #expect(text.contains("▸  3  ━ d    step 2 000  2026-11-25 09:15:32"))
      for key in [Key.escape, .character("C"), .control("c")] {
        var left = state
        #expect(press([key], snapshot, &left).isEmpty && !left.wantsToQuit)
        #expect(!Dashboard.render(snapshot, left).lines.joined().contains("Enter shows it"))
      }
    }
  }

  @Test func aClickSelectsARunAndAnotherShowsIt() throws {
    let snapshot = Self.snapshot(["a"])
    var state = ViewState(size: Size(width: 80, height: 24))
    _ = press([.character("C")], snapshot, &state)
    for expected in [[], [Command.showRuns(["b/c"])]] {
      let frame = Dashboard.render(snapshot, state)
      let y = try #require(frame.lines.firstIndex { $0.contains("b/c") })
      let click = Event.mouse(Mouse(.press, x: 40, y: y))
      #expect(state.handle(click, snapshot: snapshot, regions: frame.regions) == expected)
    }
  }

  @Test func tagsAreChosen() throws {
    let snapshot = Self.snapshot(["a"])
    var state = ViewState(size: Size(width: 100, height: 30))
    let text = try #require(TagFilter("conv q"))
    #expect(
      press([.character("/")] + typed("conv qr") + [.backspace, .enter], snapshot, &state)
        == [.filter(text)])
    #expect(press([.character("/")] + typed("x") + [.escape], snapshot, &state).isEmpty)
    #expect(!state.wantsToQuit)
    #expect(press([.character("/"), .enter], snapshot, &state) == [.filter(nil)])
    let expression = try #require(TagFilter("/^a.b/"))
    #expect(
      press([.character("/")] + typed("/^a.b/") + [.enter], snapshot, &state)
        == [.filter(expression)])
    // The text begins with what is shown.
    let filtered = Self.snapshot(["a"], filter: "conv")
    #expect(
      press([.character("/")] + typed("1") + [.enter], filtered, &state)
        == [.filter(TagFilter("conv1"))])
  }

  @Test func aWrongExpressionIsToldAndCanBeCorrected() {
    let snapshot = Self.snapshot(["a"])
    var state = ViewState(size: Size(width: 80, height: 24))
    #expect(press([.character("/")] + typed("/(/") + [.enter], snapshot, &state).isEmpty)
    let footer = Dashboard.render(snapshot, state).lines[23]
    #expect(footer.contains("tags: /(/_   this is no regular expression"))
    #expect(press([.backspace, .backspace], snapshot, &state).isEmpty)
    #expect(press([.enter], snapshot, &state) == [.filter(TagFilter("/"))])
    #expect(TagFilter("/(/") == nil)
  }

  @Test func whoTrainsHasNoRunsAndNoTags() {
    for key in ["C", "/"] as [Unicode.Scalar] {
      var state = ViewState(size: Size(width: 80, height: 24))
      #expect(state.handle(.key(.character(key)), snapshot: Sample.snapshot()).isEmpty)
      #expect(state.message?.contains("this is no folder of logs") == true)
    }
  }
}
