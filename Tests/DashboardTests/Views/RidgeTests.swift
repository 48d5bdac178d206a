import Dashboard
import Drawing
import Telemetry
import Testing

/// View 3 as ridges.
struct RidgeTests {
  private func canvas(
    _ snapshot: Snapshot, height: Int = 40, _ change: (inout ViewState) -> Void = { _ in }
  ) -> Canvas {
    var state = ViewState(size: Size(width: 120, height: height))
    state.view = .density
    _ = state.handle(.key(.character("v")), snapshot: snapshot)
    change(&state)
    return Dashboard.render(snapshot, state).canvas
  }

  @Test func vDrawsOneOutlineForEachStepBesideItsNumber() throws {
    let lines = canvas(Sample.snapshot()).lines
    let steps = lines.compactMap { $0.firstMatch(of: #/^│ +([0-9]+) /#).flatMap { Int($0.1) } }
    let first = try #require(steps.firstIndex(of: 40))
    #expect(steps.first == 0 && steps.prefix(first + 1).sorted() == Array(steps.prefix(first + 1)))
    #expect(steps.count { $0 == 40 } == 3, "the newest stands in front in each layer")
    #expect(lines.contains { $0.contains("the newest in front") })
    let again = canvas(Sample.snapshot()) {
      _ = $0.handle(.key(.character("v")), snapshot: Sample.snapshot())
    }
    #expect(again.lines.contains { $0.contains("in %:") })
  }

  @Test func theOutlineIsHighWhereTheValuesAre() throws {
    let layers = [Sample.layer(center: 3, spread: 0.5)]
    let drawn = canvas(Sample.snapshot([Sample.network(layers: layers)]))
    let front = try #require(drawn.lines.firstIndex { $0.contains(/\ 40 [⠀-⣿]/) })
    // The base is drawn where there are no values, and nothing of it where there are.
    let base = (8..<118).filter { drawn[$0, front].glyph == "⣀" }
    #expect(base.contains(20) && !base.contains(100))
  }

  @Test func aMomentBetweenThoseOfTheHistoryIsOneOfThem() {
    var history = History()
    for step in stride(from: 0, through: 400, by: 50) {
      history.append(Sample.observation(step: step))
    }
    var query = Query()
    query.step = 123
    let live = Sample.snapshot([
      NetworkSnapshot(
        current: Sample.observation(step: 123), mark: Sample.observation(step: 0),
        history: history, markers: [], divergedAt: nil, newestStep: 400)
    ])
    let snapshot = Snapshot(
      run: live.run, status: live.status, query: query, networks: live.networks)
    let lines = canvas(snapshot) { $0.step = 123 }.lines
    #expect(lines.count { $0.contains(#/│ +▸123 /#) } == 3)
    #expect(lines.count { $0.contains(#/│ +400 /#) } == 3)
  }

  @Test func theStepsStayWhileTrainingGoesOn() {
    func steps(_ last: Int) -> [Int] {
      let lines = canvas(Sample.snapshot([Sample.network(step: last)])).lines
      return lines.compactMap { $0.firstMatch(of: #/^│ +([0-9]+) /#).flatMap { Int($0.1) } }
    }
    let (earlier, later) = (Set(steps(41)), Set(steps(49)))
    #expect(earlier.subtracting(later) == [41] && earlier.count > 3)
  }

  @Test func heightsHaveAScale() {
    let shares = canvas(Sample.snapshot()).lines.compactMap {
      $0.firstMatch(of: #/^│ +↑([0-9.]+) %/#).flatMap { Double($0.1) }
    }
    #expect(shares.count == 3 && shares.allSatisfy { $0 > 0 && $0 < 50 })
  }

  @Test func theHelpSpeaksOfThem() {
    let lines = canvas(Sample.snapshot()) { $0.help = .legend(entry: 0) }.lines.joined()
    #expect(lines.contains("▸ridge") && !lines.contains("colour"))
  }

  @Test func whatIsUnknownIsSaid() {
    let bins = ScriptedSource.snapshot([
      ScriptedSource.network(layers: 1, []) { ScriptedSource.bins(Double($0)) }
    ])
    #expect(canvas(bins).lines.contains { $0.contains(/\ [0-9]+ [⠀-⣿]/) })
    let shown = canvas(bins) { $0.showsUnit = true }.lines.joined()
    #expect(shown.contains("unit") && !shown.contains(/\ [0-9]+ [⣀]/))
  }
}
