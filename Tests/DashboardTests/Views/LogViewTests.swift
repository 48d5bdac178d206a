import Dashboard
import Drawing
import Statistics
import Telemetry
import Testing

/// What views say of logs.
@Suite struct LogViewTests {
  private static func snapshot(
    _ facets: ScriptedSource.Facets, runs: [String] = ["run"], scalars: [String] = [],
    curves: [[Curve]] = [], query: Query = Query()
  ) -> Snapshot {
    let networks = runs.indices.map { index in
      let seen = ScriptedSource.network(layers: 2, facets) { ScriptedSource.bins(Double($0)) }
      return NetworkSnapshot(
        current: seen.current, mark: seen.mark, history: seen.history, markers: [],
        divergedAt: nil, curves: curves.isEmpty ? [] : curves[index])
    }
    return Snapshot(
      run: RunInfo(
        facts: [], log: LogInfo(runs: runs, scalars: scalars, interval: 50, absence: "")),
      status: Status(isRunning: true, pace: .unlimited, refused: [:]), query: query,
      networks: networks)
  }

  private func text(
    _ snapshot: Snapshot, _ view: View, _ size: Size = Size(width: 120, height: 40),
    _ change: (inout ViewState) -> Void = { _ in }
  ) -> String {
    var state = ViewState(size: size)
    state.view = view
    change(&state)
    return Dashboard.render(snapshot, state).lines
      .map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: "\n")
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func whatIsALowerBoundSaysSo(size: Size) {
    for runs in [["a"], ["a", "b"]] {
      let bins = text(Self.snapshot(.shift, runs: runs), .shift, size)
      #expect(bins.contains("≥ drift") && bins.contains("W₁ ≥ 0.50"))
      #expect(bins.contains("≥ 0.50 ≥ 2.00") || bins.contains("≥0.50 ≥2.00"))
      #expect(bins.contains("normscope/units/TAG"))
      let units = text(Self.snapshot([.shift, .units], runs: runs), .shift, size)
      #expect(!units.contains("≥") && units.contains("0.50"))
    }
    // A trainer's numbers are what they are.
    #expect(!text(Sample.snapshot(), .shift, size).contains("≥"))
  }

  @Test func whatIsInterpolatedSaysSo() {
    let seen = Self.snapshot([.shift, .units])
    #expect(text(seen, .units).contains("15–85 % ≈ -1.00".replacing("-", with: "−")))
    for view in [View.histograms, .percentiles, .density] {
      #expect(text(seen, view).contains("≈"), "\(view)")
    }
  }

  @Test func aLayerWithoutValuesShowsNoZeros() {
    let seen = ScriptedSource.network(layers: 1, []) { _ in Distribution([]) }
    let snapshot = ScriptedSource.snapshot([seen])
    let shown = text(snapshot, .histograms, Size(width: 160, height: 40))
    #expect(shown.contains("no finite values were logged here") && !shown.contains("0.00"))
    let table = NumberTable(snapshot, ViewState(size: Size(width: 120, height: 40)))
    let columns = ["mean", "sigma", "q50"].compactMap { table.header.firstIndex(of: $0) }
    #expect(columns.count == 3 && columns.allSatisfy { table.rows.first?[$0] == "" })
  }

  private static func curve(_ name: String, _ value: @escaping (Int) -> Double) -> Curve {
    Curve(
      name: name,
      points: (0..<40).map {
        Curve.Point(step: 1000 * $0, seconds: 90 * Double($0), value: value($0))
      })
  }

  private static let names = (0..<30).map { "metric/\($0)" }
  private static func curves(from first: Int = 0) -> Snapshot {
    var query = Query()
    query.firstCurve = first
    return snapshot(
      .shift, runs: ["a", "b"], scalars: names,
      curves: (0..<2).map { run in
        names.dropFirst(min(first, 6)).prefix(24).enumerated().map { index, name in
          curve(name) { Double(index + run) + 1 / Double($0 + 1) }
        }
      }, query: query)
  }

  @Test func everyNumberHasAChartByItsTag() {
    let shown = text(Self.curves(), .learning)
    for index in 0..<8 { #expect(shown.contains(" metric/\(index) "), "\(index)") }
    #expect(shown.contains("scalars 1–8 of 30, ↑↓ for more"))
    #expect(shown.contains("a 0.0256") || shown.contains("a 0.026") || shown.contains("a 0.025"))
    let last = text(Self.curves(from: 29), .learning)
    #expect(last.contains(" metric/29 ") && last.contains("scalars 23–30 of 30"))
    var state = ViewState(size: Size(width: 120, height: 40))
    state.view = .learning
    for (key, first) in [(Key.down, 1), (.down, 2), (.up, 1), (.up, 0), (.up, 0)] {
      _ = state.handle(.key(key), snapshot: Self.curves())
      #expect(state.query.firstCurve == first)
    }
    // The end is where the last one is shown, from where the first key back is one that is seen.
    for _ in 0..<40 { _ = state.handle(.key(.down), snapshot: Self.curves()) }
    #expect(state.query.firstCurve == 22)
    // On a screen for more charts than a snapshot has curves, none says that nothing was logged.
    var tall = ViewState(size: Size(width: 120, height: 200))
    tall.view = .learning
    let canvas = Dashboard.render(Self.curves(), tall).canvas.lines.joined(separator: "\n")
    #expect(canvas.contains("scalars 1–24 of 30") && !canvas.contains("nothing was logged"))
  }

  @Test func axesOfCurvesAreChosen() {
    let seen = Self.curves()
    #expect(text(seen, .learning).contains("T steps"))
    let timed = text(seen, .learning) { _ = $0.handle(.key(.character("T")), snapshot: seen) }
    #expect(timed.contains("T wall time") && timed.contains("min 0"))
    let logarithmic = text(seen, .learning) {
      _ = $0.handle(.key(.character("Y")), snapshot: seen)
    }
    #expect(logarithmic.contains("metric/0, log axis"))
    let rough = text(seen, .learning) { _ = $0.handle(.key(.character("M")), snapshot: seen) }
    #expect(rough.contains("M not smoothed"))
    // A trainer has no clock, and elsewhere there are no curves.
    var state = ViewState(size: Size(width: 120, height: 40))
    for key in ["M", "Y", "T"] as [Unicode.Scalar] {
      _ = state.handle(.key(.character(key)), snapshot: seen)
      #expect(state.message == "this key changes the curves of view 8")
    }
    state.view = .learning
    _ = state.handle(.key(.character("T")), snapshot: Sample.snapshot())
    #expect(state.message?.contains("counts steps") == true && !state.showsWallTime)
    let losses = text(Sample.snapshot(), .learning) {
      _ = $0.handle(.key(.character("Y")), snapshot: Sample.snapshot())
    }
    #expect(losses.contains("loss, cross-entropy in nats, log axis"))
  }

  @Test(arguments: [0.01, -3, 0]) func aConstantHasAnAxisOfItsSize(value: Double) {
    let constant = Self.snapshot(
      .shift, scalars: ["rate"], curves: [[Self.curve("rate") { _ in value }]])
    let shown = text(constant, .learning)
    #expect(shown.contains("rate") && !shown.contains("1.01"))
    #expect(shown.contains(value < 0 ? "−4" : value == 0 ? "1 " : "0.01"))
  }

  @Test func theHelpOfViewEightIsThatOfItsCharts() {
    var state = ViewState(size: Size(width: 100, height: 40))
    state.view = .learning
    let seen = Self.curves()
    _ = state.handle(.key(.character("?")), snapshot: seen)
    let legend = Dashboard.render(seen, state).lines.joined()
    #expect(legend.contains("how many points a mean is of") && !legend.contains("cross-entropy"))
    _ = state.handle(.key(.character("?")), snapshot: seen)
    let help = Dashboard.render(seen, state).lines.joined()
    #expect(help.contains("under which the number was logged"))
  }

  @Test func valuesThatHaveNoPlaceAreSurvived() {
    let wild = Self.snapshot(
      .shift, scalars: ["w", "empty"],
      curves: [
        [
          Curve(
            name: "w",
            points: [.nan, .infinity, -1e300, 0].enumerated().map {
              Curve.Point(step: $0, seconds: .nan, value: $1)
            })
        ]
      ])
    for key in ["M", "Y", "T"] as [Unicode.Scalar] {
      for size in [Size(width: 60, height: 16), Size(width: 200, height: 50)] {
        _ = text(wild, .learning, size) {
          _ = $0.handle(.key(.character(key)), snapshot: wild)
        }
      }
    }
    #expect(text(wild, .learning).contains("nothing was logged under this tag"))
    #expect(text(Self.snapshot(.shift), .learning).contains("log some with add_scalar"))
  }

  @Test func tablesNameRunsLayersAndTags() {
    var state = ViewState(size: Size(width: 120, height: 40))
    let seen = Self.snapshot([.shift, .units], runs: ["a", "b\u{1B}[2J"])
    for view in [View.histograms, .percentiles, .density, .shift, .units] {
      state.view = view
      let table = NumberTable(seen, state)
      #expect(table.header[0] == "run" && !table.rows.isEmpty)
      #expect(Set(table.rows.map { $0[0] }) == ["a", "b?[2J"], "\(view)")
      #expect(table.rows.allSatisfy { $0.count == table.header.count })
    }
    state.view = .learning
    let table = NumberTable(Self.curves(), state)
    #expect(table.header == ["run", "tag", "step", "seconds", "value"])
    #expect(table.rows.count == 2 * 24 * 40)
    #expect(table.rows[1].prefix(4) == ["a", "metric/0", "1000", "90.0"])
  }
}
